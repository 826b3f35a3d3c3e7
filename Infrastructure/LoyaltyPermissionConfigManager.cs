using Nop.Core.Domain.Customers;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// The permissions of the plugin
/// </summary>
public class LoyaltyPermissionConfigManager : IPermissionConfigManager
{
    /// <summary>
    /// Permissions and the roles that have them from the start
    /// </summary>
    public IList<PermissionConfig> AllConfigs =>
    [
        new("Admin area. Loyalty. View", LoyaltyDefaults.ViewPermission, nameof(StandardPermission.Promotions), NopCustomerDefaults.AdministratorsRoleName),
        new("Admin area. Loyalty. Manage", LoyaltyDefaults.ManagePermission, nameof(StandardPermission.Promotions), NopCustomerDefaults.AdministratorsRoleName)
    ];
}
