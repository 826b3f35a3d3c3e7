#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// Picks the tier a figure reaches
/// </summary>
public static class TierLadder
{
    /// <summary>
    /// The tier with the highest threshold that is reached; the lowest tier when none is; null when there are no tiers
    /// </summary>
    public static LoyaltyTier? TierFor(IEnumerable<LoyaltyTier> tiers, decimal figure)
    {
        var ladder = Sort(tiers);

        return ladder.LastOrDefault(tier => tier.Threshold <= figure) ?? ladder.FirstOrDefault();
    }

    /// <summary>
    /// The next tier above a figure; null at the top
    /// </summary>
    public static LoyaltyTier? NextAfter(IEnumerable<LoyaltyTier> tiers, decimal figure)
    {
        var ladder = Sort(tiers);

        return ladder.Skip(1).FirstOrDefault(tier => tier.Threshold > figure);
    }

    /// <summary>
    /// Sorts tiers, lowest threshold first
    /// </summary>
    public static List<LoyaltyTier> Sort(IEnumerable<LoyaltyTier> tiers)
    {
        return tiers.OrderBy(tier => tier.Threshold).ThenBy(tier => tier.DisplayOrder).ThenBy(tier => tier.Id).ToList();
    }
}
