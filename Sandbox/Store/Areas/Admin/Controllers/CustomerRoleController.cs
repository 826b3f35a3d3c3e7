using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

public class CustomerRoleController(
    ICustomerService customerService,
    ILocalizationService localizationService,
    INotificationService notificationService) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _pages = new("Admin.Customers.CustomerRoles", "Customer roles", "customer-roles-grid", typeof(CustomerRoleModel))
    {
        CanAdd = true,
        Columns = ["Name", GridColumn.Flag("Active"), GridColumn.Flag("IsSystemRole"), GridColumn.EditButton()],
        EditTitle = "EditCustomerRoleDetails",
        NameProperty = "Name",
        DeleteButtonId = "customerrole-delete",
        Fields = [RecordField.Required("Name"), "Active", "SystemName"]
    };

    [CheckPermission(StandardPermission.Customers.CUSTOMER_ROLES_VIEW)]
    public Task<IActionResult> List() => ListPageAsync(_pages, new ListSearchModel());

    [HttpPost]
    [CheckPermission(StandardPermission.Customers.CUSTOMER_ROLES_VIEW)]
    public async Task<IActionResult> List(ListSearchModel searchModel)
    {
        var roles = await customerService.GetAllCustomerRolesAsync(showHidden: true);

        return Json(await GridModel<CustomerRoleModel>.FromAsync(searchModel, roles, role => Task.FromResult(role.ToModel<CustomerRoleModel>())));
    }

    [CheckPermission(StandardPermission.Customers.CUSTOMER_ROLES_CREATE_EDIT_DELETE)]
    public IActionResult Create() => EditPage(_pages, new CustomerRoleModel { Active = true });

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(StandardPermission.Customers.CUSTOMER_ROLES_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Create(CustomerRoleModel model, bool continueEditing)
    {
        await ValidateAsync(model);
        if (!ModelState.IsValid)
            return EditPage(_pages, model);

        var role = new CustomerRole();
        Fill(role, model);
        await customerService.InsertCustomerRoleAsync(role);

        return await SavedAsync("Admin.Customers.CustomerRoles.Added", role.Id, continueEditing);
    }

    [CheckPermission(StandardPermission.Customers.CUSTOMER_ROLES_VIEW)]
    public async Task<IActionResult> Edit(int id)
    {
        var role = await customerService.GetCustomerRoleByIdAsync(id);

        return role is null ? RedirectToAction("List") : EditPage(_pages, role.ToModel<CustomerRoleModel>());
    }

    [HttpPost, ParameterBasedOnFormName("save-continue", "continueEditing")]
    [CheckPermission(StandardPermission.Customers.CUSTOMER_ROLES_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Edit(CustomerRoleModel model, bool continueEditing)
    {
        var role = await customerService.GetCustomerRoleByIdAsync(model.Id);
        if (role is null)
            return RedirectToAction("List");

        await ValidateAsync(model);
        if (role.IsSystemRole && (!model.Active || !string.Equals(role.SystemName, model.SystemName, StringComparison.OrdinalIgnoreCase)))
            await AddErrorAsync(nameof(model.SystemName), "Admin.Customers.CustomerRoles.SystemRoleCannotBeChanged");
        if (!ModelState.IsValid)
            return EditPage(_pages, model);

        Fill(role, model);
        await customerService.UpdateCustomerRoleAsync(role);

        return await SavedAsync("Admin.Customers.CustomerRoles.Updated", role.Id, continueEditing);
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Customers.CUSTOMER_ROLES_CREATE_EDIT_DELETE)]
    public async Task<IActionResult> Delete(int id)
    {
        var role = await customerService.GetCustomerRoleByIdAsync(id);
        if (role is null)
            return RedirectToAction("List");

        try
        {
            await customerService.DeleteCustomerRoleAsync(role);

            return await DoneAsync("Admin.Customers.CustomerRoles.Deleted");
        }
        catch (Exception exception)
        {
            NotificationService.ErrorNotification(exception.Message);
            return RedirectToAction("Edit", new { id = role.Id });
        }
    }

    private async Task ValidateAsync(CustomerRoleModel model)
    {
        if (string.IsNullOrWhiteSpace(model.Name))
            await AddErrorAsync(nameof(model.Name), "Admin.Customers.CustomerRoles.Fields.Name.Required");
    }

    private static void Fill(CustomerRole role, CustomerRoleModel model)
    {
        role.Name = model.Name;
        role.Active = model.Active;
        role.SystemName = model.SystemName;
    }
}
