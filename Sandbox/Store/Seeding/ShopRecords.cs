using System.Globalization;
using Nop.Core.Configuration;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Services.Configuration;
using Nop.Services.Shipping;
using Nop.Services.Stores;
using Nop.Services.Tax;
using Sandbox.Store.Hosting;
using Sandbox.Store.Payments;

namespace Sandbox.Store.Seeding;

/// <summary>
/// What selling needs, whatever is sold: a currency, countries, tax and shipping rates, settings, and somebody who may configure them.
/// </summary>
public class ShopRecords(
    ICountryService countryService,
    ICurrencyService currencyService,
    ICustomerRegistrationService customerRegistrationService,
    ICustomerService customerService,
    ISettingService settingService,
    IShippingMethodsService shippingMethodsService,
    IStoreService storeService,
    ITaxCategoryService taxCategoryService,
    StoreOptions options)
{
    public async Task EnsureAsync()
    {
        await EnsureCurrencyAsync();
        await EnsureCountriesAsync();
        await EnsureTaxAsync();
        await EnsureShippingAsync();
        await EnsureSettingsAsync();
        await EnsureAdministratorAsync();
    }

    private async Task EnsureCurrencyAsync()
    {
        var currency = (await currencyService.GetAllCurrenciesAsync(true)).FirstOrDefault();
        if (currency == null)
        {
            var now = DateTime.UtcNow;
            currency = new Currency
            {
                Name = "US Dollar",
                CurrencyCode = "USD",
                Rate = 1,
                DisplayLocale = "en-US",
                CustomFormatting = string.Empty,
                Published = true,
                DisplayOrder = 1,
                CreatedOnUtc = now,
                UpdatedOnUtc = now
            };
            await currencyService.InsertCurrencyAsync(currency);
            await currencyService.InsertCurrencyAsync(new Currency
            {
                Name = "Euro",
                CurrencyCode = "EUR",
                Rate = 0.9m,
                DisplayLocale = string.Empty,
                CustomFormatting = "€0.00",
                Published = true,
                DisplayOrder = 2,
                CreatedOnUtc = now,
                UpdatedOnUtc = now
            });
        }

        await EnsureSettingAsync(new CurrencySettings
        {
            PrimaryStoreCurrencyId = currency.Id,
            PrimaryExchangeRateCurrencyId = currency.Id
        });
    }

    private async Task EnsureCountriesAsync()
    {
        if ((await countryService.GetAllCountriesAsync(showHidden: true)).Count > 0)
            return;

        var countries = new (string Name, string Two, string Three, int Number)[]
        {
            ("United States", "US", "USA", 840), ("Canada", "CA", "CAN", 124), ("Egypt", "EG", "EGY", 818),
            ("Germany", "DE", "DEU", 276), ("United Kingdom", "GB", "GBR", 826)
        };
        foreach (var (name, two, three, number) in countries)
        {
            await countryService.InsertCountryAsync(new Country
            {
                Name = name,
                TwoLetterIsoCode = two,
                ThreeLetterIsoCode = three,
                NumericIsoCode = number,
                AllowsBilling = true,
                AllowsShipping = true,
                Published = true,
                DisplayOrder = two == "US" ? 1 : 100
            });
        }
    }

    private async Task EnsureTaxAsync()
    {
        var category = (await taxCategoryService.GetAllTaxCategoriesAsync()).FirstOrDefault();
        if (category == null)
        {
            category = new TaxCategory { Name = "Goods", DisplayOrder = 1 };
            await taxCategoryService.InsertTaxCategoryAsync(category);
            await SetRateAsync(FixedRateTaxDefaults.RATE_SETTING_KEY, category.Id, 10m);
        }

        await EnsureSettingAsync(new TaxSettings
        {
            TaxDisplayType = TaxDisplayType.IncludingTax,
            PricesIncludeTax = true,
            DisplayTaxRates = true,
            HideZeroTax = true,
            HideTaxInOrderSummary = true,
            DefaultTaxCategoryId = category.Id
        });
    }

    private async Task EnsureShippingAsync()
    {
        if ((await shippingMethodsService.GetAllShippingMethodsAsync()).Count == 0)
        {
            var methods = new (string Name, string Description, decimal Rate)[]
            {
                ("Ground", "Three to five working days", 5m), ("Next day", "At your door tomorrow", 15m)
            };
            foreach (var (name, description, rate) in methods)
            {
                var method = new ShippingMethod { Name = name, Description = description, DisplayOrder = (int)rate };
                await shippingMethodsService.InsertShippingMethodAsync(method);
                await SetRateAsync(FixedRateShippingDefaults.RATE_SETTING_KEY, method.Id, rate);
            }
        }

        await EnsureSettingAsync(new ShippingSettings { ShipToSameAddress = true });
    }

    private async Task EnsureSettingsAsync()
    {
        await EnsureSettingAsync(new PaymentSettings
        {
            ActivePaymentMethodSystemNames = [CheckMoneyOrderPaymentMethod.SYSTEM_NAME, DemoCardPaymentMethod.SYSTEM_NAME],
            ShowPaymentMethodDescriptions = true,
            RegenerateOrderGuidInterval = 180
        });
        await EnsureSettingAsync(new CatalogSettings
        {
            AllowViewUnpublishedProductPage = true,
            ShowSkuOnProductDetailsPage = true,
            ShowProductsFromSubcategories = true,
            CategoryBreadcrumbEnabled = true,
            ProductSearchTermMinimumLength = 3,
            SearchPageProductsPerPage = 12,
            DefaultCategoryPageSize = 12,
            ProductReviewsMustBeApproved = true
        });
        await EnsureSettingAsync(new OrderSettings
        {
            OnePageCheckoutEnabled = true,
            AnonymousCheckoutAllowed = true,
            CompleteOrderWhenDelivered = true,
            AllowCustomersCancelOrders = true,
            IsReOrderAllowed = true,
            CustomOrderNumberMask = "{ID}",
            CustomerOrdersPageSize = 10
        });
        //a shop that left its own reward points for the plugin's: one setting switches them on again
        await EnsureSettingAsync(new RewardPointsSettings
        {
            ExchangeRate = 1,
            PointsForPurchases_Amount = 10,
            PointsForPurchases_Points = 1,
            DisplayHowMuchWillBeEarned = true
        });
        await EnsureSettingAsync(new ShoppingCartSettings
        {
            MaximumShoppingCartItems = 1000,
            MaximumWishlistItems = 1000,
            ShowDiscountBox = true,
            ShowGiftCardBox = true,
            MiniShoppingCartEnabled = true,
            RoundPricesDuringCalculation = true,
            AllowCartItemEditing = true
        });
    }

    private async Task EnsureAdministratorAsync()
    {
        if (await customerService.GetCustomerByEmailAsync(options.AdminEmail) != null)
            return;

        var now = DateTime.UtcNow;
        var admin = new Customer
        {
            FirstName = "Alex",
            LastName = "Admin",
            Active = true,
            RegisteredInStoreId = (await storeService.GetAllStoresAsync())[0].Id,
            CreatedOnUtc = now,
            LastActivityDateUtc = now
        };
        await customerService.InsertCustomerAsync(admin);
        var result = await customerRegistrationService.RegisterCustomerAsync(new CustomerRegistrationRequest(admin, options.AdminEmail,
            options.AdminEmail, options.AdminPassword, PasswordFormat.Hashed, admin.RegisteredInStoreId));
        if (!result.Success)
            throw new InvalidOperationException($"The administrator has no account: {string.Join(" ", result.Errors)}");

        var role = await customerService.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.AdministratorsRoleName);
        await customerService.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = admin.Id, CustomerRoleId = role.Id });
    }

    private async Task SetRateAsync(string key, int id, decimal rate) =>
        await settingService.SetSettingAsync(string.Format(CultureInfo.InvariantCulture, key, id), rate);

    private async Task EnsureSettingAsync<T>(T settings) where T : ISettings, new()
    {
        var prefix = $"{typeof(T).Name}.";
        var known = (await settingService.GetAllSettingsAsync())
            .Any(setting => setting.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (!known)
            await settingService.SaveSettingAsync(settings);
    }
}
