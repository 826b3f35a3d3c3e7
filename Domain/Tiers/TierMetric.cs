namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// What a program's tiers are reached by
/// </summary>
public enum TierMetric
{
    /// <summary>
    /// Money ever spent, refunds deducted
    /// </summary>
    LifetimeSpend = 10,

    /// <summary>
    /// Points ever earned
    /// </summary>
    LifetimePoints = 20,

    /// <summary>
    /// Money spent in the period, refunds deducted
    /// </summary>
    PeriodSpend = 30,

    /// <summary>
    /// Points earned in the period, those taken back deducted
    /// </summary>
    PeriodPoints = 40
}
