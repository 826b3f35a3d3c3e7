#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// What a member earned by the terms, without overrides by hand
/// </summary>
/// <param name="TierId">The tier; null when the program has none</param>
/// <param name="SinceUtc">Since when</param>
/// <param name="ReviewOnUtc">When the period ends in which the tier is kept</param>
/// <param name="BelowSinceUtc">Since when the figure no longer reaches the tier and grace runs; null when it does not run</param>
public sealed record TierState(int? TierId, DateTime SinceUtc, DateTime ReviewOnUtc, DateTime? BelowSinceUtc);
