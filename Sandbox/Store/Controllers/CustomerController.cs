using Nop.Core.Events;
using Nop.Services.Authentication;
using Nop.Web.Controllers;
using Nop.Web.Models.Customer;
using Sandbox.Store.Factories;

namespace Sandbox.Store.Controllers;

/// <summary>Login, registration and the customer's own data</summary>
[AutoValidateAntiforgeryToken]
public class CustomerController(
    CustomerModelFactory customerModelFactory,
    CustomerSettings customerSettings,
    IAuthenticationService authenticationService,
    ICustomerRegistrationService customerRegistrationService,
    ICustomerService customerService,
    IEventPublisher eventPublisher,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IStoreContext storeContext,
    IWorkContext workContext,
    IWorkflowMessageService workflowMessageService) : BasePublicController
{
    public async Task<IActionResult> Login(bool checkoutAsGuest = false)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (await customerService.IsRegisteredAsync(customer))
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        return View(new LoginModel { CheckoutAsGuest = checkoutAsGuest });
    }

    public Task<IActionResult> LoginCheckoutAsGuest() => Task.FromResult<IActionResult>(View("Login", new LoginModel { CheckoutAsGuest = true }));

    [HttpPost]
    public async Task<IActionResult> Login(LoginModel model, string returnUrl)
    {
        var email = (model.Email ?? string.Empty).Trim();
        var result = await customerRegistrationService.ValidateCustomerAsync(email, model.Password ?? string.Empty);
        if (result == CustomerLoginResults.Successful)
        {
            var customer = await customerService.GetCustomerByEmailAsync(email);
            return await customerRegistrationService.SignInCustomerAsync(customer, returnUrl, model.RememberMe);
        }

        ModelState.AddModelError(string.Empty, await localizationService.GetResourceAsync(result switch
        {
            CustomerLoginResults.CustomerNotExist => "Account.Login.WrongCredentials.CustomerNotExist",
            CustomerLoginResults.Deleted => "Account.Login.WrongCredentials.Deleted",
            CustomerLoginResults.NotActive => "Account.Login.WrongCredentials.NotActive",
            CustomerLoginResults.NotRegistered => "Account.Login.WrongCredentials.NotRegistered",
            CustomerLoginResults.LockedOut => "Account.Login.WrongCredentials.LockedOut",
            _ => "Account.Login.WrongCredentials"
        }));
        return View(model);
    }

    public async Task<IActionResult> Logout()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        await authenticationService.SignOutAsync();
        await eventPublisher.PublishAsync(new CustomerLoggedOutEvent(customer));
        return RedirectToRoute(NopRouteNames.General.HOMEPAGE);
    }

    public async Task<IActionResult> Register()
    {
        if (customerSettings.UserRegistrationType == UserRegistrationType.Disabled)
            return RedirectToRoute(NopRouteNames.Standard.REGISTER_RESULT, new { resultId = (int)UserRegistrationType.Disabled });

        var customer = await workContext.GetCurrentCustomerAsync();
        if (await customerService.IsRegisteredAsync(customer))
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        return View(new RegisterModel());
    }

    [HttpPost]
    public async Task<IActionResult> Register(RegisterModel model, string returnUrl)
    {
        if (customerSettings.UserRegistrationType == UserRegistrationType.Disabled)
            return RedirectToRoute(NopRouteNames.Standard.REGISTER_RESULT, new { resultId = (int)UserRegistrationType.Disabled });

        var customer = await workContext.GetCurrentCustomerAsync();
        if (await customerService.IsRegisteredAsync(customer))
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        await RequireNamesAsync(model.FirstName, model.LastName);
        await RequireEmailAsync(model.Email);
        await RequirePasswordAsync(nameof(model.Password), model.Password, nameof(model.ConfirmPassword), model.ConfirmPassword);
        if (!ModelState.IsValid)
            return View(model);

        var store = await storeContext.GetCurrentStoreAsync();
        var email = model.Email.Trim();
        customer.RegisteredInStoreId = store.Id;
        var isApproved = customerSettings.UserRegistrationType == UserRegistrationType.Standard;
        var result = await customerRegistrationService.RegisterCustomerAsync(new CustomerRegistrationRequest(customer, email, email,
            model.Password, customerSettings.DefaultPasswordFormat, store.Id, isApproved));
        if (!result.Success)
        {
            foreach (var error in result.Errors)
                ModelState.AddModelError(string.Empty, error);
            return View(model);
        }

        customer.FirstName = model.FirstName.Trim();
        customer.LastName = model.LastName.Trim();
        customer.Company = model.Company?.Trim();
        await customerService.UpdateCustomerAsync(customer);
        var language = await workContext.GetWorkingLanguageAsync();
        if (customerSettings.NotifyNewCustomerRegistration)
            await workflowMessageService.SendCustomerRegisteredStoreOwnerNotificationMessageAsync(customer, language.Id);
        await eventPublisher.PublishAsync(new CustomerRegisteredEvent(customer));
        if (isApproved)
        {
            await workflowMessageService.SendCustomerWelcomeMessageAsync(customer, language.Id);
            await eventPublisher.PublishAsync(new CustomerActivatedEvent(customer));
            await customerRegistrationService.SignInCustomerAsync(customer, returnUrl, true);
        }

        return RedirectToRoute(NopRouteNames.Standard.REGISTER_RESULT, new { resultId = (int)customerSettings.UserRegistrationType, returnUrl });
    }

    public async Task<IActionResult> RegisterResult(int resultId, string returnUrl)
    {
        var resource = (UserRegistrationType)resultId switch
        {
            UserRegistrationType.Disabled => "Account.Register.Result.Disabled",
            UserRegistrationType.AdminApproval => "Account.Register.Result.AdminApproval",
            UserRegistrationType.EmailValidation => "Account.Register.Result.EmailValidation",
            _ => "Account.Register.Result.Standard"
        };
        return View(new RegisterResultModel
        {
            Result = await localizationService.GetResourceAsync(resource),
            ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : Url.RouteUrl(NopRouteNames.General.HOMEPAGE)
        });
    }

    public async Task<IActionResult> Info()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!await customerService.IsRegisteredAsync(customer))
            return Challenge();

        return View(customerModelFactory.PrepareCustomerInfoModel(customer));
    }

    [HttpPost]
    public async Task<IActionResult> Info(CustomerInfoModel model)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!await customerService.IsRegisteredAsync(customer))
            return Challenge();

        await RequireNamesAsync(model.FirstName, model.LastName);
        await RequireEmailAsync(model.Email);
        if (!ModelState.IsValid)
            return View(model);

        try
        {
            var email = model.Email.Trim();
            if (!email.Equals(customer.Email, StringComparison.OrdinalIgnoreCase))
            {
                await customerRegistrationService.SetEmailAsync(customer, email, false);
                await authenticationService.SignInAsync(customer, true);
            }

            customer.FirstName = model.FirstName.Trim();
            customer.LastName = model.LastName.Trim();
            customer.Company = model.Company?.Trim();
            customer.DateOfBirth = model.ParseDateOfBirth();
            await customerService.UpdateCustomerAsync(customer);
        }
        catch (NopException exception)
        {
            ModelState.AddModelError(string.Empty, exception.Message);
            return View(model);
        }

        notificationService.SuccessNotification(await localizationService.GetResourceAsync("Account.CustomerInfo.Updated"));
        return RedirectToRoute(NopRouteNames.General.CUSTOMER_INFO);
    }

    public async Task<IActionResult> ChangePassword()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        return await customerService.IsRegisteredAsync(customer) ? View(new ChangePasswordModel()) : Challenge();
    }

    [HttpPost]
    public async Task<IActionResult> ChangePassword(ChangePasswordModel model)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        if (!await customerService.IsRegisteredAsync(customer))
            return Challenge();

        await RequirePasswordAsync(nameof(model.NewPassword), model.NewPassword, nameof(model.ConfirmNewPassword), model.ConfirmNewPassword);
        if (!ModelState.IsValid)
            return View(model);

        var result = await customerRegistrationService.ChangePasswordAsync(new ChangePasswordRequest(customer.Email, true,
            customerSettings.DefaultPasswordFormat, model.NewPassword, model.OldPassword ?? string.Empty));
        if (result.Success)
        {
            notificationService.SuccessNotification(await localizationService.GetResourceAsync("Account.ChangePassword.Success"));
            return RedirectToRoute(NopRouteNames.Standard.CUSTOMER_CHANGE_PASSWORD);
        }

        foreach (var error in result.Errors)
            ModelState.AddModelError(string.Empty, error);
        return View(model);
    }

    private async Task RequireNamesAsync(string firstName, string lastName)
    {
        if (string.IsNullOrWhiteSpace(firstName))
            ModelState.AddModelError("FirstName", await localizationService.GetResourceAsync("Account.Fields.FirstName.Required"));
        if (string.IsNullOrWhiteSpace(lastName))
            ModelState.AddModelError("LastName", await localizationService.GetResourceAsync("Account.Fields.LastName.Required"));
    }

    private async Task RequireEmailAsync(string email)
    {
        if (string.IsNullOrWhiteSpace(email))
            ModelState.AddModelError("Email", await localizationService.GetResourceAsync("Account.Fields.Email.Required"));
        else if (!CommonHelper.IsValidEmail(email.Trim()))
            ModelState.AddModelError("Email", await localizationService.GetResourceAsync("Common.WrongEmail"));
    }

    private async Task RequirePasswordAsync(string field, string password, string confirmationField, string confirmation)
    {
        if ((password ?? string.Empty).Length < customerSettings.PasswordMinLength)
            ModelState.AddModelError(field, string.Format(await localizationService.GetResourceAsync("Validation.Password.MinLength"), customerSettings.PasswordMinLength));
        else if (password != confirmation)
            ModelState.AddModelError(confirmationField, await localizationService.GetResourceAsync("Account.Fields.Password.EnteredPasswordsDoNotMatch"));
    }
}
