using Nop.Core.Domain.Cms;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.ScheduleTasks;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Data.Migrations;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Services.Cms;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Discounts;
using Nop.Services.Localization;
using Nop.Services.Plugins;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;
using Nop.Services.Stores;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Loyalty;

/// <summary>
/// The plugin: what is set up when it is installed, and taken away when it is uninstalled
/// </summary>
public class LoyaltyPlugin : BasePlugin, IMiscPlugin, IWidgetPlugin, IDiscountRequirementRule
{
    private readonly DefaultProgram _defaultProgram;
    private readonly EarningPauses _pauses;
    private readonly ILanguageService _languageService;
    private readonly ILocalizationService _localizationService;
    private readonly INopUrlHelper _nopUrlHelper;
    private readonly IPermissionService _permissionService;
    private readonly IRepository<GenericAttribute> _genericAttributeRepository;
    private readonly IScheduleTaskService _scheduleTaskService;
    private readonly ISettingService _settingService;
    private readonly IStoreService _storeService;
    private readonly LoyaltyMessageTemplates _messageTemplates;
    private readonly RedemptionDiscountClosing _discountClosing;
    private readonly RedemptionRule _redemptionRule;
    private readonly StoreTraces _storeTraces;

    public LoyaltyPlugin(DefaultProgram defaultProgram,
        EarningPauses pauses,
        ILanguageService languageService,
        ILocalizationService localizationService,
        INopUrlHelper nopUrlHelper,
        IPermissionService permissionService,
        IRepository<GenericAttribute> genericAttributeRepository,
        IScheduleTaskService scheduleTaskService,
        ISettingService settingService,
        IStoreService storeService,
        LoyaltyMessageTemplates messageTemplates,
        RedemptionDiscountClosing discountClosing,
        RedemptionRule redemptionRule,
        StoreTraces storeTraces)
    {
        _defaultProgram = defaultProgram;
        _pauses = pauses;
        _languageService = languageService;
        _localizationService = localizationService;
        _nopUrlHelper = nopUrlHelper;
        _permissionService = permissionService;
        _genericAttributeRepository = genericAttributeRepository;
        _scheduleTaskService = scheduleTaskService;
        _settingService = settingService;
        _storeService = storeService;
        _messageTemplates = messageTemplates;
        _discountClosing = discountClosing;
        _redemptionRule = redemptionRule;
        _storeTraces = storeTraces;
    }

    /// <summary>
    /// Gets the address of the Configure page
    /// </summary>
    public override string GetConfigurationPageUrl()
    {
        return _nopUrlHelper.RouteUrl(LoyaltyDefaults.ConfigurationRouteName);
    }

    /// <summary>
    /// Gets the widget zones the plugin fills
    /// </summary>
    public Task<IList<string>> GetWidgetZonesAsync()
    {
        return Task.FromResult<IList<string>>(WidgetZones.Components.Keys.ToList());
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
        return new DiscountRequirementValidationResult { IsValid = await _redemptionRule.HoldsAsync(request) };
    }

    /// <summary>
    /// Gets the address of the page that explains the requirement to an admin
    /// </summary>
    /// <param name="discountId">Discount identifier</param>
    /// <param name="discountRequirementId">Requirement identifier; null for a new one</param>
    public string GetConfigurationUrl(int discountId, int? discountRequirementId)
    {
        return _nopUrlHelper.RouteUrl(LoyaltyDefaults.RequirementRouteName, new { discountId, discountRequirementId });
    }

    /// <summary>
    /// Installs the plugin
    /// </summary>
    public override async Task InstallAsync()
    {
        await _settingService.SaveSettingAsync(new LoyaltySettings());

        await SetWidgetAsync(active: true);
        await AddScheduleTasksAsync();
        await _localizationService.AddOrUpdateLocaleResourceAsync(LocaleResources.Load());
        await _defaultProgram.EnsureAsync();
        await _messageTemplates.InstallAsync();
        await _discountClosing.ReopenRewardsAsync();
        await _pauses.SetAsync(EarningPauses.OfAll, earns: true);

        await base.InstallAsync();
    }

    /// <summary>
    /// Brings an older installation what this version added. Texts and templates that are there stay as the merchant has them
    /// </summary>
    /// <param name="currentVersion">Version installed</param>
    /// <param name="targetVersion">Version of this plugin</param>
    public override async Task UpdateAsync(string currentVersion, string targetVersion)
    {
        await AddScheduleTasksAsync();
        await _messageTemplates.InstallAsync();

        var languages = await _languageService.GetAllLanguagesAsync(true);
        foreach (var language in languages)
        {
            var known = await _localizationService.GetAllResourceValuesAsync(language.Id, loadPublicLocales: null);
            var added = LocaleResources.Load().Where(pair => !known.ContainsKey(pair.Key.ToLowerInvariant())).ToDictionary(pair => pair.Key, pair => pair.Value);
            if (added.Count > 0)
                await _localizationService.AddOrUpdateLocaleResourceAsync(added, language.Id);
        }

        await base.UpdateAsync(currentVersion, targetVersion);
    }

    /// <summary>
    /// Uninstalls the plugin. The tables stay unless the settings say otherwise
    /// </summary>
    public override async Task UninstallAsync()
    {
        //first of all: without the plugin's rule nobody may use a discount that points buy
        await _discountClosing.CloseAllAsync();

        var drop = (await _settingService.LoadSettingAsync<LoyaltySettings>()).DropTablesOnUninstall;
        if (drop)
            await _storeTraces.RemoveAsync();
        else
            await _pauses.SetAsync(EarningPauses.OfAll, earns: false);
        SchemaMigration.DropTables = drop;

        await _settingService.DeleteSettingAsync<LoyaltySettings>();

        await SetWidgetAsync(active: false);
        foreach (var (_, type, _) in LoyaltyDefaults.ScheduleTasks)
        {
            if (await _scheduleTaskService.GetTaskByTypeAsync(type.FullName) is { } task)
                await _scheduleTaskService.DeleteTaskAsync(task);
        }

        await _genericAttributeRepository.DeleteAsync(attribute => attribute.Key.StartsWith(FoldedCards.PREFIX));
        await _messageTemplates.UninstallAsync();
        await _permissionService.DeletePermissionAsync(LoyaltyDefaults.ViewPermission);
        await _permissionService.DeletePermissionAsync(LoyaltyDefaults.ManagePermission);
        await _localizationService.DeleteLocaleResourcesAsync(LocaleResources.Load().Keys.ToList());

        await base.UninstallAsync();
    }

    /// <summary>
    /// Shows the plugin's widgets, or hides them, in all stores: those too that have their own list of active widgets
    /// </summary>
    private async Task SetWidgetAsync(bool active)
    {
        foreach (var storeId in (await _storeService.GetAllStoresAsync()).Select(store => store.Id).Prepend(0))
        {
            var settings = await _settingService.LoadSettingAsync<WidgetSettings>(storeId);
            if (storeId > 0 && !await _settingService.SettingExistsAsync(settings, row => row.ActiveWidgetSystemNames, storeId))
                continue;

            settings.ActiveWidgetSystemNames.RemoveAll(name => name.Equals(LoyaltyDefaults.SystemName, StringComparison.OrdinalIgnoreCase));
            if (active)
                settings.ActiveWidgetSystemNames.Add(LoyaltyDefaults.SystemName);
            await _settingService.SaveSettingAsync(settings, row => row.ActiveWidgetSystemNames, storeId, false);
        }
        await _settingService.ClearCacheAsync();
    }

    private async Task AddScheduleTasksAsync()
    {
        foreach (var (name, type, seconds) in LoyaltyDefaults.ScheduleTasks)
        {
            if (await _scheduleTaskService.GetTaskByTypeAsync(type.FullName) is not null)
                continue;

            await _scheduleTaskService.InsertTaskAsync(new ScheduleTask
            {
                Name = name, Type = type.FullName, Seconds = seconds, Enabled = true, LastEnabledUtc = DateTime.UtcNow
            });
        }
    }

    /// <summary>
    /// Whether the plugin is left out of the list of widgets
    /// </summary>
    public bool HideInWidgetList => true;
}
