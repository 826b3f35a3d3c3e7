#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// Decides the tier a member stands in. Pure: the same figures, state and moment give the same decision
/// </summary>
public static class TierEngine
{
    /// <summary>
    /// Decides
    /// </summary>
    /// <param name="ladder">The program's tiers, lowest threshold first</param>
    /// <param name="terms">How they are reached and left</param>
    /// <param name="before">Where the member stands; null for one who was never placed</param>
    /// <param name="figureSince">The member's figure counted from a moment on; from the beginning for null</param>
    /// <param name="nowUtc">The moment of the decision</param>
    public static TierState Decide(IReadOnlyList<LoyaltyTier> ladder, TierTerms terms, TierState? before, Func<DateTime?, decimal> figureSince, DateTime nowUtc)
    {
        var earned = Reached(ladder, figureSince(terms.CountsFrom(nowUtc)));
        var current = before is null ? -1 : IndexOf(ladder, before.TierId);
        if (before is null || current < 0 || earned > current)
            return EnteredOr(before, ladder, terms, earned, nowUtc);

        return terms.Downgrade switch
        {
            TierDowngrade.Never => Kept(before, terms, nowUtc),
            TierDowngrade.AtOnce => earned == current ? Kept(before, terms, nowUtc) : FallAtOnce(ladder, terms, before, earned, nowUtc),
            _ => Review(ladder, terms, before, current, earned, figureSince, nowUtc)
        };
    }

    /// <summary>
    /// The place of the highest tier a figure reaches; the lowest tier holds everybody; -1 without tiers
    /// </summary>
    public static int Reached(IReadOnlyList<LoyaltyTier> ladder, decimal figure)
    {
        for (var place = ladder.Count - 1; place > 0; place--)
        {
            if (ladder[place].Threshold <= figure)
                return place;
        }

        return ladder.Count == 0 ? -1 : 0;
    }

    private static int IndexOf(IReadOnlyList<LoyaltyTier> ladder, int? tierId)
    {
        for (var place = 0; place < ladder.Count; place++)
        {
            if (ladder[place].Id == tierId)
                return place;
        }

        return -1;
    }

    private static TierState EnteredOr(TierState? before, IReadOnlyList<LoyaltyTier> ladder, TierTerms terms, int place, DateTime nowUtc)
    {
        return place < 0 && before is { TierId: null } ? before : Entered(ladder, terms, place, nowUtc);
    }

    private static TierState Entered(IReadOnlyList<LoyaltyTier> ladder, TierTerms terms, int place, DateTime nowUtc)
    {
        return new TierState(place < 0 ? null : ladder[place].Id, nowUtc, terms.ReviewAfter(nowUtc, nowUtc), null);
    }

    private static TierState Kept(TierState before, TierTerms terms, DateTime nowUtc)
    {
        return before with
        {
            ReviewOnUtc = nowUtc < before.ReviewOnUtc ? before.ReviewOnUtc : terms.ReviewAfter(before.ReviewOnUtc, nowUtc),
            BelowSinceUtc = null
        };
    }

    private static TierState FallAtOnce(IReadOnlyList<LoyaltyTier> ladder, TierTerms terms, TierState before, int earned, DateTime nowUtc)
    {
        var below = before.BelowSinceUtc ?? nowUtc;

        return nowUtc >= below.AddDays(terms.GraceDays) ? Entered(ladder, terms, earned, nowUtc) : before with { BelowSinceUtc = below };
    }

    private static TierState Review(IReadOnlyList<LoyaltyTier> ladder, TierTerms terms, TierState before, int current, int earned,
        Func<DateTime?, decimal> figureSince, DateTime nowUtc)
    {
        if (nowUtc < before.ReviewOnUtc)
            return before with { BelowSinceUtc = null };

        var judged = Math.Max(earned, Reached(ladder, figureSince(terms.CountsFrom(before.ReviewOnUtc, nowUtc))));
        if (judged >= current)
            return Kept(before, terms, nowUtc);
        if (nowUtc < before.ReviewOnUtc.AddDays(terms.GraceDays))
            return before with { BelowSinceUtc = before.ReviewOnUtc };

        return Entered(ladder, terms, terms.Downgrade == TierDowngrade.OneLevel ? current - 1 : judged, nowUtc);
    }
}
