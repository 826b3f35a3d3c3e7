using Nop.Services.Gdpr;
using Nop.Web.Framework.Controllers;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class CustomerController(
    CustomerModelFactory customerModelFactory,
    CustomerSettings customerSettings,
    ICustomerRegistrationService customerRegistrationService,
    ICustomerService customerService,
    IGdprService gdprService,
    ILocalizationService localizationService,
    INotificationService notificationService,
    IStoreContext storeContext,
    IWorkContext workContext,
    OrderModelFactory orderModelFactory) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.Customers.Customers", "Customers list", "customers-grid", typeof(CustomerModel))
    {
        CanAdd = true,
        ReadAction = "CustomerList",
        SearchButtonId = "search-customers",
        SearchFields = ["SearchEmail", "SearchFirstName", "SearchLastName", new("SelectedCustomerRoleIds") { Items = "AvailableCustomerRoles", IsMultiple = true }],
        Columns =
        [
            "Email", "FullName", "CustomerRoleNames", GridColumn.Flag("Active"), GridColumn.Date("CreatedOn"), GridColumn.Date("LastActivityDate"),
            GridColumn.EditButton()
        ],
        Cards =
        [
            new("customer-info", "fas fa-info", "Admin.Customers.Customers.Info",
            [
                RecordField.Required("Email"), new("Password") { View = "_Password" }, "FirstName", "LastName", "Company",
                RecordField.Required("SelectedCustomerRoleIds") with { Items = "AvailableCustomerRoles", IsMultiple = true }, "Active", RecordField.Multiline("AdminComment")
            ])
        ]
    };

    public IActionResult Index() => RedirectToAction("List");

    [CheckPermission(StandardPermission.Customers.CUSTOMERS_VIEW)]
    public async Task<IActionResult> List() => await ListPageAsync(_pages, await customerModelFactory.PrepareCustomerSearchModelAsync());

    [HttpPost]
    [CheckPermission(StandardPermission.Customers.CUSTOMERS_VIEW)]
    public async Task<IActionResult> CustomerList(CustomerSearchModel searchModel) =>
        Json(await customerModelFactory.PrepareCustomerListModelAsync(searchModel));

    [HttpPost]
    [CheckPermission(StandardPermission.Customers.CUSTOMERS_VIEW)]
    public async Task<IActionResult> OrderList(CustomerOrderSearchModel searchModel) =>
        Json(await orderModelFactory.PrepareCustomerOrderListModelAsync(searchModel));

    [CheckPermission(StandardPermission.Customers.CUSTOMERS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Create() => EditPage(_pages, await customerModelFactory.PrepareCustomerModelAsync(null, null));

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [FormValueRequired("save", "save-continue")]
    [CheckPermission(StandardPermission.Customers.CUSTOMERS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Create(CustomerModel model, bool continueEditing)
    {
        var roles = await ReadRolesAsync(model);
        await ValidateAsync(model, null, roles);
        if (!ModelState.IsValid)
            return EditPage(_pages, await customerModelFactory.PrepareCustomerModelAsync(model, null));

        var customer = new Customer
        {
            CustomerGuid = Guid.NewGuid(),
            Email = model.Email.Trim(),
            Username = model.Email.Trim(),
            CreatedOnUtc = DateTime.UtcNow,
            LastActivityDateUtc = DateTime.UtcNow,
            RegisteredInStoreId = (await storeContext.GetCurrentStoreAsync()).Id
        };
        Fill(customer, model);
        await customerService.InsertCustomerAsync(customer);
        await ApplyRolesAsync(customer, roles);

        if (!string.IsNullOrWhiteSpace(model.Password))
            await SetPasswordAsync(customer.Email, model.Password);

        return await SavedAsync("Admin.Customers.Customers.Added", customer.Id, continueEditing);
    }

    [CheckPermission(StandardPermission.Customers.CUSTOMERS_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var customer = await customerService.GetCustomerByIdAsync(id);
        if (customer is null || customer.Deleted)
            return RedirectToAction("List");

        return View(await customerModelFactory.PrepareCustomerModelAsync(null, customer));
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [FormValueRequired("save", "save-continue")]
    [CheckPermission(StandardPermission.Customers.CUSTOMERS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Edit(CustomerModel model, bool continueEditing)
    {
        var customer = await customerService.GetCustomerByIdAsync(model.Id);
        if (customer is null || customer.Deleted)
            return RedirectToAction("List");

        var roles = await ReadRolesAsync(model);
        await ValidateAsync(model, customer, roles);
        if (!ModelState.IsValid)
            return View(await customerModelFactory.PrepareCustomerModelAsync(model, customer));

        Fill(customer, model);
        await customerService.UpdateCustomerAsync(customer);
        if (!string.IsNullOrWhiteSpace(model.Email) && !model.Email.Trim().Equals(customer.Email, StringComparison.InvariantCultureIgnoreCase))
        {
            await customerRegistrationService.SetEmailAsync(customer, model.Email.Trim(), false);
            customer.Username = customer.Email;
            await customerService.UpdateCustomerAsync(customer);
        }
        await ApplyRolesAsync(customer, roles);

        return await SavedAsync("Admin.Customers.Customers.Updated", customer.Id, continueEditing);
    }

    [HttpPost, ActionName("Edit")]
    [FormValueRequired("changepassword")]
    [CheckPermission(StandardPermission.Customers.CUSTOMERS_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> ChangePassword(CustomerModel model)
    {
        var customer = await customerService.GetCustomerByIdAsync(model.Id);
        if (customer is null)
            return RedirectToAction("List");

        if (await MayNotTouchAsync(customer))
            await NotifyErrorAsync("Admin.Customers.Customers.OnlyAdminCanChangePassword");
        else if (await SetPasswordAsync(customer.Email, model.Password))
            await NotifySuccessAsync("Admin.Customers.Customers.PasswordChanged");

        return RedirectToAction("Edit", new { id = customer.Id });
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Customers.CUSTOMERS_CREATE_EDIT_DELETE)]
    public Task<IActionResult> Delete(int id) => DeleteAsync(id, customerService.DeleteCustomerAsync);

    [HttpPost]
    [CheckPermission(StandardPermission.Customers.CUSTOMERS_CREATE_EDIT_DELETE)]
    [CheckPermission(StandardPermission.Customers.GDPR_MANAGE)]
    public Task<IActionResult> GdprDelete(int id) => DeleteAsync(id, gdprService.PermanentDeleteCustomerAsync);

    private async Task<IActionResult> DeleteAsync(int id, Func<Customer, Task> delete)
    {
        var customer = await customerService.GetCustomerByIdAsync(id);
        if (customer is null)
            return RedirectToAction("List");

        if (await MayNotTouchAsync(customer) || customer.Id == (await workContext.GetCurrentCustomerAsync()).Id)
        {
            await NotifyErrorAsync("Admin.Customers.Customers.AdminAccountShouldExists.DeleteAdministrator");
            return RedirectToAction("Edit", new { id = customer.Id });
        }

        await delete(customer);

        return await DoneAsync("Admin.Customers.Customers.Deleted");
    }

    private static void Fill(Customer customer, CustomerModel model)
    {
        customer.FirstName = model.FirstName;
        customer.LastName = model.LastName;
        customer.Company = model.Company;
        customer.Active = model.Active;
        customer.AdminComment = model.AdminComment;
    }

    private async Task<IList<CustomerRole>> ReadRolesAsync(CustomerModel model)
    {
        var all = await customerService.GetAllCustomerRolesAsync(showHidden: true);
        return all.Where(role => model.SelectedCustomerRoleIds.Contains(role.Id)).ToList();
    }

    private async Task ValidateAsync(CustomerModel model, Customer customer, IList<CustomerRole> roles)
    {
        var isGuest = roles.Any(role => role.SystemName == NopCustomerDefaults.GuestsRoleName);
        var isRegistered = roles.Any(role => role.SystemName == NopCustomerDefaults.RegisteredRoleName);
        if (isGuest == isRegistered)
            await AddErrorAsync(nameof(model.SelectedCustomerRoleIds), "Admin.Customers.Customers.AddCustomerToGuestsOrRegisteredCustomerRoleError");

        if (isRegistered && !CommonHelper.IsValidEmail(model.Email?.Trim()))
            await AddErrorAsync(nameof(model.Email), "Admin.Customers.Customers.ValidEmailRequiredRegisteredRole");

        if (!string.IsNullOrWhiteSpace(model.Email)
            && await customerService.GetCustomerByEmailAsync(model.Email.Trim()) is { } other && other.Id != customer?.Id)
            await AddErrorAsync(nameof(model.Email), "Admin.Customers.Customers.EmailAlreadyRegistered");

        var editor = await workContext.GetCurrentCustomerAsync();
        var wasAdmin = customer is not null && await customerService.IsAdminAsync(customer);
        var becomesAdmin = roles.Any(role => role.SystemName == NopCustomerDefaults.AdministratorsRoleName);
        if (wasAdmin != becomesAdmin && !await customerService.IsAdminAsync(editor))
            await AddErrorAsync(nameof(model.SelectedCustomerRoleIds), "Admin.Customers.Customers.OnlyAdminCanChangeAdminRole");
        if (wasAdmin && customer.Id == editor.Id && (!becomesAdmin || !model.Active))
            await AddErrorAsync(nameof(model.SelectedCustomerRoleIds), "Admin.Customers.Customers.AdminAccountShouldExists.Deactivate");
    }

    private async Task ApplyRolesAsync(Customer customer, IList<CustomerRole> roles)
    {
        var current = await customerService.GetCustomerRolesAsync(customer, showHidden: true);
        foreach (var role in roles.Where(role => current.All(has => has.Id != role.Id)))
            await customerService.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = customer.Id, CustomerRoleId = role.Id });

        foreach (var role in current.Where(has => roles.All(role => role.Id != has.Id)))
            await customerService.RemoveCustomerRoleMappingAsync(customer, role);
    }

    private async Task<bool> SetPasswordAsync(string email, string password)
    {
        var result = await customerRegistrationService.ChangePasswordAsync(
            new ChangePasswordRequest(email, false, customerSettings.DefaultPasswordFormat, password));
        foreach (var error in result.Errors)
            NotificationService.ErrorNotification(error);

        return result.Success;
    }

    private async Task<bool> MayNotTouchAsync(Customer customer) =>
        await customerService.IsAdminAsync(customer)
            && !await customerService.IsAdminAsync(await workContext.GetCurrentCustomerAsync());
}
