using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// What happened in one part of the time a dashboard covers
/// </summary>
/// <param name="Period">The days</param>
/// <param name="Earned">Points that became spendable</param>
/// <param name="Redeemed">Points spent, less those given back</param>
/// <param name="Expired">Points that ran out</param>
/// <param name="Held">Points earned that may not be spent yet, when they were earned</param>
/// <param name="TakenBack">Earned points taken back</param>
/// <param name="Adjusted">Points given or taken by hand, signed</param>
/// <param name="NewMembers">Members who joined</param>
/// <param name="Balance">Points members hold when the part is over; null where it has not begun yet</param>
public sealed record DashboardPart(ReportPeriod Period, long Earned, long Redeemed, long Expired, long Held, long TakenBack, long Adjusted, int NewMembers, long? Balance);

/// <summary>
/// One of the members with the most points ever earned
/// </summary>
public sealed record TopMember(int MemberId, int CustomerId, string Email, long Balance, long LifetimePoints);

/// <summary>
/// What happened in a program
/// </summary>
public sealed record DashboardFigures
{
    /// <summary>
    /// The parts, oldest first
    /// </summary>
    public IReadOnlyList<DashboardPart> Parts { get; init; }

    /// <summary>
    /// What has become of the points of each month at the end of the last part, oldest first
    /// </summary>
    public IReadOnlyList<PointsCohort> Cohorts { get; init; }

    /// <summary>
    /// Points that rules gave and did not take back, the most first: those spendable and those still held
    /// </summary>
    public IReadOnlyList<(int RuleId, long Points)> TopRules { get; init; }

    /// <summary>
    /// The members with the most points ever earned
    /// </summary>
    public IReadOnlyList<TopMember> TopMembers { get; init; }

    public long Earned => Parts.Sum(part => part.Earned);
    public long Redeemed => Parts.Sum(part => part.Redeemed);
    public long Expired => Parts.Sum(part => part.Expired);
    public int NewMembers => Parts.Sum(part => part.NewMembers);

    /// <summary>
    /// Part of the earned points that ran out; null when none were earned
    /// </summary>
    public decimal? Breakage => Earned > 0 ? (decimal)Expired / Earned : null;

    /// <summary>
    /// Part of the earned points that were spent; null when none were earned
    /// </summary>
    public decimal? RedemptionRate => Earned > 0 ? (decimal)Redeemed / Earned : null;
}

/// <summary>
/// Reads what the dashboard shows about a range of days
/// </summary>
public class DashboardReport(IDateTimeHelper dateTimeHelper,
    IRepository<Customer> customerRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<PointsAccount> accountRepository,
    PointsDays days,
    TimeProvider time)
{
    private const int TOP = 10;

    /// <summary>
    /// The present day in the store's time zone
    /// </summary>
    public DateTime Today => ReportPeriods.DayOf(time.GetUtcNow().UtcDateTime, dateTimeHelper.DefaultStoreTimeZone);

    /// <summary>
    /// Reads the figures
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="from">First day</param>
    /// <param name="to">Last day</param>
    /// <param name="bucket">How finely to cut</param>
    public async Task<DashboardFigures> ReadAsync(int programId, DateTime from, DateTime to, ReportBucket bucket)
    {
        var periods = ReportPeriods.Cut(from, to, bucket);
        var figures = await days.ReadAsync(programId, periods[0].From, periods[^1].Before);
        var earlier = await days.ReadMonthsAsync(programId, periods[0].From);
        var (balance, today) = (earlier.Sum(month => month.Points), Today);
        var parts = new List<DashboardPart>();
        foreach (var period in periods)
        {
            var own = figures.Where(figure => figure.Day >= period.From && figure.Day < period.Before).ToList();
            balance += own.Sum(figure => figure.Points);
            parts.Add(new DashboardPart(period, Points(own, LedgerEntryType.Earn, LedgerEntryType.Mature),
                -Points(own, LedgerEntryType.Redeem, LedgerEntryType.Release), -Points(own, LedgerEntryType.Expire),
                own.Where(figure => figure.Type == LedgerEntryType.Hold).Sum(figure => figure.Pending), -Points(own, LedgerEntryType.Reverse),
                Points(own, LedgerEntryType.Adjust), await CountNewMembersAsync(programId, period), period.From > today ? null : balance));
        }

        return new DashboardFigures
        {
            Parts = parts,
            Cohorts = PointsCohorts.Assign(earlier.Concat(MonthFigure.Of(figures))),
            TopRules = figures.Where(figure => figure.RuleId > 0).GroupBy(figure => figure.RuleId)
                .Select(same => (same.Key, Points: same.Sum(figure => figure.Points + figure.Pending)))
                .OrderByDescending(rule => rule.Points).ThenBy(rule => rule.Key).Take(TOP).ToList(),
            TopMembers = await GetTopMembersAsync(programId)
        };
    }

    private static long Points(IEnumerable<DayFigure> figures, params LedgerEntryType[] types)
    {
        return figures.Where(figure => types.Contains(figure.Type)).Sum(figure => figure.Points);
    }

    private Task<int> CountNewMembersAsync(int programId, ReportPeriod period)
    {
        var zone = dateTimeHelper.DefaultStoreTimeZone;
        var (fromUtc, beforeUtc) = (ReportPeriods.StartUtc(period.From, zone), ReportPeriods.StartUtc(period.Before, zone));

        return memberRepository.Table.CountAsync(member => member.ProgramId == programId && member.EnrolledOnUtc >= fromUtc && member.EnrolledOnUtc < beforeUtc);
    }

    private async Task<IReadOnlyList<TopMember>> GetTopMembersAsync(int programId)
    {
        var accounts = await accountRepository.GetAllAsync(query => query
            .Where(account => account.ProgramId == programId && account.LifetimePoints > 0)
            .OrderByDescending(account => account.LifetimePoints).ThenBy(account => account.LifetimeReachedOnUtc).ThenBy(account => account.MemberId).Take(TOP));
        var members = (await memberRepository.GetByIdsAsync(accounts.Select(account => account.MemberId).ToList())).ToDictionary(member => member.Id);
        var customers = (await customerRepository.GetByIdsAsync(members.Values.Select(member => member.CustomerId).ToList())).ToDictionary(customer => customer.Id);

        return accounts.Where(account => members.ContainsKey(account.MemberId)).Select(account =>
        {
            var member = members[account.MemberId];
            return new TopMember(member.Id, member.CustomerId, customers.GetValueOrDefault(member.CustomerId)?.Email ?? member.CardNumber, account.Balance, account.LifetimePoints);
        }).ToList();
    }
}
