using System.Globalization;
using System.Linq.Expressions;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Leaderboards;

/// <summary>
/// The members with the most points
/// </summary>
public class Leaderboard(IDateTimeHelper dateTimeHelper,
    IRepository<Customer> customerRepository,
    IRepository<LeaderboardPlace> placeRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<PointsAccount> accountRepository,
    LeaderboardCache cache,
    SharedTerms sharedTerms,
    SpendablePoints spendable,
    TimeProvider time) : ILeaderboard
{
    private const int WINNERS = 3;
    private const int MONTHS = 12;

    private DateTime Today => ReportPeriods.DayOf(time.GetUtcNow().UtcDateTime, dateTimeHelper.DefaultStoreTimeZone);

    /// <inheritdoc />
    public Task<LeaderboardPage> GetPageAsync(int programId, LeaderboardMetric by, int count, LeaderboardCursor after = null)
    {
        // what can be spent ends by itself
        return by == LeaderboardMetric.Balance
            ? ReadPageAsync(programId, by, count, null)
            : cache.GetAsync(programId, string.Create(CultureInfo.InvariantCulture, $"{by} {EarnedPeriods.MonthOf(Today)} {count} {after}"), () => ReadPageAsync(programId, by, count, after));
    }

    /// <inheritdoc />
    public async Task<OwnPlace> GetPlaceAsync(PointsAccount account, LeaderboardMetric by)
    {
        var points = GetPoints(account, by);
        if (points <= 0)
            return null;

        var reached = by switch
        {
            LeaderboardMetric.Month => account.MonthReachedOnUtc,
            LeaderboardMetric.Year => account.YearReachedOnUtc,
            _ => account.LifetimeReachedOnUtc
        };
        var own = new LeaderboardCursor(points, reached, account.MemberId);
        var (ahead, least) = await cache.GetAsync(account.ProgramId, $"{by} before {own}", () => CountAheadAsync(account.ProgramId, by, own));

        return new OwnPlace(ahead + 1, points, ahead == 0 ? null : least - points);
    }

    /// <inheritdoc />
    public long GetPoints(PointsAccount account, LeaderboardMetric by)
    {
        return by switch
        {
            LeaderboardMetric.Month => account.EarnedMonth == EarnedPeriods.MonthOf(Today) ? account.MonthPoints : 0,
            LeaderboardMetric.Year => account.EarnedYear == Today.Year ? account.YearPoints : 0,
            LeaderboardMetric.Lifetime => account.LifetimePoints,
            _ => account.Balance
        };
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WinnerRow>> GetWinnersAsync(int programId)
    {
        return cache.GetAsync<IReadOnlyList<WinnerRow>>(programId, "winners", async () =>
        {
            var places = await (
                from place in placeRepository.Table
                join member in memberRepository.Table on place.MemberId equals member.Id
                join customer in customerRepository.Table on member.CustomerId equals customer.Id
                where place.ProgramId == programId && place.Rank <= WINNERS
                orderby place.Month descending, place.Rank
                select new { Place = place, Member = member, customer.FirstName, customer.LastName, customer.Deleted }).Take(WINNERS * MONTHS).ToListAsync();

            return places.Select(row => new WinnerRow(row.Place.Month, row.Place.Rank, row.Place.Points, row.Member.CustomerId,
                row.Deleted || row.Member.HiddenFromLeaderboard ? null : NameMask.Mask(row.FirstName, row.LastName))).ToList();
        });
    }

    private async Task<LeaderboardPage> ReadPageAsync(int programId, LeaderboardMetric by, int count, LeaderboardCursor after)
    {
        var visible = Visible(programId, by);
        if (after is not null)
            visible = visible.Where(After(after));
        var ranked = visible.OrderByDescending(place => place.Points).ThenBy(place => place.ReachedOnUtc).ThenBy(place => place.MemberId);

        // one place more than asked for tells whether there is another part
        var places = by == LeaderboardMetric.Balance ? await TakeSpendableAsync(ranked, count) : await ranked.Take(count + 1).ToListAsync();
        var first = after is null || places.Count == 0 ? 0 : (await CountAheadAsync(programId, by, Cursor(places[0]))).Ahead;
        var tiers = (await sharedTerms.GetLadderAsync(programId)).ToDictionary(tier => tier.Id, tier => tier.Name);
        var rows = places.Take(count)
            .Select((place, index) => new LeaderboardRow(first + index + 1, place.CustomerId, NameMask.Mask(place.FirstName, place.LastName), place.Points,
                tiers.GetValueOrDefault(place.TierId ?? 0)))
            .ToList();

        return new LeaderboardPage(rows, places.Count > count ? Cursor(places[count - 1]) : null);
    }

    private async Task<(int Ahead, long Least)> CountAheadAsync(int programId, LeaderboardMetric by, LeaderboardCursor own)
    {
        var ahead = await Visible(programId, by)
            .Where(place => place.Points > own.Points || (place.Points == own.Points
                && (place.ReachedOnUtc < own.ReachedOnUtc || (place.ReachedOnUtc == own.ReachedOnUtc && place.MemberId < own.MemberId))))
            .GroupBy(place => place.Account.ProgramId)
            .Select(all => new { Count = all.Count(), Least = all.Min(place => place.Points) })
            .ToListAsync();

        return ahead.Count == 0 ? (0, 0) : (ahead[0].Count, ahead[0].Least);
    }

    private static Expression<Func<Place, bool>> After(LeaderboardCursor last)
    {
        return place => place.Points < last.Points || (place.Points == last.Points
            && (place.ReachedOnUtc > last.ReachedOnUtc || (place.ReachedOnUtc == last.ReachedOnUtc && place.MemberId > last.MemberId)));
    }

    private static LeaderboardCursor Cursor(Place place)
    {
        return new LeaderboardCursor(place.Points, place.ReachedOnUtc, place.MemberId);
    }

    /// <summary>
    /// Everybody who is on the leaderboard
    /// </summary>
    private IQueryable<Place> Visible(int programId, LeaderboardMetric by)
    {
        var activeId = (int)MemberStatus.Active;
        var figures = Figures(programId, by);

        return
            from figure in figures
            where figure.Points > 0
            join member in memberRepository.Table on figure.Account.MemberId equals member.Id
            join customer in customerRepository.Table on member.CustomerId equals customer.Id
            where !member.HiddenFromLeaderboard && member.StatusId == activeId && !customer.Deleted
            select new Place
            {
                Account = figure.Account, MemberId = figure.Account.MemberId, Points = figure.Points, ReachedOnUtc = figure.ReachedOnUtc,
                CustomerId = member.CustomerId, TierId = member.TierId, FirstName = customer.FirstName, LastName = customer.LastName
            };
    }

    private IQueryable<Figure> Figures(int programId, LeaderboardMetric by)
    {
        var (month, year) = (EarnedPeriods.MonthOf(Today), Today.Year);
        var accounts = accountRepository.Table.Where(account => account.ProgramId == programId);

        return by switch
        {
            LeaderboardMetric.Month => accounts.Where(account => account.EarnedMonth == month)
                .Select(account => new Figure { Account = account, Points = account.MonthPoints, ReachedOnUtc = account.MonthReachedOnUtc }),
            LeaderboardMetric.Year => accounts.Where(account => account.EarnedYear == year)
                .Select(account => new Figure { Account = account, Points = account.YearPoints, ReachedOnUtc = account.YearReachedOnUtc }),
            LeaderboardMetric.Lifetime => accounts
                .Select(account => new Figure { Account = account, Points = account.LifetimePoints, ReachedOnUtc = account.LifetimeReachedOnUtc }),
            _ => accounts
                .Select(account => new Figure { Account = account, Points = account.Balance, ReachedOnUtc = account.BalanceReachedOnUtc })
        };
    }

    /// <summary>
    /// Ranks by what can be spent now. Stored balances can only be higher, so that the first are found when as many were read that lost nothing
    /// </summary>
    private async Task<IList<Place>> TakeSpendableAsync(IQueryable<Place> ranked, int top)
    {
        for (var count = top; ; count *= 2)
        {
            var places = await ranked.Take(count).ToListAsync();
            await spendable.LimitAsync(places.Select(place => place.Account).ToList());
            if (places.Count == count && places.Count(place => place.Account.Balance == place.Points) < top)
                continue;

            foreach (var place in places)
                place.Points = place.Account.Balance;

            return places.Where(place => place.Points > 0)
                .OrderByDescending(place => place.Points).ThenBy(place => place.ReachedOnUtc).ThenBy(place => place.MemberId)
                .Take(top).ToList();
        }
    }

    private sealed class Figure
    {
        public PointsAccount Account { get; init; }
        public long Points { get; init; }
        public DateTime ReachedOnUtc { get; init; }
    }

    private sealed class Place
    {
        public PointsAccount Account { get; init; }
        public int MemberId { get; init; }
        public long Points { get; set; }
        public DateTime ReachedOnUtc { get; init; }
        public int CustomerId { get; init; }
        public int? TierId { get; init; }
        public string FirstName { get; init; }
        public string LastName { get; init; }
    }
}
