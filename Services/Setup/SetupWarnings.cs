using Nop.Core.Domain.Catalog;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Services.Setup;

/// <summary>
/// What is set up in the store so that the plugin cannot work as it should. Each warning has a stable code and says the remedy
/// </summary>
public class SetupWarnings(CatalogSettings catalogSettings, ILocalizationService localizationService)
{
    /// <summary>
    /// Transactions run as XA transactions
    /// </summary>
    public const string XA_TRANSACTIONS = "xa_transactions";

    /// <summary>
    /// Product prices are kept for everybody, with discounts in them
    /// </summary>
    public const string CACHED_PRICES = "cached_prices";

    /// <summary>
    /// Gets the codes of what is wrong now
    /// </summary>
    public IReadOnlyList<string> GetCodes()
    {
        var codes = new List<string>();
        if (DatabaseConnection.UsesXaTransactions())
            codes.Add(XA_TRANSACTIONS);
        if (catalogSettings.CacheProductPrices)
            codes.Add(CACHED_PRICES);

        return codes;
    }

    /// <summary>
    /// Gets what is wrong now in words
    /// </summary>
    public async Task<IList<string>> GetTextsAsync()
    {
        var texts = new List<string>();
        foreach (var code in GetCodes())
            texts.Add(await localizationService.GetResourceAsync(ResourceOf(code)));

        return texts;
    }

    /// <summary>
    /// Name of a warning's text
    /// </summary>
    private static string ResourceOf(string code)
    {
        return code switch
        {
            XA_TRANSACTIONS => $"{LoyaltyDefaults.LocalePrefix}.SetupWarnings.XaTransactions",
            CACHED_PRICES => $"{LoyaltyDefaults.LocalePrefix}.SetupWarnings.CachedPrices",
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, null)
        };
    }
}
