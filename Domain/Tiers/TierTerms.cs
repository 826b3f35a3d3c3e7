#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Tiers;

/// <summary>
/// How a program's tiers are reached and left
/// </summary>
/// <param name="Metric">What is measured</param>
/// <param name="Period">Over which period, and when it ends</param>
/// <param name="PeriodDays">Length of a rolling period in days, at least 1</param>
/// <param name="Downgrade">When members fall</param>
/// <param name="GraceDays">Days for which a member who should fall still keeps the tier, not negative</param>
/// <param name="Zone">Time zone of the calendar year</param>
public sealed record TierTerms(TierMetric Metric, TierPeriod Period, int PeriodDays, TierDowngrade Downgrade, int GraceDays, TimeZoneInfo Zone)
{
    /// <summary>
    /// Whether points are counted, and not money
    /// </summary>
    public bool CountsPoints => Metric is TierMetric.LifetimePoints or TierMetric.PeriodPoints;

    /// <summary>
    /// Whether only the period counts
    /// </summary>
    public bool CountsPeriod => Metric is TierMetric.PeriodSpend or TierMetric.PeriodPoints;

    /// <summary>
    /// From when on something counts at a moment; null when everything does
    /// </summary>
    public DateTime? CountsFrom(DateTime nowUtc)
    {
        if (!CountsPeriod)
            return null;

        return Period == TierPeriod.CalendarYear ? YearStart(nowUtc) : nowUtc.AddDays(-PeriodDays);
    }

    /// <summary>
    /// From when on something counts when a period that ended is judged: all of a calendar year that ended counts, and what came since
    /// </summary>
    /// <param name="reviewOnUtc">When the period ended</param>
    /// <param name="nowUtc">The moment of the judgement</param>
    public DateTime? CountsFrom(DateTime reviewOnUtc, DateTime nowUtc)
    {
        return CountsPeriod && Period == TierPeriod.CalendarYear ? YearStart(reviewOnUtc.AddTicks(-1)) : CountsFrom(nowUtc);
    }

    /// <summary>
    /// The end of the period that a moment lies in
    /// </summary>
    /// <param name="startUtc">When a rolling period began</param>
    /// <param name="nowUtc">The moment</param>
    public DateTime ReviewAfter(DateTime startUtc, DateTime nowUtc)
    {
        if (Period == TierPeriod.CalendarYear)
            return YearStart(nowUtc, 1);

        var whole = Math.Max(0, (long)Math.Floor((nowUtc - startUtc).TotalDays / PeriodDays));

        return startUtc.AddDays((whole + 1) * PeriodDays);
    }

    private DateTime YearStart(DateTime utc, int yearsLater = 0)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
        var start = new DateTime(local.Year + yearsLater, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(start) ? start.AddHours(1) : start, Zone);
    }
}
