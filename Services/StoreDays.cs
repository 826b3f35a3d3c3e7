using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// A month of the store's calendar
/// </summary>
/// <param name="First">Its first day</param>
/// <param name="FromUtc">When it began</param>
/// <param name="BeforeUtc">When it was over</param>
public sealed record StoreMonth(DateTime First, DateTime FromUtc, DateTime BeforeUtc);

/// <summary>
/// Days that people enter for a beginning or an end: whole days in the store's time zone. What holds until 31 May ends when 1 June begins
/// </summary>
public class StoreDays(IDateTimeHelper dateTimeHelper)
{
    /// <summary>
    /// The name of the store's time zone
    /// </summary>
    public string ZoneName => Zone.DisplayName;

    private TimeZoneInfo Zone => dateTimeHelper.DefaultStoreTimeZone;

    /// <summary>
    /// Gets the last month that was over at a moment
    /// </summary>
    public StoreMonth LastMonth(DateTime momentUtc)
    {
        var today = ReportPeriods.DayOf(momentUtc, Zone);
        var next = new DateTime(today.Year, today.Month, 1);
        var first = next.AddMonths(-1);

        return new StoreMonth(first, ReportPeriods.StartUtc(first, Zone), ReportPeriods.StartUtc(next, Zone));
    }

    /// <summary>
    /// Gets the first day of what begins at a moment
    /// </summary>
    public DateTime? FirstDay(DateTime? startUtc)
    {
        return startUtc is { } moment ? ReportPeriods.DayOf(moment, Zone) : null;
    }

    /// <summary>
    /// Gets the last day of what ends at a moment
    /// </summary>
    public DateTime? LastDay(DateTime? endUtc)
    {
        return endUtc is { } moment ? ReportPeriods.DayOf(moment.AddTicks(-1), Zone) : null;
    }

    /// <summary>
    /// Gets when what begins with a day begins
    /// </summary>
    /// <param name="day">The day; null for none</param>
    /// <param name="present">When it begins now: a moment within that very day, which the API can name, stays</param>
    public DateTime? StartUtc(DateTime? day, DateTime? present = null)
    {
        return day is { } date && date.Date != FirstDay(present) ? ReportPeriods.StartUtc(date, Zone) : day is null ? null : present;
    }

    /// <summary>
    /// Gets when what ends with a day ends
    /// </summary>
    /// <param name="day">The day; null for none</param>
    /// <param name="present">When it ends now: a moment within that very day, which the API can name, stays</param>
    public DateTime? EndUtc(DateTime? day, DateTime? present = null)
    {
        if (day is not { } date)
            return null;
        if (date.Date == LastDay(present))
            return present;

        return date.Date == DateTime.MaxValue.Date ? DateTime.SpecifyKind(date.Date, DateTimeKind.Utc) : ReportPeriods.StartUtc(date.Date.AddDays(1), Zone);
    }

    /// <summary>
    /// Gets the moment that the API was told for a beginning: a day without a time is the store's
    /// </summary>
    public DateTime? ReadStart(DateTime? told) => told is { Kind: DateTimeKind.Unspecified } ? StartUtc(told) : told;

    /// <summary>
    /// Gets the moment that the API was told for an end: a day without a time is the store's, and counts whole
    /// </summary>
    public DateTime? ReadEnd(DateTime? told) => told is { Kind: DateTimeKind.Unspecified } ? EndUtc(told) : told;
}
