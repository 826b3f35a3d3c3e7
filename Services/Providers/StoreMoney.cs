using Nop.Core.Domain.Directory;
using Nop.Services.Catalog;
using Nop.Services.Directory;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// The money in which a shop and its provider talk: the primary store currency
/// </summary>
public class StoreMoney
{
    private readonly CurrencySettings _currencySettings;
    private readonly ICurrencyService _currencyService;
    private readonly IPriceFormatter _priceFormatter;

    public StoreMoney(CurrencySettings currencySettings,
        ICurrencyService currencyService,
        IPriceFormatter priceFormatter)
    {
        _currencySettings = currencySettings;
        _currencyService = currencyService;
        _priceFormatter = priceFormatter;
    }

    /// <summary>
    /// Gets the ISO code
    /// </summary>
    public async Task<string> GetCurrencyCodeAsync()
    {
        return (await _currencyService.GetCurrencyByIdAsync(_currencySettings.PrimaryStoreCurrencyId)).CurrencyCode;
    }

    /// <summary>
    /// Writes an amount for an admin
    /// </summary>
    public async Task<string> FormatAsync(decimal amount)
    {
        return await _priceFormatter.FormatPriceAsync(amount, true, await _currencyService.GetCurrencyByIdAsync(_currencySettings.PrimaryStoreCurrencyId));
    }
}
