using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
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
public class LoyaltyAdminController(AdminPageServices page,
    AuditedSettings settings,
    BuiltInRewardPoints rewardPoints,
    LoyaltyAdminModelFactory modelFactory,
    IProgramService programService,
    IStoreContext storeContext,
    IStoreService storeService,
    RewardPointsNotices rewardPointsNotices) : LoyaltyAreaController(page, "Configuration")
{
    #region Utilities

    private async Task SaveSettingsAsync(ConfigurationModel model)
    {
        var storeScope = await storeContext.GetActiveStoreScopeConfigurationAsync();
        await settings.ChangeAsync<LoyaltySettings>(storeScope, await GetActorAsync(), (settings, store) => SaveSettingsAsync(model, settings, store, storeScope));
        var program = await programService.GetDefaultProgramAsync(storeScope);
        if (program is { EarnStep: 0 } && program.PointsPerCurrencyUnit != model.PointsPerCurrencyUnit && await Stores.MayAsync(program, true))
        {
            program.PointsPerCurrencyUnit = model.PointsPerCurrencyUnit;
            await programService.UpdateProgramAsync(program, await GetActorAsync());
        }
    }

    private static async Task SaveSettingsAsync(ConfigurationModel model, LoyaltySettings settings, ISettingService store, int storeScope)
    {
        settings.Enabled = model.Enabled;
        settings.AwardMomentId = model.AwardMomentId;
        settings.IncludeTax = model.IncludeTax;
        settings.IncludeShipping = model.IncludeShipping;
        settings.DeductDiscounts = model.DeductDiscounts;
        settings.ShowEarnEstimate = model.ShowEarnEstimate;
        settings.LeaderboardEnabled = model.LeaderboardEnabled;
        settings.LeaderboardInFooter = model.LeaderboardInFooter;
        settings.GuestOrderDays = model.GuestOrderDays;

        await SaveAsync(x => x.Enabled, model.Enabled_OverrideForStore);
        await SaveAsync(x => x.AwardMomentId, model.AwardMomentId_OverrideForStore);
        await SaveAsync(x => x.IncludeTax, model.IncludeTax_OverrideForStore);
        await SaveAsync(x => x.IncludeShipping, model.IncludeShipping_OverrideForStore);
        await SaveAsync(x => x.DeductDiscounts, model.DeductDiscounts_OverrideForStore);
        await SaveAsync(x => x.ShowEarnEstimate, model.ShowEarnEstimate_OverrideForStore);
        await SaveAsync(x => x.LeaderboardEnabled, model.LeaderboardEnabled_OverrideForStore);
        await SaveAsync(x => x.LeaderboardInFooter, model.LeaderboardInFooter_OverrideForStore);
        await SaveAsync(x => x.GuestOrderDays, model.GuestOrderDays_OverrideForStore);

        //uninstalling, webhooks and the way to providers concern all stores: these have no value per store
        if (storeScope > 0)
            return;

        settings.DropTablesOnUninstall = model.DropTablesOnUninstall;
        settings.WebhookAllowHttp = model.WebhookAllowHttp;
        settings.WebhookAllowPrivateAddresses = model.WebhookAllowPrivateAddresses;
        settings.WebhookMaxAttempts = model.WebhookMaxAttempts;
        settings.WebhookTimeoutSeconds = model.WebhookTimeoutSeconds;
        settings.WebhookKeepDays = model.WebhookKeepDays;
        settings.ProviderAllowHttp = model.ProviderAllowHttp;

        await SaveAsync(x => x.DropTablesOnUninstall, true);
        await SaveAsync(x => x.WebhookAllowHttp, true);
        await SaveAsync(x => x.WebhookAllowPrivateAddresses, true);
        await SaveAsync(x => x.WebhookMaxAttempts, true);
        await SaveAsync(x => x.WebhookTimeoutSeconds, true);
        await SaveAsync(x => x.WebhookKeepDays, true);
        await SaveAsync(x => x.ProviderAllowHttp, true);

        Task SaveAsync<TValue>(Expression<Func<LoyaltySettings, TValue>> setting, bool ofStore) =>
            store.SaveSettingOverridablePerStoreAsync(settings, setting, ofStore, storeScope, false);
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
        var model = await modelFactory.PrepareConfigurationModelAsync();
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
        if (await storeContext.GetActiveStoreScopeConfigurationAsync() == 0)
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
        var stores = await rewardPointsNotices.FindStoresAsync(storeId, programId == 0 ? null : await programService.GetProgramByIdAsync(programId));
        if (stores.Count > 0)
        {
            await rewardPoints.SwitchOffAsync(stores, !(await Stores.GetScopeAsync()).IsLimited, await GetActorAsync());
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
        return View("~/Plugins/Misc.Loyalty/Views/Admin/StoreLimits.cshtml", await modelFactory.PrepareStoreLimitsModelAsync(null));
    }

    [HttpPost]
    [CheckPermission(LoyaltyDefaults.ManagePermission)]
    [AllStores]
    public async Task<IActionResult> StoreLimits(StoreLimitsModel model)
    {
        var shown = await modelFactory.PrepareStoreLimitsModelAsync(model);
        var stores = (await storeService.GetAllStoresAsync()).Select(store => store.Id).ToHashSet();
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
