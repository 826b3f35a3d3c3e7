using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Commands that book what is missing between a number of points and what was booked for it
/// </summary>
internal static class LedgerCorrections
{
    /// <summary>
    /// Gives missing points, or takes those that are too many back. Points given again were counted for the lifetime before
    /// </summary>
    public static LedgerCommand OfGiven(int memberId, string key, string actor, long missing, IList<LedgerEntry> booked, DateTime? expiresOnUtc)
    {
        return missing < 0
            ? new ReversePoints(-missing) { MemberId = memberId, IdempotencyKey = key, Actor = actor, EarnedByEntryIds = booked.Select(entry => entry.Id).ToList() }
            : new EarnPoints(missing, expiresOnUtc, LifetimePoints: booked.Count == 0 ? missing : 0) { MemberId = memberId, IdempotencyKey = key, Actor = actor };
    }

    /// <summary>
    /// Takes missing points of a redemption, or gives some of those back that are too many: what was taken last comes back first
    /// </summary>
    public static LedgerCommand OfSpent(LoyaltyRedemption redemption, int memberId, string actor, long missing, IList<LedgerEntry> booked, DateTime? expiresOnUtc = null)
    {
        var key = $"redemption:{redemption.Id}:entry:{booked.Count + 1}";

        return Command() with { Description = redemption.Name, ReferenceType = LoyaltyDefaults.RedemptionReference, ReferenceId = redemption.Reference };

        LedgerCommand Command()
        {
            if (missing > 0)
                return new RedeemPoints(missing, AllowShortfall: true) { MemberId = memberId, IdempotencyKey = key, Actor = actor };

            var debit = booked.Where(entry => entry.Type == LedgerEntryType.Redeem)
                .Select(entry => (entry.Id, entry.MemberId, Left: -entry.Points - booked.Where(back => back.DebitEntryId == entry.Id).Sum(back => back.Points)))
                .Last(entry => entry.Left > 0);

            return new ReturnPoints(debit.Id, Math.Min(-missing, debit.Left), expiresOnUtc) { MemberId = debit.MemberId, IdempotencyKey = key, Actor = actor };
        }
    }
}
