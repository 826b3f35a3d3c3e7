using System.Diagnostics;
using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Ledger;

/// <summary>
/// Recomputes figures, lots and versions from the entries, a batch of members at a time
/// </summary>
public class LedgerVerification(IRepository<LedgerEntry> entryRepository,
    IRepository<LotMovement> movementRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<PointLot> lotRepository,
    IRepository<PointsAccount> accountRepository)
{
    private const int BATCH = 200;
    private const int MAX_DRIFTS = 100;

    /// <summary>
    /// Verifies every member
    /// </summary>
    public async Task<VerificationReport> VerifyAsync()
    {
        var watch = Stopwatch.StartNew();
        var drifts = new List<LedgerDrift>();
        var members = 0;
        var entries = 0L;
        var last = 0;
        while (true)
        {
            var after = last;
            var ids = (await memberRepository.GetAllAsync(query => query.Where(member => member.Id > after).OrderBy(member => member.Id).Take(BATCH)))
                .Select(member => member.Id).ToList();
            if (ids.Count == 0)
                break;

            last = ids[^1];
            members += ids.Count;
            var found = await CheckAsync(after + 1, last);
            entries += found.Entries;
            foreach (var memberId in found.Drifts.Select(drift => drift.MemberId).Distinct())
                drifts.AddRange(await CheckQuietlyAsync(memberId));
        }

        return new VerificationReport(members, entries, Math.Round(watch.Elapsed.TotalSeconds, 3), drifts.Take(MAX_DRIFTS).ToList());
    }

    /// <summary>
    /// Checks one member again until nothing was booked between the first and the last read
    /// </summary>
    private async Task<IReadOnlyList<LedgerDrift>> CheckQuietlyAsync(int memberId)
    {
        for (var attempt = 0; ; attempt++)
        {
            var before = await VersionAsync(memberId);
            var drifts = (await CheckAsync(memberId, memberId)).Drifts;
            if (drifts.Count == 0 || attempt == 10 || before == await VersionAsync(memberId))
                return drifts;
        }
    }

    private async Task<long> VersionAsync(int memberId)
    {
        return (await accountRepository.GetAllAsync(query => query.Where(account => account.MemberId == memberId))).FirstOrDefault()?.Version ?? 0;
    }

    private async Task<(long Entries, IReadOnlyList<LedgerDrift> Drifts)> CheckAsync(int firstId, int lastId)
    {
        var accounts = (await accountRepository.GetAllAsync(query => query.Where(row => row.MemberId >= firstId && row.MemberId <= lastId)))
            .ToDictionary(row => row.MemberId);
        var lots = (await lotRepository.GetAllAsync(query => query.Where(row => row.MemberId >= firstId && row.MemberId <= lastId)))
            .ToLookup(row => row.MemberId);
        var movements = (await movementRepository.GetAllAsync(query => query.Where(row => row.MemberId >= firstId && row.MemberId <= lastId)))
            .ToLookup(row => row.MemberId);
        var entries = await entryRepository.GetAllAsync(query => query
            .Where(row => row.MemberId >= firstId && row.MemberId <= lastId)
            .OrderBy(row => row.MemberId).ThenBy(row => row.Version));

        var drifts = new List<LedgerDrift>();
        var byMember = entries.ToLookup(row => row.MemberId);
        foreach (var memberId in accounts.Keys.Union(byMember.Select(group => group.Key)))
        {
            var account = accounts.GetValueOrDefault(memberId) ?? new PointsAccount { MemberId = memberId };
            LedgerCheck.Run(account, byMember[memberId].ToList(), lots[memberId].ToList(), movements[memberId].ToList(),
                (figure, stored, computed) => drifts.Add(new LedgerDrift(memberId, figure,
                    Convert.ToString(stored, CultureInfo.InvariantCulture), Convert.ToString(computed, CultureInfo.InvariantCulture))));
        }

        return (entries.Count, drifts);
    }
}
