#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain;

/// <summary>
/// Picks the tier a spend earns
/// </summary>
public static class TierLadder
{
    /// <summary>
    /// The tier with the highest threshold that is reached; the lowest tier when none is; null when there are no tiers
    /// </summary>
    public static LoyaltyTier? TierFor(IEnumerable<LoyaltyTier> tiers, decimal lifetimeSpend)
    {
        var ladder = Sorted(tiers);

        return ladder.LastOrDefault(tier => tier.Threshold <= lifetimeSpend) ?? ladder.FirstOrDefault();
    }

    /// <summary>
    /// The next tier above a spend; null at the top
    /// </summary>
    public static LoyaltyTier? NextAfter(IEnumerable<LoyaltyTier> tiers, decimal lifetimeSpend)
    {
        var ladder = Sorted(tiers);

        return ladder.Skip(1).FirstOrDefault(tier => tier.Threshold > lifetimeSpend);
    }

    private static List<LoyaltyTier> Sorted(IEnumerable<LoyaltyTier> tiers)
    {
        return tiers.OrderBy(tier => tier.Threshold).ThenBy(tier => tier.DisplayOrder).ThenBy(tier => tier.Id).ToList();
    }
}
