using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Where a member stands between two tiers
/// </summary>
/// <param name="Current">Present tier; null when the programme has none</param>
/// <param name="Next">Next tier; null at the top</param>
/// <param name="LifetimeSpend">Lifetime spend</param>
/// <param name="SpendToNext">Spend missing to the next tier; 0 at the top</param>
/// <param name="Percent">Way done from the present threshold to the next, 0 to 100</param>
public sealed record TierProgress(LoyaltyTier Current, LoyaltyTier Next, decimal LifetimeSpend, decimal SpendToNext, int Percent);
