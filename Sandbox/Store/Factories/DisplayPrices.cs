namespace Sandbox.Store.Factories;

/// <summary>Texts for amounts that are kept in the primary store currency, in the currency the shopper chose</summary>
public class DisplayPrices(ICurrencyService currencyService, IPriceFormatter priceFormatter, IWorkContext workContext)
{
    public async Task<string> FormatAsync(decimal amount) => await priceFormatter.FormatPriceAsync(await ConvertAsync(amount));

    /// <summary>Without the note on tax, for sums in which tax has its own line</summary>
    public async Task<string> FormatWithoutTaxNoteAsync(decimal amount) =>
        await priceFormatter.FormatPriceAsync(await ConvertAsync(amount), true, false);

    public async Task<string> FormatShippingAsync(decimal amount) => await priceFormatter.FormatShippingPriceAsync(await ConvertAsync(amount), true);

    public async Task<decimal> ConvertAsync(decimal amount) =>
        await currencyService.ConvertFromPrimaryStoreCurrencyAsync(amount, await workContext.GetWorkingCurrencyAsync());
}
