using System.Text.Json;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// When points run out, counted from the moment of the report
/// </summary>
public enum LotAge
{
    /// <summary>
    /// Within 30 days, or due already
    /// </summary>
    Within30Days = 10,

    /// <summary>
    /// Within 90 days
    /// </summary>
    Within90Days = 20,

    /// <summary>
    /// Within 180 days
    /// </summary>
    Within180Days = 30,

    /// <summary>
    /// Within 365 days
    /// </summary>
    Within365Days = 40,

    /// <summary>
    /// Later
    /// </summary>
    Later = 50,

    /// <summary>
    /// Never
    /// </summary>
    Never = 60
}

/// <summary>
/// What a program owes, and to whom
/// </summary>
public sealed record LiabilityFigures
{
    /// <summary>
    /// Points that can be spent
    /// </summary>
    public long Points { get; init; }

    /// <summary>
    /// Points earned but not yet spendable
    /// </summary>
    public long Pending { get; init; }

    /// <summary>
    /// The points that can be spent, by when they run out
    /// </summary>
    public Dictionary<LotAge, long> ByAge { get; init; } = [];

    /// <summary>
    /// Members by status
    /// </summary>
    public Dictionary<MemberStatus, int> Members { get; init; } = [];

    /// <summary>
    /// Active members by tier; 0 for those without one
    /// </summary>
    public Dictionary<int, int> Tiers { get; init; } = [];
}

/// <summary>
/// Adds up what is owed. That reads every account and lot of a program: where it takes long, the figures of the last
/// run are shown with their time, for longer the longer it takes
/// </summary>
public class LiabilityReport(TimeProvider clock,
    IProgramService programService,
    IRepository<LiabilitySnapshot> snapshotRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<PointLot> lotRepository,
    IRepository<PointsAccount> accountRepository)
{
    /// <summary>
    /// Up to this long, in milliseconds, the figures are taken anew each time they are looked at
    /// </summary>
    private const int QUICK = 50;

    /// <summary>
    /// Figures that took longer stay for this many times as long as they took, so that looking costs half a percent of
    /// the database's time at most
    /// </summary>
    private const int STAY = 200;

    /// <summary>
    /// The task takes slow figures anew this often, so older ones are not shown
    /// </summary>
    private static readonly TimeSpan _oldest = TimeSpan.FromHours(1);

    private static readonly (LotAge Age, int Days)[] _ages = [(LotAge.Within30Days, 30), (LotAge.Within90Days, 90), (LotAge.Within180Days, 180), (LotAge.Within365Days, 365)];

    /// <summary>
    /// Gets the figures and the moment they are from
    /// </summary>
    public async Task<(LiabilityFigures Figures, DateTime TakenOnUtc)> GetAsync(int programId)
    {
        var snapshot = await GetSnapshotAsync(programId);
        if (snapshot is { Milliseconds: > QUICK } && clock.GetUtcNow().UtcDateTime < StaysUntil(snapshot))
            return (JsonSerializer.Deserialize<LiabilityFigures>(snapshot.Figures), snapshot.TakenOnUtc);

        return await TakeAsync(programId, snapshot);
    }

    /// <summary>
    /// Takes the figures anew
    /// </summary>
    public async Task RefreshAsync(int programId)
    {
        await TakeAsync(programId, await GetSnapshotAsync(programId), keep: true);
    }

    /// <summary>
    /// Takes the figures of all programs anew
    /// </summary>
    /// <returns>Number of programs</returns>
    public async Task<int> RefreshAllAsync()
    {
        var programs = await programService.GetProgramsAsync(activeOnly: false);
        foreach (var program in programs)
            await RefreshAsync(program.Id);

        return programs.Count;
    }

    private static DateTime StaysUntil(LiabilitySnapshot snapshot)
    {
        var stay = TimeSpan.FromMilliseconds((double)snapshot.Milliseconds * STAY);

        return snapshot.TakenOnUtc + (stay < _oldest ? stay : _oldest);
    }

    private async Task<(LiabilityFigures, DateTime)> TakeAsync(int programId, LiabilitySnapshot snapshot, bool keep = false)
    {
        var started = clock.GetTimestamp();
        var nowUtc = clock.GetUtcNow().UtcDateTime;
        var figures = await AddUpAsync(programId, nowUtc);
        var milliseconds = (int)clock.GetElapsedTime(started).TotalMilliseconds;
        if (keep || milliseconds > QUICK || snapshot is { Milliseconds: > QUICK })
            await KeepAsync(snapshot ?? new LiabilitySnapshot { ProgramId = programId }, figures, nowUtc, milliseconds);

        return (figures, nowUtc);
    }

    private async Task KeepAsync(LiabilitySnapshot snapshot, LiabilityFigures figures, DateTime nowUtc, int milliseconds)
    {
        snapshot.Figures = JsonSerializer.Serialize(figures);
        snapshot.TakenOnUtc = nowUtc;
        snapshot.Milliseconds = milliseconds;
        try
        {
            if (snapshot.Id == 0)
                await snapshotRepository.InsertAsync(snapshot, false);
            else
                await snapshotRepository.UpdateAsync(snapshot, false);
        }
        catch (Exception exception) when (snapshot.Id == 0 && LedgerScope.IsDatabaseFailure(exception))
        {
            // another visit was faster, and its figures are as good
        }
    }

    private async Task<LiabilitySnapshot> GetSnapshotAsync(int programId)
    {
        return (await snapshotRepository.GetAllAsync(query => query.Where(row => row.ProgramId == programId))).FirstOrDefault();
    }

    private async Task<LiabilityFigures> AddUpAsync(int programId, DateTime nowUtc)
    {
        var totals = (await (from account in accountRepository.Table
            where account.ProgramId == programId
            group account by account.ProgramId into all
            select new { Balance = all.Sum(account => account.Balance), Pending = all.Sum(account => account.Pending) }).ToListAsync()).FirstOrDefault();
        var statuses = await (from member in memberRepository.Table
            where member.ProgramId == programId
            group member by new { member.StatusId, member.TierId } into same
            select new { same.Key.StatusId, same.Key.TierId, Count = same.Count() }).ToListAsync();

        return new LiabilityFigures
        {
            Points = totals?.Balance ?? 0,
            Pending = totals?.Pending ?? 0,
            ByAge = await AgeAsync(programId, nowUtc),
            Members = statuses.GroupBy(row => (MemberStatus)row.StatusId).ToDictionary(same => same.Key, same => same.Sum(row => row.Count)),
            Tiers = statuses.Where(row => row.StatusId == (int)MemberStatus.Active).GroupBy(row => row.TierId ?? 0)
                .ToDictionary(same => same.Key, same => same.Sum(row => row.Count))
        };
    }

    private async Task<Dictionary<LotAge, long>> AgeAsync(int programId, DateTime nowUtc)
    {
        var open = from lot in lotRepository.Table
            join account in accountRepository.Table on lot.MemberId equals account.MemberId
            where account.ProgramId == programId && lot.Remaining > 0
            select lot;

        var byAge = new Dictionary<LotAge, long>();
        var fromUtc = new DateTime(1900, 1, 1);
        foreach (var (age, days) in _ages)
        {
            var (after, until) = (fromUtc, nowUtc.AddDays(days));
            byAge[age] = await SumAsync(open.Where(lot => lot.ExpiresOnUtc > after && lot.ExpiresOnUtc <= until));
            fromUtc = until;
        }
        byAge[LotAge.Later] = await SumAsync(open.Where(lot => lot.ExpiresOnUtc > fromUtc));
        byAge[LotAge.Never] = await SumAsync(open.Where(lot => lot.ExpiresOnUtc == null));

        return byAge;
    }

    private static async Task<long> SumAsync(IQueryable<PointLot> lots)
    {
        return await lots.SumAsync(lot => (long?)lot.Remaining) ?? 0;
    }
}
