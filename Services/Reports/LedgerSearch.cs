using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// What to look for among the entries of a program; what is not set does not limit
/// </summary>
public sealed record LedgerQuery
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; init; }

    /// <summary>
    /// The member's whole e-mail address or card number
    /// </summary>
    public string Member { get; init; }

    /// <summary>
    /// The type
    /// </summary>
    public LedgerEntryType? Type { get; init; }

    /// <summary>
    /// Kind of what caused it, for example "order"
    /// </summary>
    public string ReferenceType { get; init; }

    /// <summary>
    /// Identifier of what caused it
    /// </summary>
    public string ReferenceId { get; init; }

    /// <summary>
    /// Booked at this moment or later
    /// </summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>
    /// Booked before this moment
    /// </summary>
    public DateTime? BeforeUtc { get; init; }

    /// <summary>
    /// The order
    /// </summary>
    public GridSort Sort { get; init; }
}

/// <summary>
/// Finds ledger entries for admins
/// </summary>
public class LedgerSearch(IRepository<Customer> customerRepository, IRepository<LedgerEntry> entryRepository, IRepository<LoyaltyMember> memberRepository)
{
    /// <summary>
    /// Finds entries
    /// </summary>
    public async Task<IPagedList<LedgerEntry>> FindAsync(LedgerQuery wanted, int pageIndex, int pageSize)
    {
        var limit = await LimitAsync(wanted);

        return await entryRepository.GetAllPagedAsync(query => Sort(limit(query.Where(entry => entry.ProgramId == wanted.ProgramId)), wanted.Sort), pageIndex, pageSize);
    }

    /// <summary>
    /// Gets what leaves out the entries that are not wanted; the program is not looked at
    /// </summary>
    public async Task<Func<IQueryable<LedgerEntry>, IQueryable<LedgerEntry>>> LimitAsync(LedgerQuery wanted)
    {
        // the member is looked up first, so that the entries are read through their own index
        var memberIds = string.IsNullOrWhiteSpace(wanted.Member) ? null : await FindMembersAsync(wanted.ProgramId, wanted.Member.Trim());

        return query =>
        {
            if (memberIds is not null)
                query = query.Where(entry => memberIds.Contains(entry.MemberId));
            if (wanted.Type is { } type)
            {
                var typeId = (int)type;
                query = query.Where(entry => entry.TypeId == typeId);
            }
            query = new EntryReference(wanted.ReferenceType, wanted.ReferenceId).Limit(query);
            if (wanted.FromUtc is { } fromUtc)
                query = query.Where(entry => entry.BookedOnUtc >= fromUtc);
            if (wanted.BeforeUtc is { } beforeUtc)
                query = query.Where(entry => entry.BookedOnUtc < beforeUtc);

            return query;
        };
    }

    private async Task<List<int>> FindMembersAsync(int programId, string text)
    {
        var card = CardNumbers.Normalise(text);
        var byCard = await memberRepository.GetAllAsync(query => query.Where(member => member.ProgramId == programId && member.CardNumber == card));
        if (byCard.Count > 0)
            return byCard.Select(member => member.Id).ToList();

        var customerIds = (await customerRepository.GetAllAsync(query => query.Where(customer => customer.Email == text))).Select(customer => customer.Id).ToList();

        return (await memberRepository.GetAllAsync(query => query.Where(member => member.ProgramId == programId && customerIds.Contains(member.CustomerId))))
            .Select(member => member.Id).ToList();
    }

    private static IQueryable<LedgerEntry> Sort(IQueryable<LedgerEntry> query, GridSort sort)
    {
        return sort switch
        {
            GridSort.Oldest => query.OrderBy(entry => entry.BookedOnUtc).ThenBy(entry => entry.Id),
            GridSort.MostPoints => query.OrderByDescending(entry => entry.Points).ThenByDescending(entry => entry.Id),
            GridSort.FewestPoints => query.OrderBy(entry => entry.Points).ThenByDescending(entry => entry.Id),
            _ => query.OrderByDescending(entry => entry.BookedOnUtc).ThenByDescending(entry => entry.Id)
        };
    }
}
