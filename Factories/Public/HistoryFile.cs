using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Writes a member's own history, newest first, with headings in the reader's language
/// </summary>
public class HistoryFile
{
    private const int PART = 500;

    private readonly ILedgerService _ledgerService;
    private readonly ILocalizationService _localizationService;
    private readonly PointsOutlook _outlook;

    public HistoryFile(ILedgerService ledgerService,
        ILocalizationService localizationService,
        PointsOutlook outlook)
    {
        _ledgerService = ledgerService;
        _localizationService = localizationService;
        _outlook = outlook;
    }

    /// <summary>
    /// Writes the entries that moved points
    /// </summary>
    public async Task WriteAsync(IRecordWriter file, int memberId)
    {
        await file.WriteAsync(await TextAsync("Date"), await TextAsync("What"), await TextAsync("Csv.Description"), await TextAsync("Points"), await TextAsync("Pending"),
            await TextAsync("BalanceAfter"), await TextAsync("Csv.Order"), await TextAsync("Csv.Ends"));
        for (long? before = null; ;)
        {
            var entries = await _ledgerService.GetStatementAsync(memberId, PART, before);
            var lots = await _outlook.GetLotsAsync(memberId, entries.Where(entry => entry.Points > 0).Select(entry => entry.Id).ToList());
            foreach (var entry in entries)
            {
                await file.WriteAsync(entry.BookedOnUtc, await _localizationService.GetLocalizedEnumAsync(entry.Type), entry.Description, entry.Points, entry.Pending, entry.BalanceAfter,
                    entry.ReferenceType == LoyaltyDefaults.OrderReference ? entry.ReferenceId : null, lots.GetValueOrDefault(entry.Id)?.ExpiresOnUtc);
            }
            await file.FlushAsync();
            if (entries.Count < PART)
                return;

            before = entries[^1].Version;
        }
    }

    private Task<string> TextAsync(string key)
    {
        return _localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.MyLoyalty.{key}");
    }
}
