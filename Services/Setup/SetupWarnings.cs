using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Services.Setup;

/// <summary>
/// What is set up in the store so that the plugin cannot work as it should. Each warning has a stable code and says the remedy
/// </summary>
public class SetupWarnings
{
    /// <summary>
    /// Transactions run as XA transactions
    /// </summary>
    public const string XA_TRANSACTIONS = "xa_transactions";

    private readonly ILocalizationService _localizationService;

    public SetupWarnings(ILocalizationService localizationService)
    {
        _localizationService = localizationService;
    }

    /// <summary>
    /// Gets the codes of what is wrong now
    /// </summary>
    public IReadOnlyList<string> GetCodes()
    {
        return DatabaseConnection.UsesXaTransactions() ? [XA_TRANSACTIONS] : [];
    }

    /// <summary>
    /// Gets what is wrong now in words
    /// </summary>
    public async Task<IList<string>> GetTextsAsync()
    {
        var texts = new List<string>();
        foreach (var code in GetCodes())
            texts.Add(await _localizationService.GetResourceAsync(ResourceOf(code)));

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
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, null)
        };
    }
}
