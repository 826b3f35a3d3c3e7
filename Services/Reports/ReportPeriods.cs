#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// How finely a report cuts time
/// </summary>
public enum ReportBucket
{
    /// <summary>
    /// By day
    /// </summary>
    Day = 10,

    /// <summary>
    /// By week, from Monday
    /// </summary>
    Week = 20,

    /// <summary>
    /// By month
    /// </summary>
    Month = 30
}

/// <summary>
/// A part of the time a report covers
/// </summary>
/// <param name="From">First day</param>
/// <param name="Before">Day after the last one</param>
public sealed record ReportPeriod(DateTime From, DateTime Before);

/// <summary>
/// Cuts a range of days into parts
/// </summary>
public static class ReportPeriods
{
    /// <summary>
    /// The most parts a chart shows; a finer cut is made coarser
    /// </summary>
    public const int MAX_PARTS = 100;

    /// <summary>
    /// The longest range, in days
    /// </summary>
    public const int MAX_DAYS = 3660;

    /// <summary>
    /// The day in a zone in which a moment falls
    /// </summary>
    public static DateTime DayOf(DateTime utc, TimeZoneInfo zone)
    {
        return TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone).Date;
    }

    /// <summary>
    /// When a day begins in a zone
    /// </summary>
    public static DateTime StartUtc(DateTime day, TimeZoneInfo zone)
    {
        var start = DateTime.SpecifyKind(day.Date, DateTimeKind.Unspecified);
        // some zones put their clocks forward at midnight: the day begins an hour later then
        if (zone.IsInvalidTime(start))
            start = start.AddHours(1);

        return TimeZoneInfo.ConvertTimeToUtc(start, zone);
    }

    /// <summary>
    /// Cuts a range. The first and the last part are as short as the range makes them
    /// </summary>
    /// <param name="from">First day</param>
    /// <param name="to">Last day; before the first one it stands for that one</param>
    /// <param name="bucket">How finely</param>
    public static IReadOnlyList<ReportPeriod> Cut(DateTime from, DateTime to, ReportBucket bucket)
    {
        from = from.Date;
        to = to.Date < from ? from : to.Date;
        if ((to - from).TotalDays >= MAX_DAYS)
            from = to.AddDays(1 - MAX_DAYS);
        var days = (to - from).TotalDays + 1;
        if (bucket == ReportBucket.Day && days > MAX_PARTS)
            bucket = ReportBucket.Week;
        if (bucket == ReportBucket.Week && days / 7 > MAX_PARTS - 2)
            bucket = ReportBucket.Month;

        var parts = new List<ReportPeriod>();
        for (var start = from; start <= to;)
        {
            var next = bucket switch
            {
                ReportBucket.Week => start.AddDays(7 - ((int)start.DayOfWeek + 6) % 7),
                ReportBucket.Month => new DateTime(start.Year, start.Month, 1).AddMonths(1),
                _ => start.AddDays(1)
            };
            if (next > to)
                next = to.AddDays(1);
            parts.Add(new ReportPeriod(start, next));
            start = next;
        }

        return parts;
    }
}
