using Microsoft.AspNetCore.Mvc;
using Nop.Services.Authentication;
using Nop.Services.Orders;
using Nop.Services.Security;

namespace Nop.Services.Customers;

/// <summary>Turns guests into customers, checks passwords and signs in.</summary>
public class CustomerRegistrationService(
    IAuthenticationService authenticationService,
    ICustomerService customerService,
    IEncryptionService encryptionService,
    IEventPublisher eventPublisher,
    ILocalizationService localizationService,
    IShoppingCartService shoppingCartService,
    IWorkContext workContext,
    CustomerSettings customerSettings) : ICustomerRegistrationService
{
    public virtual async Task<CustomerLoginResults> ValidateCustomerAsync(string usernameOrEmail, string password)
    {
        var customer = customerSettings.UsernamesEnabled
            ? await customerService.GetCustomerByUsernameAsync(usernameOrEmail)
            : await customerService.GetCustomerByEmailAsync(usernameOrEmail);
        if (customer == null)
            return CustomerLoginResults.CustomerNotExist;
        if (customer.Deleted)
            return CustomerLoginResults.Deleted;
        if (!customer.Active)
            return CustomerLoginResults.NotActive;
        if (!await customerService.IsRegisteredAsync(customer))
            return CustomerLoginResults.NotRegistered;
        if (customer.CannotLoginUntilDateUtc > DateTime.UtcNow)
            return CustomerLoginResults.LockedOut;

        if (!IsPassword(await customerService.GetCurrentPasswordAsync(customer.Id), password))
        {
            await CountFailureAsync(customer);
            return CustomerLoginResults.WrongPassword;
        }

        customer.FailedLoginAttempts = 0;
        customer.CannotLoginUntilDateUtc = null;
        customer.RequireReLogin = false;
        customer.LastLoginDateUtc = DateTime.UtcNow;
        await customerService.UpdateCustomerAsync(customer);

        return CustomerLoginResults.Successful;
    }

    public virtual async Task<CustomerRegistrationResult> RegisterCustomerAsync(CustomerRegistrationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        var result = new CustomerRegistrationResult();
        var error = await FindErrorAsync(request);
        if (error != null)
        {
            result.AddError(await localizationService.GetResourceAsync(error));
            return result;
        }

        var customer = request.Customer;
        customer.Username = request.Username;
        customer.Email = request.Email.Trim();
        customer.Active = request.IsApproved;
        await customerService.InsertCustomerPasswordAsync(MakePassword(customer.Id, request.Password, request.PasswordFormat,
            customerSettings.HashedPasswordFormat));

        var registered = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.RegisteredRoleName)
            ?? throw new NopException("There is no role for registered customers");
        await customerService.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping
        {
            CustomerId = customer.Id,
            CustomerRoleId = registered.Id
        });
        var guests = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.GuestsRoleName);
        if (guests != null)
            await customerService.RemoveCustomerRoleMappingAsync(customer, guests);

        await customerService.UpdateCustomerAsync(customer);

        return result;
    }

    public virtual async Task<ChangePasswordResult> ChangePasswordAsync(ChangePasswordRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        var result = new ChangePasswordResult();
        var customer = await customerService.GetCustomerByEmailAsync(request.Email);
        if (customer == null)
            result.AddError(await localizationService.GetResourceAsync("Account.ChangePassword.Errors.EmailNotFound"));
        else if (string.IsNullOrWhiteSpace(request.NewPassword))
            result.AddError(await localizationService.GetResourceAsync("Account.ChangePassword.Errors.PasswordIsNotProvided"));
        else if (request.ValidateRequest && !IsPassword(await customerService.GetCurrentPasswordAsync(customer.Id), request.OldPassword))
            result.AddError(await localizationService.GetResourceAsync("Account.ChangePassword.Errors.OldPasswordDoesntMatch"));

        if (!result.Success)
            return result;

        var password = MakePassword(customer.Id, request.NewPassword, request.NewPasswordFormat,
            request.HashedPasswordFormat ?? customerSettings.HashedPasswordFormat);
        await customerService.InsertCustomerPasswordAsync(password);
        await eventPublisher.PublishAsync(new CustomerPasswordChangedEvent(password));

        return result;
    }

    public virtual async Task<IActionResult> SignInCustomerAsync(Customer customer, string returnUrl, bool isPersist = false)
    {
        var guest = await workContext.GetCurrentCustomerAsync();
        if (guest?.Id != customer.Id)
        {
            await shoppingCartService.MigrateShoppingCartAsync(guest, customer, true);
            await workContext.SetCurrentCustomerAsync(customer);
        }

        await authenticationService.SignInAsync(customer, isPersist);
        await eventPublisher.PublishAsync(new CustomerLoggedinEvent(customer, guest));

        return IsLocalUrl(returnUrl) ? new LocalRedirectResult(returnUrl) : new RedirectToRouteResult("Homepage", null);
    }

    public virtual async Task SetEmailAsync(Customer customer, string newEmail, bool requireValidation)
    {
        ArgumentNullException.ThrowIfNull(customer);

        var email = newEmail?.Trim();
        if (!CommonHelper.IsValidEmail(email))
            throw new NopException(await localizationService.GetResourceAsync("Account.EmailUsernameErrors.NewEmailIsNotValid"));

        var owner = await customerService.GetCustomerByEmailAsync(email);
        if (owner != null && owner.Id != customer.Id)
            throw new NopException(await localizationService.GetResourceAsync("Account.EmailUsernameErrors.EmailAlreadyExists"));

        customer.Email = email;
        await customerService.UpdateCustomerAsync(customer);
    }

    private async Task<string> FindErrorAsync(CustomerRegistrationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request.Customer);

        if (request.Customer.IsSystemAccount)
            return "Account.Register.Errors.SystemAccount";
        if (await customerService.IsRegisteredAsync(request.Customer))
            return "Account.Register.Errors.AlreadyRegistered";
        if (string.IsNullOrEmpty(request.Email))
            return "Account.Register.Errors.EmailIsNotProvided";
        if (!CommonHelper.IsValidEmail(request.Email))
            return "Common.WrongEmail";
        if (string.IsNullOrWhiteSpace(request.Password))
            return "Account.Register.Errors.PasswordIsNotProvided";
        if (customerSettings.UsernamesEnabled && string.IsNullOrEmpty(request.Username))
            return "Account.Register.Errors.UsernameIsNotProvided";
        if (await customerService.GetCustomerByEmailAsync(request.Email) != null)
            return "Account.Register.Errors.EmailAlreadyExists";
        if (customerSettings.UsernamesEnabled && await customerService.GetCustomerByUsernameAsync(request.Username) != null)
            return "Account.Register.Errors.UsernameAlreadyExists";

        return null;
    }

    private async Task CountFailureAsync(Customer customer)
    {
        customer.FailedLoginAttempts++;
        var allowed = customerSettings.FailedPasswordAllowedAttempts;
        if (allowed > 0 && customer.FailedLoginAttempts >= allowed)
        {
            customer.CannotLoginUntilDateUtc = DateTime.UtcNow.AddMinutes(customerSettings.FailedPasswordLockoutMinutes);
            customer.FailedLoginAttempts = 0;
        }

        await customerService.UpdateCustomerAsync(customer);
    }

    private CustomerPassword MakePassword(int customerId, string password, PasswordFormat format, string hashedPasswordFormat)
    {
        var result = new CustomerPassword { CustomerId = customerId, PasswordFormat = format, CreatedOnUtc = DateTime.UtcNow };
        if (format == PasswordFormat.Hashed)
        {
            result.PasswordSalt = encryptionService.CreateSaltKey(NopCustomerServicesDefaults.PasswordSaltKeySize);
            result.Password = encryptionService.CreatePasswordHash(password, result.PasswordSalt,
                hashedPasswordFormat ?? NopCustomerServicesDefaults.DefaultHashedPasswordFormat);
        }
        else
        {
            result.Password = format == PasswordFormat.Encrypted ? encryptionService.EncryptText(password) : password;
        }

        return result;
    }

    private bool IsPassword(CustomerPassword saved, string entered)
    {
        if (saved?.Password == null || string.IsNullOrEmpty(entered))
            return false;

        return saved.PasswordFormat switch
        {
            PasswordFormat.Hashed => saved.Password == encryptionService.CreatePasswordHash(entered, saved.PasswordSalt,
                customerSettings.HashedPasswordFormat ?? NopCustomerServicesDefaults.DefaultHashedPasswordFormat),
            PasswordFormat.Encrypted => encryptionService.DecryptText(saved.Password) == entered,
            _ => saved.Password == entered
        };
    }

    private static bool IsLocalUrl(string url) =>
        !string.IsNullOrEmpty(url) && url[0] == '/' && (url.Length == 1 || (url[1] != '/' && url[1] != '\\'));
}
