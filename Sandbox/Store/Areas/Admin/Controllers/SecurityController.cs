using Nop.Core.Domain.Security;
using Sandbox.Store.Areas.Admin.Models;
using ILogger = Nop.Services.Logging.ILogger;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>The access control list and the page for those it keeps out</summary>
public class SecurityController(
    ICustomerService customerService,
    ILocalizationService localizationService,
    ILogger logger,
    INotificationService notificationService,
    IPermissionService permissionService,
    IWorkContext workContext) : StoreAdminController(localizationService, notificationService)
{
    public async Task<IActionResult> AccessDenied(string pageUrl)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        await logger.InformationAsync($"Access denied to user #{customer.Id} '{customer.Email}' on {pageUrl}");

        return View();
    }

    [CheckPermission(StandardPermission.Configuration.MANAGE_ACL)]
    public async Task<IActionResult> Permissions()
    {
        var roles = await customerService.GetAllCustomerRolesAsync(showHidden: true);
        var model = new PermissionMappingModel
        {
            Roles = roles.Select(role => new PermissionRoleModel { Id = role.Id, Name = role.Name }).ToList()
        };

        foreach (var permission in await permissionService.GetAllPermissionRecordsAsync())
        {
            var mappings = await permissionService.GetMappingByPermissionRecordIdAsync(permission.Id);
            model.Permissions.Add(new PermissionItemModel
            {
                Id = permission.Id,
                Category = permission.Category,
                SystemName = permission.SystemName,
                PermissionName = await LocalizationService.GetLocalizedPermissionNameAsync(permission),
                AllowedRoleIds = mappings.Select(mapping => mapping.CustomerRoleId).ToList()
            });
        }

        model.Permissions = model.Permissions
            .OrderBy(permission => permission.Category)
            .ThenBy(permission => permission.PermissionName)
            .ToList();

        return View(model);
    }

    /// <summary>Saves the list; each checked box arrives as allow_{role id} with the permission's system name</summary>
    [HttpPost, ActionName("Permissions")]
    [CheckPermission(StandardPermission.Configuration.MANAGE_ACL)]
    public async Task<IActionResult> PermissionsSave(IFormCollection form)
    {
        var roles = await customerService.GetAllCustomerRolesAsync(showHidden: true);
        foreach (var permission in await permissionService.GetAllPermissionRecordsAsync())
        {
            var mappings = await permissionService.GetMappingByPermissionRecordIdAsync(permission.Id);
            foreach (var role in roles)
            {
                var isAllowed = mappings.Any(mapping => mapping.CustomerRoleId == role.Id);
                var shallBeAllowed = form[$"allow_{role.Id}"].Contains(permission.SystemName);

                if (shallBeAllowed && !isAllowed)
                    await permissionService.InsertPermissionRecordCustomerRoleMappingAsync(
                        new PermissionRecordCustomerRoleMapping { PermissionRecordId = permission.Id, CustomerRoleId = role.Id });
                if (!shallBeAllowed && isAllowed)
                    await permissionService.DeletePermissionRecordCustomerRoleMappingAsync(permission.Id, role.Id);
            }
        }

        await NotifySuccessAsync("Admin.Configuration.ACL.Updated");

        return RedirectToAction("Permissions");
    }
}
