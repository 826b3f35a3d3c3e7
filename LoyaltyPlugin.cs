using Nop.Core.Domain.Common;
using Nop.Core.Domain.ScheduleTasks;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Data.Migrations;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Services.Cms;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Discounts;
using Nop.Services.Plugins;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Loyalty;

/// <summary>
/// The plugin: what is set up when it is installed, and taken away when it is uninstalled
/// </summary>
public class LoyaltyPlugin(Lazy<ActiveWidget> widget,
    Lazy<DefaultProgram> defaultProgram,
    Lazy<EarningPauses> pauses,
    INopUrlHelper nopUrlHelper,
    IPermissionService permissionService,
    IRepository<GenericAttribute> genericAttributeRepository,
    IScheduleTaskService scheduleTaskService,
    ISettingService settingService,
    Lazy<LoyaltyMessageTemplates> messageTemplates,
    Lazy<RedemptionDiscountClosing> discountClosing,
    Lazy<RedemptionRule> redemptionRule,
    Lazy<StoreLanguages> languages,
    Lazy<StoreTraces> storeTraces,
    TimeProvider time) : BasePlugin, IMiscPlugin, IWidgetPlugin, IDiscountRequirementRule
{
    /// <summary>
    /// Gets the address of the Configure page
    /// </summary>
    public override string GetConfigurationPageUrl()
    {
        return nopUrlHelper.RouteUrl(LoyaltyDefaults.ConfigurationRouteName);
    }

    /// <summary>
    /// Gets the widget zones the plugin fills
    /// </summary>
    public Task<IList<string>> GetWidgetZonesAsync()
    {
        return Task.FromResult(WidgetZones.Names);
    }

    /// <summary>
    /// Gets the component that fills a widget zone
    /// </summary>
    /// <param name="widgetZone">Name of the widget zone</param>
    public Type GetWidgetViewComponent(string widgetZone)
    {
        return WidgetZones.Components.GetValueOrDefault(widgetZone);
    }

    /// <summary>
    /// Checks whether a customer has a reservation for the discount of a requirement
    /// </summary>
    /// <param name="request">Customer, store and requirement</param>
    public async Task<DiscountRequirementValidationResult> CheckRequirementAsync(DiscountRequirementValidationRequest request)
    {
        return new DiscountRequirementValidationResult { IsValid = await redemptionRule.Value.HoldsAsync(request) };
    }

    /// <summary>
    /// Gets the address of the page that explains the requirement to an admin
    /// </summary>
    /// <param name="discountId">Discount identifier</param>
    /// <param name="discountRequirementId">Requirement identifier; null for a new one</param>
    public string GetConfigurationUrl(int discountId, int? discountRequirementId)
    {
        return nopUrlHelper.RouteUrl(LoyaltyDefaults.RequirementRouteName, new { discountId, discountRequirementId });
    }

    /// <summary>
    /// Installs the plugin
    /// </summary>
    public override async Task InstallAsync()
    {
        await settingService.SaveSettingAsync(new LoyaltySettings());

        await widget.Value.SetAsync(active: true, LoyaltyDefaults.SystemActor);
        await AddScheduleTasksAsync();
        await defaultProgram.Value.EnsureAsync();
        await messageTemplates.Value.InstallAsync();
        await languages.Value.InstallAsync();
        await discountClosing.Value.ReopenRewardsAsync();
        await pauses.Value.SetAsync(EarningPauses.OfAll, earns: true);

        await base.InstallAsync();
    }

    /// <summary>
    /// Brings an older installation what this version added and words anew. Texts and templates that a merchant changed stay as he has them
    /// </summary>
    /// <param name="currentVersion">Version installed</param>
    /// <param name="targetVersion">Version of this plugin</param>
    public override async Task UpdateAsync(string currentVersion, string targetVersion)
    {
        await AddScheduleTasksAsync();
        await messageTemplates.Value.UpdateAsync(currentVersion);
        await languages.Value.UpdateAsync(currentVersion);

        await base.UpdateAsync(currentVersion, targetVersion);
    }

    /// <summary>
    /// Uninstalls the plugin. The tables stay unless the settings say otherwise
    /// </summary>
    public override async Task UninstallAsync()
    {
        //first of all: without the plugin's rule nobody may use a discount that points buy
        await discountClosing.Value.CloseAllAsync();

        var drop = (await settingService.LoadSettingAsync<LoyaltySettings>()).DropTablesOnUninstall;
        if (drop)
            await storeTraces.Value.RemoveAsync();
        else
            await pauses.Value.SetAsync(EarningPauses.OfAll, earns: false);
        SchemaMigration.DropTables = drop;

        await settingService.DeleteSettingAsync<LoyaltySettings>();

        await widget.Value.SetAsync(active: false, LoyaltyDefaults.SystemActor);
        foreach (var (_, type, _) in LoyaltyDefaults.ScheduleTasks)
        {
            if (await scheduleTaskService.GetTaskByTypeAsync(type.FullName) is { } task)
                await scheduleTaskService.DeleteTaskAsync(task);
        }

        await genericAttributeRepository.DeleteAsync(attribute => attribute.Key.StartsWith(FoldedCards.PREFIX) || attribute.Key == SessionIdentifiers.ATTRIBUTE);
        await languages.Value.UninstallAsync();
        await messageTemplates.Value.UninstallAsync();
        await permissionService.DeletePermissionAsync(LoyaltyDefaults.ViewPermission);
        await permissionService.DeletePermissionAsync(LoyaltyDefaults.ManagePermission);

        await base.UninstallAsync();
    }

    private async Task AddScheduleTasksAsync()
    {
        foreach (var (name, type, seconds) in LoyaltyDefaults.ScheduleTasks)
        {
            if (await scheduleTaskService.GetTaskByTypeAsync(type.FullName) is not null)
                continue;

            await scheduleTaskService.InsertTaskAsync(new ScheduleTask
            {
                Name = name, Type = type.FullName, Seconds = seconds, Enabled = true, LastEnabledUtc = time.GetUtcNow().UtcDateTime
            });
        }
    }

    /// <summary>
    /// Whether the plugin is left out of the list of widgets
    /// </summary>
    public bool HideInWidgetList => true;
}
