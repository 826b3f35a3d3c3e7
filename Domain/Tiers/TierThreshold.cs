#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// Two tiers of a program with one threshold are no ladder: nobody could say which of them is reached
/// </summary>
public static class TierThreshold
{
    /// <summary>
    /// Finds the other tier that is reached with the same figure; null when there is none
    /// </summary>
    /// <param name="tier">The tier as it shall be</param>
    /// <param name="tiers">The tiers of its program</param>
    public static LoyaltyTier? FindRival(LoyaltyTier tier, IEnumerable<LoyaltyTier> tiers)
    {
        return tiers.FirstOrDefault(other => other.Id != tier.Id && other.Threshold == tier.Threshold);
    }
}
