using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Nop.Core.Caching;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Core.Domain.Tax;
using Nop.Data;
using Nop.Services.Configuration;
using Nop.Services.Localization;
using Nop.Services.Shipping;
using Nop.Services.Stores;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>
/// What the demonstration stands on: a store just as nopCommerce's installation leaves it gets the second store, the languages, the currency and the settings that the
/// demonstration counts with. A store with products or with stores of its own stays as it is
/// </summary>
public class DemoGround(
    ILanguageService languageService,
    IRepository<Currency> currencyRepository,
    IRepository<LocaleStringResource> resourceRepository,
    IRepository<Product> productRepository,
    ISettingService settingService,
    IShippingMethodsService shippingMethodsService,
    IStaticCacheManager staticCacheManager,
    IStoreService storeService,
    ITaxCategoryService taxCategoryService)
{
    private const string TAX_RATE_KEY = "Tax.TaxProvider.FixedOrByCountryStateZip.TaxCategoryId{0}";
    private const string SHIPPING_RATE_KEY = "ShippingRateComputationMethod.FixedByWeightByTotal.Rate.ShippingMethodId{0}";

    //what the loyalty plugin says in a language comes from itself
    private const string LOYALTY_TEXTS = "plugins.misc.loyalty.";

    private static readonly decimal[] _shippingRates = [5m, 15m];

    public async Task PrepareAsync()
    {
        var stores = await storeService.GetAllStoresAsync();
        if (stores.Count > 1 || productRepository.Table.Any())
            return;

        await NameStoresAsync(stores[0]);
        await AddLanguageAsync("العربية", "ar-EG", "ar", rtl: true, 3);
        await AddLanguageAsync("Deutsch", "de-DE", "de", rtl: false, 2);
        await PublishEuroAsync();
        await SetTaxAsync();
        await SetShippingAsync();
        await SetSettingsAsync();
        await SetAddressesAsync();
        await staticCacheManager.ClearAsync();
    }

    private async Task NameStoresAsync(Store first)
    {
        first.Name = first.DefaultTitle = "Harbour & Pine";
        await storeService.UpdateStoreAsync(first);

        var address = new UriBuilder(first.Url) { Host = "outlet.localhost" };
        await storeService.InsertStoreAsync(new Store
        {
            Name = "Harbour & Pine Outlet",
            DefaultTitle = "Harbour & Pine Outlet",
            Url = address.Uri.ToString(),
            Hosts = $"{address.Host}:{address.Port},{address.Host}",
            DisplayOrder = 2,
            CompanyName = "Harbour & Pine Ltd",
            CompanyAddress = "12 Quayside, Bristol",
            CompanyPhoneNumber = "+44 117 496 0000"
        });
    }

    /// <summary>The store's own texts are English in every language that it has no translation for</summary>
    private async Task AddLanguageAsync(string name, string culture, string code, bool rtl, int order)
    {
        var languages = await languageService.GetAllLanguagesAsync(true);
        if (languages.Any(language => language.LanguageCulture == culture))
            return;

        var language = new Language { Name = name, LanguageCulture = culture, UniqueSeoCode = code, Rtl = rtl, Published = true, DisplayOrder = order };
        await languageService.InsertLanguageAsync(language);

        var first = languages[0].Id;
        var texts = await resourceRepository.GetAllAsync(query => query.Where(row => row.LanguageId == first));
        await resourceRepository.InsertAsync(texts.Where(row => !row.ResourceName.StartsWith(LOYALTY_TEXTS, StringComparison.OrdinalIgnoreCase))
            .Select(row => new LocaleStringResource { LanguageId = language.Id, ResourceName = row.ResourceName, ResourceValue = row.ResourceValue })
            .ToList(), false);
    }

    private async Task PublishEuroAsync()
    {
        foreach (var currency in await currencyRepository.GetAllAsync(query => query.Where(row => row.CurrencyCode == "EUR" || row.CurrencyCode == "USD")))
        {
            currency.Published = true;
            currency.DisplayOrder = currency.CurrencyCode == "USD" ? 1 : 2;
            if (currency.CurrencyCode == "EUR")
                currency.Rate = 0.9m;
            await currencyRepository.UpdateAsync(currency);
        }
    }

    private async Task SetTaxAsync()
    {
        var category = (await taxCategoryService.GetAllTaxCategoriesAsync()).First();
        await SetAsync(TAX_RATE_KEY, category.Id, 10m);

        var settings = await settingService.LoadSettingAsync<TaxSettings>();
        settings.TaxDisplayType = TaxDisplayType.IncludingTax;
        settings.PricesIncludeTax = true;
        settings.DisplayTaxRates = true;
        settings.HideZeroTax = true;
        settings.HideTaxInOrderSummary = true;
        settings.DefaultTaxCategoryId = category.Id;
        await settingService.SaveSettingAsync(settings);
    }

    private async Task SetShippingAsync()
    {
        var methods = (await shippingMethodsService.GetAllShippingMethodsAsync()).OrderBy(method => method.DisplayOrder).ToList();
        for (var i = 0; i < methods.Count; i++)
            await SetAsync(SHIPPING_RATE_KEY, methods[i].Id, _shippingRates[Math.Min(i, _shippingRates.Length - 1)]);
    }

    private async Task SetSettingsAsync()
    {
        var orders = await settingService.LoadSettingAsync<OrderSettings>();
        orders.OnePageCheckoutEnabled = true;
        orders.AnonymousCheckoutAllowed = true;
        orders.CompleteOrderWhenDelivered = true;
        orders.AllowCustomersCancelOrders = true;
        //somebody who tries things out orders twice in half a minute
        orders.MinimumOrderPlacementInterval = 0;
        await settingService.SaveSettingAsync(orders);

        var catalog = await settingService.LoadSettingAsync<CatalogSettings>();
        catalog.ShowProductsFromSubcategories = true;
        catalog.ProductReviewsMustBeApproved = true;
        await settingService.SaveSettingAsync(catalog);

        //the shop left its own reward points for the plugin's
        var rewardPoints = await settingService.LoadSettingAsync<RewardPointsSettings>();
        rewardPoints.Enabled = false;
        await settingService.SaveSettingAsync(rewardPoints);
    }

    /// <summary>The shoppers' addresses have neither telephone nor state</summary>
    private async Task SetAddressesAsync()
    {
        await settingService.SetSettingAsync("addresssettings.phonerequired", false);
        await settingService.SetSettingAsync("addresssettings.stateprovinceenabled", false);
    }

    private Task SetAsync(string key, int id, decimal rate) =>
        settingService.SetSettingAsync(string.Format(CultureInfo.InvariantCulture, key, id), rate);
}
