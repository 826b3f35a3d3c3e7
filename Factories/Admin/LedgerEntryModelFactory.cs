using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Helpers;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares ledger entries as administrators see them
/// </summary>
public class LedgerEntryModelFactory(IDateTimeHelper dateTimeHelper, ILocalizationService localizationService, RedemptionSearch redemptionSearch)
{
    #region Methods

    /// <summary>
    /// Prepare some entries, with what caused each
    /// </summary>
    /// <param name="entries">Entries</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the models
    /// </returns>
    public async Task<IList<LedgerEntryModel>> PrepareAsync(IEnumerable<LedgerEntry> entries)
    {
        var list = entries.ToList();
        var redemptions = await redemptionSearch.GetIdsAsync(list
            .Where(entry => entry.ReferenceType == LoyaltyDefaults.RedemptionReference).Select(entry => entry.ReferenceId).Distinct().ToList());
        var models = new List<LedgerEntryModel>();
        foreach (var entry in list)
        {
            var orderId = entry.ReferenceType == LoyaltyDefaults.OrderReference && int.TryParse(entry.ReferenceId, CultureInfo.InvariantCulture, out var id) ? id : 0;
            var redemptionId = entry.ReferenceType == LoyaltyDefaults.RedemptionReference ? redemptions.GetValueOrDefault(entry.ReferenceId) : 0;
            models.Add(new LedgerEntryModel
            {
                Id = entry.Id,
                MemberId = entry.MemberId,
                Version = entry.Version,
                BookedOn = await dateTimeHelper.ConvertToUserTimeAsync(entry.BookedOnUtc, DateTimeKind.Utc),
                Type = await localizationService.GetLocalizedEnumAsync(entry.Type),
                Points = entry.Points,
                Pending = entry.Pending,
                BalanceAfter = entry.BalanceAfter,
                OrderId = orderId,
                RedemptionId = redemptionId,
                Reference = await GetReferenceTextAsync(entry, orderId, redemptionId),
                Actor = entry.Actor,
                Description = entry.Description
            });
        }
        return models;
    }

    #endregion

    #region Utilities

    private async Task<string> GetReferenceTextAsync(LedgerEntry entry, int orderId, int redemptionId)
    {
        if (orderId > 0)
            return string.Format(await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Ledger.OfOrder"), orderId);
        if (redemptionId > 0)
            return string.Format(await localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Ledger.OfRedemption"), redemptionId);

        return string.IsNullOrEmpty(entry.ReferenceType) ? string.Empty : $"{entry.ReferenceType} {entry.ReferenceId}";
    }

    #endregion
}
