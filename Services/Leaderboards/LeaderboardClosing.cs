using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Leaderboards;

/// <summary>
/// Keeps who stood first when a month was over. Entries are booked with the time of booking and never change, so it does not matter when it is closed
/// </summary>
public class LeaderboardClosing(IDateTimeHelper dateTimeHelper,
    IProgramService programService,
    IRepository<Customer> customerRepository,
    IRepository<LeaderboardPlace> placeRepository,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyMember> memberRepository,
    LeaderboardCache cache)
{
    private const int PLACES = 10;
    private const int MONTHS = 12;

    // a booking is stamped before it is written, and a transaction lasts at most half a minute
    private static readonly TimeSpan _grace = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Closes the months that are over, a year back at most
    /// </summary>
    /// <param name="nowUtc">The moment to look from</param>
    /// <returns>Number of months closed, of all programs together</returns>
    public async Task<int> CloseAsync(DateTime nowUtc)
    {
        var zone = dateTimeHelper.DefaultStoreTimeZone;
        var today = ReportPeriods.DayOf(nowUtc - _grace, zone);
        var current = new DateTime(today.Year, today.Month, 1);
        var count = 0;
        foreach (var program in await programService.GetProgramsAsync(activeOnly: false))
        {
            var closed = await placeRepository.Table.Where(place => place.ProgramId == program.Id && place.Rank == 1).Select(place => place.Month).ToListAsync();
            for (var first = current.AddMonths(-MONTHS); first < current; first = first.AddMonths(1))
            {
                if (!closed.Contains(EarnedPeriods.MonthOf(first)) && await CloseAsync(program.Id, first, zone))
                    count++;
            }
        }

        return count;
    }

    /// <returns>Whether somebody earned, and this is who closed it</returns>
    private async Task<bool> CloseAsync(int programId, DateTime first, TimeZoneInfo zone)
    {
        var fromUtc = ReportPeriods.StartUtc(first, zone);
        var beforeUtc = ReportPeriods.StartUtc(first.AddMonths(1), zone);
        if (!await entryRepository.Table.Where(entry => entry.ProgramId == programId && entry.BookedOnUtc >= fromUtc && entry.BookedOnUtc < beforeUtc).AnyAsync())
            return false;

        var places = await ReadAsync(programId, fromUtc, beforeUtc);
        if (places.Count == 0)
            return false;

        try
        {
            using var scope = LedgerScope.Open();
            for (var i = 0; i < places.Count; i++)
            {
                await placeRepository.InsertAsync(new LeaderboardPlace
                {
                    ProgramId = programId, Month = EarnedPeriods.MonthOf(first), Rank = i + 1, MemberId = places[i].MemberId, Points = places[i].Points
                }, false);
            }
            scope.Complete();
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            // another node was faster, or the next run does it
            return false;
        }
        cache.Forget(programId);

        return true;
    }

    /// <summary>
    /// Who earned most between two moments, as the leaderboard counts it; what a merged membership earned counts for the one that took over
    /// </summary>
    private async Task<IList<Earned>> ReadAsync(int programId, DateTime fromUtc, DateTime beforeUtc)
    {
        var (activeId, earnId, matureId, reverseId) = ((int)MemberStatus.Active, (int)LedgerEntryType.Earn, (int)LedgerEntryType.Mature, (int)LedgerEntryType.Reverse);
        var uncounted = EarnedPeriods.Uncounted.ToList();
        var entries = entryRepository.Table.Where(entry => entry.ProgramId == programId && entry.BookedOnUtc >= fromUtc && entry.BookedOnUtc < beforeUtc
            && (entry.TypeId == earnId || entry.TypeId == matureId || entry.TypeId == reverseId)
            && (entry.ReferenceType == null || !uncounted.Contains(entry.ReferenceType)));
        var sums =
            from entry in entries
            join owner in memberRepository.Table on entry.MemberId equals owner.Id
            group entry by owner.MergedIntoId ?? owner.Id into own
            select new Earned
            {
                MemberId = own.Key,
                Points = own.Sum(entry => entry.Points),
                LastOnUtc = own.Max(entry => entry.BookedOnUtc)
            };
        var places =
            from sum in sums
            join member in memberRepository.Table on sum.MemberId equals member.Id
            join customer in customerRepository.Table on member.CustomerId equals customer.Id
            where sum.Points > 0 && !member.HiddenFromLeaderboard && member.StatusId == activeId && !customer.Deleted
            orderby sum.Points descending, sum.LastOnUtc, sum.MemberId
            select sum;

        return await places.Take(PLACES).ToListAsync();
    }

    private sealed class Earned
    {
        public int MemberId { get; init; }
        public long Points { get; init; }
        public DateTime LastOnUtc { get; init; }
    }
}
