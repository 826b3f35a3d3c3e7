using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Writes a member's own history, newest first, with headings in the reader's language
/// </summary>
public class HistoryFile(ILedgerService ledgerService, ILocalizationService localizationService, PointsOutlook outlook)
{
    private const int PART = 500;

    /// <summary>
    /// Writes the entries that moved points
    /// </summary>
    public async Task WriteAsync(IRecordWriter file, int memberId)
    {
        await file.WriteAsync(await TextAsync("Date"), await TextAsync("What"), await TextAsync("Csv.Description"), await TextAsync("Points"), await TextAsync("Pending"),
            await TextAsync("BalanceAfter"), await TextAsync("Csv.Order"), await TextAsync("Csv.Ends"));
        for (long? before = null; ;)
        {
            var entries = await ledgerService.GetStatementAsync(memberId, PART, before);
            var lots = await outlook.GetLotsAsync(memberId, entries.Where(entry => entry.Points > 0).Select(entry => entry.Id).ToList());
            foreach (var entry in entries)
            {
                await file.WriteAsync(entry.BookedOnUtc, await localizationService.GetLocalizedEnumAsync(entry.Type), entry.Description, entry.Points, entry.Pending, entry.BalanceAfter,
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
        return localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.MyLoyalty.{key}");
    }
}
