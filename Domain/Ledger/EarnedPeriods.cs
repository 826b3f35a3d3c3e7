namespace Nop.Plugin.Misc.Loyalty.Domain.Ledger;

/// <summary>
/// What members earn in a month and in a year of the store's time zone, as leaderboards count it: earnings when they become spendable, less what
/// is taken back, both when they are booked. Points that were imported, moved between memberships or given for a tier are in no contest
/// </summary>
public static class EarnedPeriods
{
    /// <summary>
    /// Reference types of entries that do not count
    /// </summary>
    public static IReadOnlyList<string> Uncounted { get; } = [LoyaltyDefaults.ImportReference, LoyaltyDefaults.MergeReference, LoyaltyDefaults.TierReference];

    /// <summary>
    /// The month of a day, as 202611
    /// </summary>
    public static int MonthOf(DateTime day)
    {
        return day.Year * 100 + day.Month;
    }

    /// <summary>
    /// The first day of a month
    /// </summary>
    public static DateTime FirstDayOf(int month)
    {
        return new DateTime(month / 100, month % 100, 1);
    }

    /// <summary>
    /// What an entry counts
    /// </summary>
    public static long Count(LedgerEntry entry)
    {
        if (entry.ReferenceType is not null && Uncounted.Contains(entry.ReferenceType))
            return 0;

        return entry.Type is LedgerEntryType.Earn or LedgerEntryType.Mature or LedgerEntryType.Reverse ? entry.Points : 0;
    }

    /// <summary>
    /// Adds points to the month and the year of a day; those that are over are begun anew
    /// </summary>
    public static void Add(PointsAccount account, long points, DateTime day, DateTime nowUtc)
    {
        if (points == 0)
            return;

        AddToMonth(account, MonthOf(day), points, nowUtc);
        AddToYear(account, day.Year, points, nowUtc);
    }

    /// <summary>
    /// Moves the figures of a merged membership to the one that takes over
    /// </summary>
    /// <returns>Whether there was anything to move</returns>
    public static bool Move(PointsAccount source, PointsAccount target)
    {
        if (source is { MonthPoints: 0, YearPoints: 0 })
            return false;

        if (source.EarnedMonth >= target.EarnedMonth)
            AddToMonth(target, source.EarnedMonth, source.MonthPoints, Later(source.MonthReachedOnUtc, target.MonthReachedOnUtc));
        if (source.EarnedYear >= target.EarnedYear)
            AddToYear(target, source.EarnedYear, source.YearPoints, Later(source.YearReachedOnUtc, target.YearReachedOnUtc));
        source.MonthPoints = 0;
        source.YearPoints = 0;

        return true;
    }

    private static void AddToMonth(PointsAccount account, int month, long points, DateTime onUtc)
    {
        account.MonthPoints = points + (account.EarnedMonth == month ? account.MonthPoints : 0);
        account.EarnedMonth = month;
        account.MonthReachedOnUtc = onUtc;
    }

    private static void AddToYear(PointsAccount account, int year, long points, DateTime onUtc)
    {
        account.YearPoints = points + (account.EarnedYear == year ? account.YearPoints : 0);
        account.EarnedYear = year;
        account.YearReachedOnUtc = onUtc;
    }

    private static DateTime Later(DateTime one, DateTime other)
    {
        return one > other ? one : other;
    }
}
