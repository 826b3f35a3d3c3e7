using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Merging;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Reads the figures that tiers are reached by from the ledger, a few queries for many members
/// </summary>
public class TierFigures(IRepository<LedgerEntry> entryRepository, IRepository<LoyaltyMember> memberRepository, IRepository<PointsAccount> accountRepository)
{
    private static readonly int[] _types = [(int)LedgerEntryType.Earn, (int)LedgerEntryType.Mature, (int)LedgerEntryType.Reverse, (int)LedgerEntryType.Hold];

    /// <summary>
    /// Loads what is needed to judge some members
    /// </summary>
    /// <param name="memberIds">Members</param>
    /// <param name="terms">The program's terms</param>
    /// <param name="earliestUtc">The earliest moment from which on will be counted; null when only lifetime figures count</param>
    /// <returns>A function that gives a member's figure from a moment on; from the beginning for null</returns>
    public async Task<Func<int, DateTime?, decimal>> LoadAsync(IList<int> memberIds, TierTerms terms, DateTime? earliestUtc)
    {
        if (!terms.CountsPeriod || earliestUtc is not { } fromUtc)
        {
            var accounts = (await accountRepository.GetAllAsync(query => query.Where(account => memberIds.Contains(account.MemberId))))
                .ToDictionary(account => account.MemberId);

            return (memberId, _) => Lifetime(accounts.GetValueOrDefault(memberId), terms);
        }

        // what a membership earned in the period before it was merged counts for the one that took it over
        var merged = (await memberRepository.GetAllAsync(query => query.Where(member => member.MergedIntoId != null && memberIds.Contains(member.MergedIntoId.Value))))
            .ToDictionary(member => member.Id, member => member.MergedIntoId.Value);
        var entries = (await GetEntriesAsync([.. memberIds, .. merged.Keys], fromUtc))
            .ToLookup(entry => merged.GetValueOrDefault(entry.MemberId, entry.MemberId), entry => entry.Entry);

        return (memberId, since) => TierFigure.Since(entries[memberId], terms.CountsPoints, since ?? fromUtc);
    }

    /// <summary>
    /// Gets the figure of one member whose account was read already; the ledger is asked only for what the account does not say
    /// </summary>
    /// <param name="memberId">Member</param>
    /// <param name="account">The account; null when nothing was booked yet</param>
    /// <param name="terms">The program's terms</param>
    /// <param name="earliestUtc">The earliest moment from which on will be counted; null when only lifetime figures count</param>
    /// <param name="sinceUtc">From which moment on; from the beginning for null</param>
    public async Task<decimal> GetAsync(int memberId, PointsAccount account, TierTerms terms, DateTime? earliestUtc, DateTime? sinceUtc)
    {
        return !terms.CountsPeriod || earliestUtc is null ? Lifetime(account, terms) : (await LoadAsync([memberId], terms, earliestUtc))(memberId, sinceUtc);
    }

    /// <summary>
    /// Gets all that ever counted for memberships that are one person's, in the order in which it was booked. What a merge moved between them
    /// counted before
    /// </summary>
    public async Task<IList<TierFigureEntry>> GetAllAsync(IList<int> memberIds, TierTerms terms)
    {
        var entries = await entryRepository.GetAllAsync(query => query
            .Where(entry => memberIds.Contains(entry.MemberId) && (entry.Spend != 0 || _types.Contains(entry.TypeId))).OrderBy(entry => entry.Id));

        return entries.Where(entry => entry.ReferenceType != MemberMerge.REFERENCE).Select(ToFigure).ToList();
    }

    /// <summary>
    /// What entries with one cause have in common
    /// </summary>
    public static string CauseOf(string referenceType, string referenceId)
    {
        return referenceId is null ? null : $"{referenceType}:{referenceId}";
    }

    private static decimal Lifetime(PointsAccount account, TierTerms terms)
    {
        return account is null ? 0 : terms.CountsPoints ? account.LifetimePoints : account.LifetimeSpend;
    }

    private async Task<IList<(int MemberId, TierFigureEntry Entry)>> GetEntriesAsync(IList<int> memberIds, DateTime fromUtc)
    {
        var recent = await entryRepository.GetAllAsync(query => query
            .Where(entry => memberIds.Contains(entry.MemberId) && entry.EventOnUtc >= fromUtc && _types.Contains(entry.TypeId)));

        // what was bought before and changed since does not count: its first entry tells
        var causes = recent.Where(entry => entry.ReferenceId is not null && entry.Type is LedgerEntryType.Mature or LedgerEntryType.Reverse or LedgerEntryType.Earn)
            .Select(entry => entry.ReferenceId).Distinct().ToList();
        var older = causes.Count == 0 ? [] : await entryRepository.GetAllAsync(query => query
            .Where(entry => causes.Contains(entry.ReferenceId) && memberIds.Contains(entry.MemberId) && entry.EventOnUtc < fromUtc && _types.Contains(entry.TypeId)));

        return recent.Concat(older).Select(entry => (entry.MemberId, ToFigure(entry))).ToList();
    }

    private static TierFigureEntry ToFigure(LedgerEntry entry)
    {
        return new TierFigureEntry(CauseOf(entry.ReferenceType, entry.ReferenceId), entry.EventOnUtc, entry.Spend, entry.Type == LedgerEntryType.Hold ? 0 : entry.Points);
    }
}
