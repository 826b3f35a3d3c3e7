using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// What was booked on a day, of one type and by one rule
/// </summary>
/// <param name="Day">The day in the store's time zone</param>
/// <param name="Type">Type of the entries</param>
/// <param name="RuleId">The earning rule; 0 where none was applied</param>
/// <param name="Points">Signed points</param>
/// <param name="Pending">Signed change of the pending points</param>
/// <param name="Entries">How many entries</param>
public sealed record DayFigure(DateTime Day, LedgerEntryType Type, int RuleId, long Points, long Pending, int Entries);

/// <summary>
/// What was booked in a month, of one type
/// </summary>
/// <param name="Month">First day of the month in the store's time zone</param>
/// <param name="Type">Type of the entries</param>
/// <param name="Points">Signed points</param>
public sealed record MonthFigure(DateTime Month, LedgerEntryType Type, long Points)
{
    /// <summary>
    /// Adds up the figures of days by month
    /// </summary>
    public static IEnumerable<MonthFigure> Of(IEnumerable<DayFigure> days)
    {
        return days.GroupBy(day => (Month: day.Day.AddDays(1 - day.Day.Day), day.Type))
            .Select(same => new MonthFigure(same.Key.Month, same.Key.Type, same.Sum(day => day.Points)));
    }
}

/// <summary>
/// The ledger by day: days that are over from the summary, the rest from the entries themselves. Entries are booked with the time of
/// booking and never change, so a day that is over stays as it is
/// </summary>
public class PointsDays(IDateTimeHelper dateTimeHelper,
    IProgramService programService,
    IRepository<LedgerEntry> entryRepository,
    IRepository<PointsDay> dayRepository,
    IRepository<PointsDayPass> passRepository,
    TimeProvider time)
{
    // a booking is stamped before it is written, and a transaction lasts at most half a minute
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(15);
    private const int DAYS_PER_RUN = 2000;

    // before any entry, and within what every database takes for a time
    private static readonly DateTime _beginning = new(1900, 1, 1);

    private TimeZoneInfo Zone => dateTimeHelper.DefaultStoreTimeZone;

    /// <summary>
    /// Gets the figures of some days
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="from">First day</param>
    /// <param name="before">Day after the last one</param>
    public async Task<IList<DayFigure>> ReadAsync(int programId, DateTime from, DateTime before)
    {
        var live = Later(await FirstLiveDayAsync(programId) ?? from, from);
        var figures = live == from
            ? []
            : (await dayRepository.GetAllAsync(query => query.Where(row => row.ProgramId == programId && row.Day >= from && row.Day < before && row.Day < live)))
                .Select(row => new DayFigure(row.Day, (LedgerEntryType)row.TypeId, row.RuleId, row.Points, row.Pending, row.Entries)).ToList();
        figures.AddRange(await ReadLiveAsync(programId, live, before));

        return figures;
    }

    /// <summary>
    /// Gets the figures of all months up to a day. The database adds the summary up, so little is read however long the history is
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="before">Day after the last one</param>
    public async Task<IList<MonthFigure>> ReadMonthsAsync(int programId, DateTime before)
    {
        var live = await FirstLiveDayAsync(programId) ?? _beginning;
        var sums =
            from row in dayRepository.Table
            where row.ProgramId == programId && row.Day < before && row.Day < live
            group row by new { row.Day.Year, row.Day.Month, row.TypeId } into same
            select new { same.Key.Year, same.Key.Month, same.Key.TypeId, Points = same.Sum(row => row.Points) };
        var months = live == _beginning
            ? []
            : (await sums.ToListAsync()).Select(sum => new MonthFigure(new DateTime(sum.Year, sum.Month, 1), (LedgerEntryType)sum.TypeId, sum.Points)).ToList();
        if (live < before)
            months.AddRange(MonthFigure.Of(await ReadLiveAsync(programId, live, before)));

        return months;
    }

    /// <summary>
    /// Adds up the days that are over, for all programs
    /// </summary>
    /// <returns>Number of days added up</returns>
    public async Task<int> SummariseAsync()
    {
        var count = 0;
        foreach (var program in await programService.GetProgramsAsync(activeOnly: false))
            count += await SummariseAsync(program.Id, time.GetUtcNow().UtcDateTime);

        return count;
    }

    /// <summary>
    /// Forgets a program's summary and makes it again from the entries
    /// </summary>
    /// <returns>Number of days added up</returns>
    public async Task<int> RecomputeAsync(int programId)
    {
        if (await GetPassAsync(programId) is { } pass)
            await passRepository.DeleteAsync(pass, false);

        return await SummariseAsync(programId, time.GetUtcNow().UtcDateTime);
    }

    private async Task<int> SummariseAsync(int programId, DateTime nowUtc)
    {
        var pass = await GetPassAsync(programId);
        if (pass is not null && pass.TimeZoneId != Zone.Id)
        {
            await passRepository.DeleteAsync(pass, false);
            pass = null;
        }
        if (pass is null)
        {
            if (await NextDayAsync(programId, _beginning) is not { } first)
                return 0;
            pass = new PointsDayPass { ProgramId = programId, NextDay = first, TimeZoneId = Zone.Id };
        }

        var count = 0;
        var today = ReportPeriods.DayOf(nowUtc - _grace, Zone);
        while (count < DAYS_PER_RUN && await NextDayAsync(programId, pass.NextDay) is { } day && day < today)
        {
            await StoreAsync(pass, day, await AddUpAsync(programId, day));
            count++;
        }

        return count;
    }

    private async Task StoreAsync(PointsDayPass pass, DateTime day, IList<DayFigure> figures)
    {
        using var scope = LedgerScope.Open();

        // what is there up to this day is another node's, or was cut in another time zone
        var from = pass.Id == 0 ? _beginning : pass.NextDay;
        foreach (var row in await dayRepository.GetAllAsync(query => query.Where(row => row.ProgramId == pass.ProgramId && row.Day >= from && row.Day <= day)))
            await dayRepository.DeleteAsync(row, false);
        foreach (var figure in figures)
        {
            await dayRepository.InsertAsync(new PointsDay
            {
                ProgramId = pass.ProgramId, Day = day, TypeId = (int)figure.Type, RuleId = figure.RuleId,
                Points = figure.Points, Pending = figure.Pending, Entries = figure.Entries
            }, false);
        }
        pass.NextDay = day.AddDays(1);
        if (pass.Id == 0)
            await passRepository.InsertAsync(pass, false);
        else
            await passRepository.UpdateAsync(pass, false);

        scope.Complete();
    }

    /// <summary>
    /// Gets the first day that is not added up yet; null when none is
    /// </summary>
    private async Task<DateTime?> FirstLiveDayAsync(int programId)
    {
        return await GetPassAsync(programId) is { } pass && pass.TimeZoneId == Zone.Id ? pass.NextDay : null;
    }

    private async Task<List<DayFigure>> ReadLiveAsync(int programId, DateTime from, DateTime before)
    {
        var figures = new List<DayFigure>();
        while (await NextDayAsync(programId, from) is { } day && day < before)
        {
            figures.AddRange(await AddUpAsync(programId, day));
            from = day.AddDays(1);
        }

        return figures;
    }

    private async Task<PointsDayPass> GetPassAsync(int programId)
    {
        return (await passRepository.GetAllAsync(query => query.Where(pass => pass.ProgramId == programId))).FirstOrDefault();
    }

    /// <summary>
    /// Gets the first day from the given one on that has entries, straight from the index; null when there is none
    /// </summary>
    private async Task<DateTime?> NextDayAsync(int programId, DateTime day)
    {
        var fromUtc = day == _beginning ? _beginning : ReportPeriods.StartUtc(day, Zone);
        var booked = (await entryRepository.GetAllAsync(query => query
            .Where(entry => entry.ProgramId == programId && entry.BookedOnUtc >= fromUtc)
            .OrderBy(entry => entry.BookedOnUtc).Take(1))).FirstOrDefault();

        return booked is null ? null : ReportPeriods.DayOf(booked.BookedOnUtc, Zone);
    }

    private async Task<IList<DayFigure>> AddUpAsync(int programId, DateTime day)
    {
        var fromUtc = ReportPeriods.StartUtc(day, Zone);
        var beforeUtc = ReportPeriods.StartUtc(day.AddDays(1), Zone);
        var sums =
            from entry in entryRepository.Table
            where entry.ProgramId == programId && entry.BookedOnUtc >= fromUtc && entry.BookedOnUtc < beforeUtc
            group entry by new { entry.TypeId, entry.RuleId } into same
            select new
            {
                same.Key.TypeId,
                same.Key.RuleId,
                Points = same.Sum(entry => entry.Points),
                Pending = same.Sum(entry => entry.Pending),
                Entries = same.Count()
            };

        return (await sums.ToListAsync())
            .Select(sum => new DayFigure(day, (LedgerEntryType)sum.TypeId, sum.RuleId ?? 0, sum.Points, sum.Pending, sum.Entries)).ToList();
    }

    private static DateTime Later(DateTime one, DateTime other)
    {
        return one > other ? one : other;
    }
}
