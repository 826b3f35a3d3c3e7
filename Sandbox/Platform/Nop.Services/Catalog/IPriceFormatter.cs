namespace Nop.Services.Catalog;

/// <summary>Turns amounts into texts with currency and tax suffix.</summary>
public partial interface IPriceFormatter
{
    Task<string> FormatPriceAsync(decimal price);

    Task<string> FormatPriceAsync(decimal price, bool showCurrency, Currency targetCurrency);

    Task<string> FormatPriceAsync(decimal price, bool showCurrency, bool showTax);

    Task<string> FormatPriceAsync(decimal price, bool showCurrency,
        string currencyCode, bool showTax, int languageId);

    Task<string> FormatPriceAsync(decimal price, bool showCurrency,
        Currency targetCurrency, int languageId, bool priceIncludesTax, bool showTax);

    string FormatTaxRate(decimal taxRate);

    Task<string> FormatShippingPriceAsync(decimal price, bool showCurrency);
}
