using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Tax;
using Nop.Services.Common;
using Nop.Services.Configuration;
using Nop.Services.Stores;
using Sandbox.Store.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Models;
using Sandbox.Store.Areas.Admin.Pages;

namespace Sandbox.Store.Areas.Admin.Controllers;

/// <summary>Edits the store's settings, for all stores or for the chosen one</summary>
public partial class SettingController(
    AdminSelectLists selectLists,
    CurrencySettings currencySettings,
    ICurrencyService currencyService,
    IGenericAttributeService genericAttributeService,
    ILocalizationService localizationService,
    INotificationService notificationService,
    ISettingService settingService,
    IStoreContext storeContext,
    IStoreService storeService,
    IWorkContext workContext) : StoreAdminController(localizationService, notificationService)
{
    private static readonly RecordPages _orderPages = new("Admin.Configuration.Settings.Order", "Order settings", null, null)
    {
        Fields =
        [
            RecordField.PerStore("OnePageCheckoutEnabled"), RecordField.PerStore("AnonymousCheckoutAllowed"),
            RecordField.PerStore("MinOrderSubtotalAmount") with { Postfix = "PrimaryStoreCurrencyCode" },
            RecordField.PerStore("MinOrderTotalAmount") with { Postfix = "PrimaryStoreCurrencyCode" }
        ]
    };

    private static readonly RecordPages _taxPages = new("Admin.Configuration.Settings.Tax", "Tax settings", null, null)
    {
        Fields =
        [
            RecordField.PerStore("PricesIncludeTax"), RecordField.PerStore("TaxDisplayType") with { Items = "TaxDisplayTypeValues" }, RecordField.PerStore("HideZeroTax")
        ]
    };

    public async Task<IActionResult> ChangeStoreScopeConfiguration(int storeid, string returnUrl = "")
    {
        if (storeid == 0 || await storeService.GetStoreByIdAsync(storeid) is not null)
            await genericAttributeService.SaveAttributeAsync(await workContext.GetCurrentCustomerAsync(),
                NopCustomerDefaults.AdminAreaStoreScopeConfigurationAttribute, storeid);

        return Url.IsLocalUrl(returnUrl) ? Redirect(returnUrl) : RedirectToAction("Index", "Home");
    }

    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> Order()
    {
        var scope = await storeContext.GetActiveStoreScopeConfigurationAsync();
        var settings = await settingService.LoadSettingAsync<OrderSettings>(scope);
        var model = new OrderSettingsModel
        {
            ActiveStoreScopeConfiguration = scope,
            OnePageCheckoutEnabled = settings.OnePageCheckoutEnabled,
            AnonymousCheckoutAllowed = settings.AnonymousCheckoutAllowed,
            MinOrderSubtotalAmount = settings.MinOrderSubtotalAmount,
            MinOrderTotalAmount = settings.MinOrderTotalAmount,
            PrimaryStoreCurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode
        };

        if (scope > 0)
        {
            model.OnePageCheckoutEnabled_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.OnePageCheckoutEnabled, scope);
            model.AnonymousCheckoutAllowed_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.AnonymousCheckoutAllowed, scope);
            model.MinOrderSubtotalAmount_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.MinOrderSubtotalAmount, scope);
            model.MinOrderTotalAmount_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.MinOrderTotalAmount, scope);
        }

        return EditPage(_orderPages, model);
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> Order(OrderSettingsModel model)
    {
        if (!ModelState.IsValid)
            return EditPage(_orderPages, model);

        var scope = await storeContext.GetActiveStoreScopeConfigurationAsync();
        var settings = await settingService.LoadSettingAsync<OrderSettings>(scope);
        settings.OnePageCheckoutEnabled = model.OnePageCheckoutEnabled;
        settings.AnonymousCheckoutAllowed = model.AnonymousCheckoutAllowed;
        settings.MinOrderSubtotalAmount = model.MinOrderSubtotalAmount;
        settings.MinOrderTotalAmount = model.MinOrderTotalAmount;

        await settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.OnePageCheckoutEnabled, model.OnePageCheckoutEnabled_OverrideForStore, scope, false);
        await settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.AnonymousCheckoutAllowed, model.AnonymousCheckoutAllowed_OverrideForStore, scope, false);
        await settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.MinOrderSubtotalAmount, model.MinOrderSubtotalAmount_OverrideForStore, scope, false);
        await settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.MinOrderTotalAmount, model.MinOrderTotalAmount_OverrideForStore, scope, false);

        return await SavedAsync("Order");
    }

    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> Tax()
    {
        var scope = await storeContext.GetActiveStoreScopeConfigurationAsync();
        var settings = await settingService.LoadSettingAsync<TaxSettings>(scope);
        var model = new TaxSettingsModel
        {
            ActiveStoreScopeConfiguration = scope,
            PricesIncludeTax = settings.PricesIncludeTax,
            TaxDisplayType = (int)settings.TaxDisplayType,
            TaxDisplayTypeValues = await selectLists.ForEnumAsync<TaxDisplayType>(),
            HideZeroTax = settings.HideZeroTax
        };

        if (scope > 0)
        {
            model.PricesIncludeTax_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.PricesIncludeTax, scope);
            model.TaxDisplayType_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.TaxDisplayType, scope);
            model.HideZeroTax_OverrideForStore = await settingService.SettingExistsAsync(settings, x => x.HideZeroTax, scope);
        }

        return EditPage(_taxPages, model);
    }

    [HttpPost]
    [CheckPermission(StandardPermission.Configuration.MANAGE_SETTINGS)]
    public async Task<IActionResult> Tax(TaxSettingsModel model)
    {
        var scope = await storeContext.GetActiveStoreScopeConfigurationAsync();
        var settings = await settingService.LoadSettingAsync<TaxSettings>(scope);
        settings.PricesIncludeTax = model.PricesIncludeTax;
        settings.TaxDisplayType = (TaxDisplayType)model.TaxDisplayType;
        settings.HideZeroTax = model.HideZeroTax;

        await settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.PricesIncludeTax, model.PricesIncludeTax_OverrideForStore, scope, false);
        await settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.TaxDisplayType, model.TaxDisplayType_OverrideForStore, scope, false);
        await settingService.SaveSettingOverridablePerStoreAsync(settings, x => x.HideZeroTax, model.HideZeroTax_OverrideForStore, scope, false);

        return await SavedAsync("Tax");
    }

    private async Task<IActionResult> SavedAsync(string actionName)
    {
        await settingService.ClearCacheAsync();
        await NotifySuccessAsync("Admin.Configuration.Updated");

        return RedirectToAction(actionName);
    }
}
