#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// Calendar periods in a time zone
/// </summary>
public static class RulePeriods
{
    /// <summary>
    /// A moment (UTC, of any kind) on the zone's clocks
    /// </summary>
    public static DateTime ToLocal(DateTime utc, TimeZoneInfo zone)
    {
        return TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
    }

    /// <summary>
    /// When the period around a moment began
    /// </summary>
    public static DateTime StartUtc(RulePeriod period, DateTime utc, TimeZoneInfo zone)
    {
        var day = ToLocal(utc, zone).Date;
        var start = period switch
        {
            RulePeriod.Day => day,
            RulePeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            RulePeriod.Month => new DateTime(day.Year, day.Month, 1),
            RulePeriod.Year => new DateTime(day.Year, 1, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(period))
        };
        // some zones put their clocks forward at midnight: the day begins an hour later then
        if (zone.IsInvalidTime(start))
            start = start.AddHours(1);

        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(start, DateTimeKind.Unspecified), zone);
    }
}
