using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Where a member stands between two tiers
/// </summary>
/// <param name="Current">Present tier; null when the program has none</param>
/// <param name="Next">Next tier; null at the top</param>
/// <param name="LifetimeSpend">Lifetime spend</param>
/// <param name="SpendToNext">What is missing to the next tier, money or points as the terms say; 0 at the top</param>
/// <param name="Percent">Way done from the present threshold to the next, 0 to 100</param>
public sealed record TierProgress(LoyaltyTier Current, LoyaltyTier Next, decimal LifetimeSpend, decimal SpendToNext, int Percent)
{
    /// <summary>
    /// How the tiers are reached and left; null where that is not known
    /// </summary>
    public TierTerms Terms { get; init; }

    /// <summary>
    /// What counts towards the tiers now
    /// </summary>
    public decimal Figure { get; init; }

    /// <summary>
    /// Until when the present tier is kept whatever happens; null when it cannot be lost, or can be lost at any time
    /// </summary>
    public DateTime? KeepUntilUtc { get; init; }

    /// <summary>
    /// What is missing to keep the present tier; 0 when nothing is
    /// </summary>
    public decimal ToKeep { get; init; }
}
