using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// How a program's tiers are reached and left, as the merchant chose; a program without one keeps the defaults
/// </summary>
public class TierPolicy : BaseEntity, IProgramPart
{
    /// <summary>
    /// The program, unique
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Identifier of what is measured
    /// </summary>
    public int MetricId { get; set; } = (int)TierMetric.LifetimeSpend;

    /// <summary>
    /// Identifier of the period
    /// </summary>
    public int PeriodId { get; set; } = (int)TierPeriod.Rolling;

    /// <summary>
    /// Length of a rolling period in days
    /// </summary>
    public int PeriodDays { get; set; } = 365;

    /// <summary>
    /// Identifier of when members fall
    /// </summary>
    public int DowngradeId { get; set; } = (int)TierDowngrade.AtOnce;

    /// <summary>
    /// Days for which a member who should fall still keeps the tier
    /// </summary>
    public int GraceDays { get; set; }

    /// <summary>
    /// The terms the engine works with
    /// </summary>
    /// <param name="zone">Time zone of the calendar year</param>
    public TierTerms TermsIn(TimeZoneInfo zone)
    {
        return new TierTerms((TierMetric)MetricId, (TierPeriod)PeriodId, Math.Max(PeriodDays, 1), (TierDowngrade)DowngradeId, Math.Max(GraceDays, 0), zone);
    }
}
