using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Configuration;
using Nop.Services.Security;
using Nop.Services.Stores;
using Nop.Web.Framework.Mvc.Filters;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// The plugin's configuration, and the stores that admins are limited to
/// </summary>
public class LoyaltyAdminController : LoyaltyAreaController
{
    #region Fields

    private readonly BuiltInRewardPoints _rewardPoints;
    private readonly ILoyaltyAdminModelFactory _modelFactory;
    private readonly IProgramService _programService;
    private readonly ISettingService _settingService;
    private readonly IStoreContext _storeContext;
    private readonly IStoreService _storeService;
    private readonly RewardPointsNotices _rewardPointsNotices;

    #endregion

    #region Ctor

    public LoyaltyAdminController(AdminPageServices page,
        BuiltInRewardPoints rewardPoints,
        ILoyaltyAdminModelFactory modelFactory,
        IProgramService programService,
        ISettingService settingService,
        IStoreContext storeContext,
        IStoreService storeService,
        RewardPointsNotices rewardPointsNotices) : base(page, "Configuration")
    {
        _rewardPoints = rewardPoints;
        _modelFactory = modelFactory;
        _programService = programService;
        _settingService = settingService;
        _storeContext = storeContext;
        _storeService = storeService;
        _rewardPointsNotices = rewardPointsNotices;
    }

    #endregion

    #region Utilities

    private async Task SaveSettingsAsync(ConfigurationModel model)
    {
        var storeScope = await _storeContext.GetActiveStoreScopeConfigurationAsync();
        var settings = await _settingService.LoadSettingAsync<LoyaltySettings>(storeScope);
        settings.Enabled = model.Enabled;
        settings.AwardMomentId = model.AwardMomentId;
        settings.IncludeTax = model.IncludeTax;
        settings.IncludeShipping = model.IncludeShipping;
        settings.DeductDiscounts = model.DeductDiscounts;
        settings.ShowEarnEstimate = model.ShowEarnEstimate;
        settings.LeaderboardEnabled = model.LeaderboardEnabled;
        settings.LeaderboardInFooter = model.LeaderboardInFooter;
        settings.GuestOrderDays = model.GuestOrderDays;

        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.Enabled, model.Enabled_OverrideForStore, storeScope, false);
        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.AwardMomentId, model.AwardMomentId_OverrideForStore, storeScope, false);
        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.IncludeTax, model.IncludeTax_OverrideForStore, storeScope, false);
        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.IncludeShipping, model.IncludeShipping_OverrideForStore, storeScope, false);
        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.DeductDiscounts, model.DeductDiscounts_OverrideForStore, storeScope, false);
        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.ShowEarnEstimate, model.ShowEarnEstimate_OverrideForStore, storeScope, false);
        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.LeaderboardEnabled, model.LeaderboardEnabled_OverrideForStore, storeScope, false);
        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.LeaderboardInFooter, model.LeaderboardInFooter_OverrideForStore, storeScope, false);
        await _settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.GuestOrderDays, model.GuestOrderDays_OverrideForStore, storeScope, false);

        //uninstalling and webhooks concern all stores: these have no value per store
        if (storeScope == 0)
        {
            settings.DropTablesOnUninstall = model.DropTablesOnUninstall;
            await _settingService.SaveSettingAsync(settings, x => x.DropTablesOnUninstall, 0, false);
            await SaveWebhookSettingsAsync(model, settings);
        }
        await _settingService.ClearCacheAsync();

        var program = await _programService.GetDefaultProgramAsync(storeScope);
        if (program is { EarnStep: 0 } && program.PointsPerCurrencyUnit != model.PointsPerCurrencyUnit && await Stores.MayAsync(program, true))
        {
            program.PointsPerCurrencyUnit = model.PointsPerCurrencyUnit;
            await _programService.UpdateProgramAsync(program, await GetActorAsync());
        }
    }

    private async Task SaveWebhookSettingsAsync(ConfigurationModel model, LoyaltySettings settings)
    {
        settings.WebhookAllowHttp = model.WebhookAllowHttp;
        settings.WebhookAllowPrivateAddresses = model.WebhookAllowPrivateAddresses;
        settings.WebhookMaxAttempts = model.WebhookMaxAttempts;
        settings.WebhookTimeoutSeconds = model.WebhookTimeoutSeconds;
        settings.WebhookKeepDays = model.WebhookKeepDays;

        await _settingService.SaveSettingAsync(settings, x => x.WebhookAllowHttp, 0, false);
        await _settingService.SaveSettingAsync(settings, x => x.WebhookAllowPrivateAddresses, 0, false);
        await _settingService.SaveSettingAsync(settings, x => x.WebhookMaxAttempts, 0, false);
        await _settingService.SaveSettingAsync(settings, x => x.WebhookTimeoutSeconds, 0, false);
        await _settingService.SaveSettingAsync(settings, x => x.WebhookKeepDays, 0, false);
    }

    private async Task CheckRangeAsync(string field, int value, int from, int to)
    {
        if (value < from || value > to)
            await FaultAsync(field, $"Fields.{field}.Invalid");
    }

    #endregion

    #region Methods

    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [WithinStores]
    public async Task<IActionResult> Configure()
    {
        var model = await _modelFactory.PrepareConfigurationModelAsync();
        return View("~/Plugins/Misc.Loyalty/Views/Admin/Configure.cshtml", model);
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [SettingsStore]
    public async Task<IActionResult> Configure(ConfigurationModel model)
    {
        if (!Enum.IsDefined((AwardMoment)model.AwardMomentId))
            await FaultAsync(nameof(model.AwardMomentId), "Fields.AwardMomentId.Invalid");
        if (model.PointsPerCurrencyUnit is < 0 or > LoyaltyDefaults.MaxPointsPerCurrencyUnit)
            await FaultAsync(nameof(model.PointsPerCurrencyUnit), "Fields.PointsPerCurrencyUnit.Invalid");
        await CheckRangeAsync(nameof(model.GuestOrderDays), model.GuestOrderDays, 0, LoyaltySettings.MAX_GUEST_ORDER_DAYS);
        if (await _storeContext.GetActiveStoreScopeConfigurationAsync() == 0)
        {
            await CheckRangeAsync(nameof(model.WebhookMaxAttempts), model.WebhookMaxAttempts, 1, 50);
            await CheckRangeAsync(nameof(model.WebhookTimeoutSeconds), model.WebhookTimeoutSeconds, 1, 60);
            await CheckRangeAsync(nameof(model.WebhookKeepDays), model.WebhookKeepDays, 1, 3650);
        }
        if (!ModelState.IsValid)
            return await Configure();

        await SaveSettingsAsync(model);
        Notifications.SuccessNotification(await Localization.GetResourceAsync("Admin.Plugins.Saved"));

        return RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName);
    }

    /// <summary>
    /// Switch nopCommerce's own reward points off, in the stores that a page names
    /// </summary>
    /// <param name="storeId">The one store that matters; 0 for all that the admin works for</param>
    /// <param name="programId">The program of the dashboard the button stands on; 0 on the configuration page</param>
    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    [WithinStores]
    public async Task<IActionResult> SwitchOffRewardPoints(int storeId, int programId)
    {
        var stores = await _rewardPointsNotices.FindStoresAsync(storeId, programId == 0 ? null : await _programService.GetProgramByIdAsync(programId));
        if (stores.Count > 0)
        {
            await _rewardPoints.SwitchOffAsync(stores, !(await Stores.GetScopeAsync()).IsLimited);
            Notifications.SuccessNotification(string.Format(await PluginTextAsync("RewardPoints.SwitchedOff"), string.Join(", ", stores.Select(store => store.Name))));
        }

        return programId == 0
            ? RedirectToRoute(LoyaltyDefaults.ConfigurationRouteName)
            : RedirectToAction("Index", "LoyaltyDashboard", new { programId });
    }

    /// <summary>
    /// To which stores admins are limited, by their customer roles
    /// </summary>
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> StoreLimits()
    {
        return View("~/Plugins/Misc.Loyalty/Views/Admin/StoreLimits.cshtml", await _modelFactory.PrepareStoreLimitsModelAsync(null));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> StoreLimits(StoreLimitsModel model)
    {
        var shown = await _modelFactory.PrepareStoreLimitsModelAsync(model);
        var stores = (await _storeService.GetAllStoresAsync()).Select(store => store.Id).ToHashSet();
        if (shown.Roles.SelectMany(row => row.SelectedStoreIds).Any(id => !stores.Contains(id)))
            ModelState.AddModelError(string.Empty, await PluginTextAsync("StoreLimits.Stores.Invalid"));
        if (ModelState.IsValid)
        {
            var limits = shown.Roles.Aggregate(RoleStores.Parse(null), (all, row) => all.With(row.RoleId, row.SelectedStoreIds));
            if ((await Stores.SaveLimitsAsync(limits, shown.Roles.Select(row => row.RoleId), await GetActorAsync())).Success)
            {
                Notifications.SuccessNotification(await PluginTextAsync("StoreLimits.Saved"));
                return RedirectToAction(nameof(StoreLimits));
            }
            ModelState.AddModelError(string.Empty, await PluginTextAsync("StoreLimits.Yourself"));
        }

        return View("~/Plugins/Misc.Loyalty/Views/Admin/StoreLimits.cshtml", shown);
    }

    #endregion
}
