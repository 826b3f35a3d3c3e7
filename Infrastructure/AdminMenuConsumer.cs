using Nop.Services.Localization;
using Nop.Services.Plugins;
using Nop.Services.Security;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Menu;
using Nop.Web.Framework.Mvc.Routing;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Puts the Loyalty menu into the admin area, after Promotions
/// </summary>
public class AdminMenuConsumer(IAdminStores adminStores,
    ILocalizationService localizationService,
    INopUrlHelper nopUrlHelper,
    IPermissionService permissionService,
    IPluginManager<IPlugin> pluginManager) : BaseAdminMenuCreatedEventConsumer(pluginManager)
{
    #region Fields

    private AdminMenuCreatedEvent _event;

    #endregion

    #region Utilities

    /// <inheritdoc />
    protected override async Task<bool> CheckAccessAsync()
    {
        return await permissionService.AuthorizeAsync(LoyaltyDefaults.ViewPermission);
    }

    /// <inheritdoc />
    protected override async Task<AdminMenuItem> GetAdminMenuItemAsync(IPlugin plugin)
    {
        if (plugin is null)
            return null;

        //what concerns all stores is refused to who is limited to some
        var limited = (await adminStores.GetScopeAsync()).IsLimited;
        return new AdminMenuItem
        {
            SystemName = LoyaltyDefaults.AdminMenu,
            Title = await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Menu"),
            IconClass = "fas fa-star",
            Visible = true,
            PermissionNames = new List<string> { LoyaltyDefaults.ViewPermission },
            ChildNodes = new List<AdminMenuItem>
            {
                await NodeAsync("Dashboard", "LoyaltyDashboard", "Index", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Programs", "LoyaltyProgram", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Tiers", "LoyaltyTier", "Policy", LoyaltyDefaults.ManagePermission),
                await NodeAsync("Rules", "LoyaltyRule", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Interactions", "LoyaltyInteraction", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Rewards", "LoyaltyReward", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Products", "LoyaltyProduct", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Redemptions", "LoyaltyRedemptionAdmin", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Referrals", "LoyaltyReferralAdmin", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Members", "LoyaltyMember", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Entries", "LoyaltyLedger", "Entries", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Imports", "LoyaltyImport", "List", LoyaltyDefaults.ManagePermission),
                await NodeAsync("ApiKeys", "LoyaltyApiKey", "List", LoyaltyDefaults.ManagePermission),
                await NodeAsync("Partners", "LoyaltyPartner", "List", LoyaltyDefaults.ManagePermission),
                await NodeAsync("Providers", "LoyaltyProvider", "List", LoyaltyDefaults.ManagePermission),
                await NodeAsync("Sessions", "LoyaltySession", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Webhooks", "LoyaltyWebhook", "List", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Audit", "LoyaltyLedger", "Audit", LoyaltyDefaults.ViewPermission),
                await NodeAsync("Verify", "LoyaltyLedger", "Verify", LoyaltyDefaults.ViewPermission, !limited),
                await NodeAsync("StoreLimits", "LoyaltyAdmin", "StoreLimits", LoyaltyDefaults.ManagePermission, !limited),
                await NodeAsync("Configuration", "LoyaltyAdmin", "Configure", LoyaltyDefaults.ManagePermission)
            }
        };
    }

    private async Task<AdminMenuItem> NodeAsync(string name, string controller, string action, string permission, bool visible = true)
    {
        return new AdminMenuItem
        {
            SystemName = $"{LoyaltyDefaults.AdminMenu}.{name}",
            Title = await localizationService.GetResourceAsync($"Plugins.Misc.Loyalty.Menu.{name}"),
            IconClass = "far fa-dot-circle",
            Url = name == "Configuration" ? nopUrlHelper.RouteUrl(LoyaltyDefaults.ConfigurationRouteName) : _event.GetMenuItemUrl(controller, action),
            Visible = visible,
            PermissionNames = new List<string> { permission }
        };
    }

    #endregion

    #region Methods

    /// <inheritdoc />
    public override async Task HandleEventAsync(AdminMenuCreatedEvent eventMessage)
    {
        _event = eventMessage;
        await base.HandleEventAsync(eventMessage);
    }

    #endregion

    #region Properties

    /// <inheritdoc />
    protected override string PluginSystemName => LoyaltyDefaults.SystemName;

    /// <inheritdoc />
    protected override MenuItemInsertType InsertType => MenuItemInsertType.After;

    /// <inheritdoc />
    protected override string AfterMenuSystemName => "Promotions";

    #endregion
}
