using Nop.Core.Domain.Directory;
using Nop.Services.Catalog;
using Nop.Services.Directory;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// The money in which a shop and its provider talk: the primary store currency
/// </summary>
public class StoreMoney(CurrencySettings currencySettings, ICurrencyService currencyService, IPriceFormatter priceFormatter)
{
    /// <summary>
    /// Gets the ISO code
    /// </summary>
    public async Task<string> GetCurrencyCodeAsync()
    {
        return (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId)).CurrencyCode;
    }

    /// <summary>
    /// Writes an amount for an admin
    /// </summary>
    public async Task<string> FormatAsync(decimal amount)
    {
        return await priceFormatter.FormatPriceAsync(amount, true, await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId));
    }
}
