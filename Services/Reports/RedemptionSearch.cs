using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// What to look for among redemptions; what is not set does not limit
/// </summary>
public sealed record RedemptionQuery
{
    /// <summary>
    /// Part of the member's e-mail address, or the whole card number
    /// </summary>
    public string Member { get; init; }

    /// <summary>
    /// The state
    /// </summary>
    public RedemptionStatus? Status { get; init; }

    /// <summary>
    /// The reward; 0 for points spent as an amount
    /// </summary>
    public int? RewardId { get; init; }

    /// <summary>
    /// The store; 0 for all
    /// </summary>
    public int StoreId { get; init; }

    /// <summary>
    /// Only of these programs; null for all
    /// </summary>
    public IList<int> ProgramIds { get; init; }

    /// <summary>
    /// Only of these stores; null for all
    /// </summary>
    public IReadOnlyList<int> StoreIds { get; init; }

    /// <summary>
    /// Reserved at this moment or later
    /// </summary>
    public DateTime? FromUtc { get; init; }

    /// <summary>
    /// Reserved before this moment
    /// </summary>
    public DateTime? BeforeUtc { get; init; }

    /// <summary>
    /// Number of the order that used it, as the shopper sees it
    /// </summary>
    public string OrderNumber { get; init; }

    /// <summary>
    /// The order
    /// </summary>
    public GridSort Sort { get; init; }
}

/// <summary>
/// Finds redemptions for admins
/// </summary>
public class RedemptionSearch(IRepository<Customer> customerRepository,
    IRepository<LoyaltyMember> memberRepository,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<Order> orderRepository,
    IRepository<RedemptionStep> stepRepository)
{
    /// <summary>
    /// Finds redemptions
    /// </summary>
    public async Task<IPagedList<LoyaltyRedemption>> FindAsync(RedemptionQuery wanted, int pageIndex, int pageSize)
    {
        return await redemptionRepository.GetAllPagedAsync(query => Sort(Limit(query, wanted), wanted.Sort), pageIndex, pageSize);
    }

    /// <summary>
    /// Gets what a member has reserved or is just using, oldest first
    /// </summary>
    public async Task<IList<LoyaltyRedemption>> GetLiveAsync(int memberId)
    {
        return await redemptionRepository.GetAllAsync(query => query.Live().Where(row => row.MemberId == memberId).OrderBy(row => row.Id));
    }

    /// <summary>
    /// Gets the steps of redemptions, in their order
    /// </summary>
    public async Task<IList<RedemptionStep>> GetStepsAsync(IList<int> redemptionIds)
    {
        return await stepRepository.GetAllAsync(query => query
            .Where(step => redemptionIds.Contains(step.RedemptionId)).OrderBy(step => step.RedemptionId).ThenBy(step => step.Number));
    }

    /// <summary>
    /// Gets the identifiers of redemptions by what ledger entries call them
    /// </summary>
    public async Task<IReadOnlyDictionary<string, int>> GetIdsAsync(IList<string> references)
    {
        var guids = references.Select(reference => Guid.TryParse(reference, out var guid) ? guid : Guid.Empty).Where(guid => guid != Guid.Empty).ToList();
        if (guids.Count == 0)
            return new Dictionary<string, int>();

        return (await redemptionRepository.GetAllAsync(query => query.Where(row => guids.Contains(row.RedemptionGuid))))
            .ToDictionary(row => row.Reference, row => row.Id);
    }

    private static IQueryable<LoyaltyRedemption> Sort(IQueryable<LoyaltyRedemption> query, GridSort sort)
    {
        return sort switch
        {
            GridSort.Oldest => query.OrderBy(row => row.Id),
            GridSort.MostPoints => query.OrderByDescending(row => row.Points).ThenByDescending(row => row.Id),
            GridSort.FewestPoints => query.OrderBy(row => row.Points).ThenByDescending(row => row.Id),
            _ => query.OrderByDescending(row => row.Id)
        };
    }

    private IQueryable<LoyaltyRedemption> Limit(IQueryable<LoyaltyRedemption> query, RedemptionQuery wanted)
    {
        if (wanted.Status is { } status)
        {
            var statusId = (int)status;
            query = query.Where(row => row.StatusId == statusId);
        }
        if (wanted.RewardId == 0)
            query = query.Where(row => row.RewardId == null);
        else if (wanted.RewardId is { } rewardId)
            query = query.Where(row => row.RewardId == rewardId);
        if (wanted.StoreId > 0)
            query = query.Where(row => row.StoreId == wanted.StoreId);
        if (wanted.ProgramIds is { } programIds)
            query = query.Where(row => programIds.Contains(row.ProgramId));
        if (wanted.StoreIds is { } storeIds)
            query = query.Where(row => storeIds.Contains(row.StoreId));
        if (wanted.FromUtc is { } fromUtc)
            query = query.Where(row => row.CreatedOnUtc >= fromUtc);
        if (wanted.BeforeUtc is { } beforeUtc)
            query = query.Where(row => row.CreatedOnUtc < beforeUtc);
        if (!string.IsNullOrWhiteSpace(wanted.Member))
        {
            var email = wanted.Member.Trim();
            var card = email.ToUpperInvariant();
            query = from row in query
                join member in memberRepository.Table on row.MemberId equals member.Id
                join customer in customerRepository.Table on row.CustomerId equals customer.Id
                where member.CardNumber == card || customer.Email.Contains(email)
                select row;
        }
        if (!string.IsNullOrWhiteSpace(wanted.OrderNumber))
        {
            var number = wanted.OrderNumber.Trim();
            query = query.Where(row => orderRepository.Table.Any(order => order.Id == row.OrderId && order.CustomOrderNumber == number));
        }

        return query;
    }
}
