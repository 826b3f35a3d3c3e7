using System.Globalization;
using Nop.Core.Domain.Tax;
using Nop.Services.Directory;

namespace Nop.Services.Catalog;

public partial class PriceFormatter(
    CurrencySettings currencySettings,
    ICurrencyService currencyService,
    ILocalizationService localizationService,
    IPriceCalculationService priceCalculationService,
    IWorkContext workContext,
    TaxSettings taxSettings) : IPriceFormatter
{
    public virtual async Task<string> FormatPriceAsync(decimal price) =>
        await FormatPriceAsync(price, true, await workContext.GetWorkingCurrencyAsync());

    public virtual async Task<string> FormatPriceAsync(decimal price, bool showCurrency, Currency targetCurrency) =>
        await FormatPriceAsync(price, showCurrency, targetCurrency, await GetLanguageIdAsync(), ShowsTax);

    public virtual async Task<string> FormatPriceAsync(decimal price, bool showCurrency, bool showTax) =>
        await FormatPriceAsync(price, showCurrency, await workContext.GetWorkingCurrencyAsync(), await GetLanguageIdAsync(), ShowsTax, showTax);

    public virtual async Task<string> FormatPriceAsync(decimal price, bool showCurrency,
        string currencyCode, bool showTax, int languageId) =>
        await FormatPriceAsync(price, showCurrency, await GetCurrencyAsync(currencyCode), languageId, ShowsTax, showTax);

    public virtual async Task<string> FormatPriceAsync(decimal price, bool showCurrency,
        Currency targetCurrency, int languageId, bool priceIncludesTax) =>
        await FormatPriceAsync(price, showCurrency, targetCurrency, languageId, priceIncludesTax, taxSettings.DisplayTaxSuffix);

    public virtual async Task<string> FormatPriceAsync(decimal price, bool showCurrency,
        Currency targetCurrency, int languageId, bool priceIncludesTax, bool showTax)
    {
        ArgumentNullException.ThrowIfNull(targetCurrency);

        var text = WithCurrency(await priceCalculationService.RoundPriceAsync(price, targetCurrency), showCurrency, targetCurrency);
        if (!showTax)
            return text;

        var format = await localizationService.GetResourceAsync(priceIncludesTax ? "Products.InclTaxSuffix" : "Products.ExclTaxSuffix", languageId,
            false, priceIncludesTax ? "{0} incl tax" : "{0} excl tax");
        return string.Format(format, text);
    }

    public virtual string FormatTaxRate(decimal taxRate) => taxRate.ToString("G29", CultureInfo.InvariantCulture);

    public virtual async Task<string> FormatShippingPriceAsync(decimal price, bool showCurrency) =>
        await FormatShippingPriceAsync(price, showCurrency, await workContext.GetWorkingCurrencyAsync(), await GetLanguageIdAsync(), ShowsTax);

    public virtual async Task<string> FormatShippingPriceAsync(decimal price, bool showCurrency,
        Currency targetCurrency, int languageId, bool priceIncludesTax)
    {
        var showTax = taxSettings.ShippingIsTaxable && taxSettings.DisplayTaxSuffix;
        return await FormatPriceAsync(price, showCurrency, targetCurrency, languageId, priceIncludesTax, showTax);
    }

    private bool ShowsTax => taxSettings.TaxDisplayType == TaxDisplayType.IncludingTax;

    private async Task<int> GetLanguageIdAsync() => (await workContext.GetWorkingLanguageAsync()).Id;

    private async Task<Currency> GetCurrencyAsync(string currencyCode) =>
        await currencyService.GetCurrencyByCodeAsync(currencyCode) ?? new Currency { CurrencyCode = currencyCode };

    private string WithCurrency(decimal amount, bool showCurrency, Currency currency)
    {
        if (!showCurrency)
            return amount.ToString("N2", CultureInfo.CurrentCulture);

        string text;
        if (!string.IsNullOrEmpty(currency.CustomFormatting))
            text = amount.ToString(currency.CustomFormatting, CultureInfo.CurrentCulture);
        else if (!string.IsNullOrEmpty(currency.DisplayLocale))
            text = amount.ToString("C", new CultureInfo(currency.DisplayLocale));
        else
            return $"{amount:N2} ({currency.CurrencyCode})";

        return currencySettings.DisplayCurrencyLabel ? $"{text} ({currency.CurrencyCode})" : text;
    }
}
