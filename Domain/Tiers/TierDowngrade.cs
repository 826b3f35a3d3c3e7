namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// When members who no longer reach their tier leave it
/// </summary>
public enum TierDowngrade
{
    /// <summary>
    /// As soon as the figure is below, after the days of grace
    /// </summary>
    AtOnce = 10,

    /// <summary>
    /// When the period ends, after the days of grace, to the tier the figure reaches
    /// </summary>
    AtPeriodEnd = 20,

    /// <summary>
    /// When the period ends, after the days of grace, to the next lower tier
    /// </summary>
    OneLevel = 30,

    /// <summary>
    /// Never
    /// </summary>
    Never = 40
}
