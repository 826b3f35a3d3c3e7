using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// Points of an order that cannot be spent yet
/// </summary>
/// <param name="OrderId">The order</param>
/// <param name="Points">Points</param>
/// <param name="FromUtc">The earliest moment at which they can be spent</param>
/// <param name="Until">What the order must have reached besides</param>
public sealed record PendingPoints(int OrderId, long Points, DateTime FromUtc, HoldUntil Until);

/// <summary>
/// Points that run out if they are not spent
/// </summary>
/// <param name="Points">Points</param>
/// <param name="OnUtc">When</param>
public sealed record ExpiringPoints(long Points, DateTime OnUtc);

/// <summary>
/// What will become of a member's points without their doing: what is pending, what is reserved, what runs out
/// </summary>
public class PointsOutlook(IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<OrderAward> awardRepository,
    IRepository<PointLot> lotRepository,
    TimeProvider time)
{
    /// <summary>
    /// Gets the points that orders hold back, the next to come first
    /// </summary>
    public async Task<IList<PendingPoints>> GetPendingAsync(int memberId)
    {
        var held = (await entryRepository.GetAllAsync(query => query
                .Where(entry => entry.MemberId == memberId && entry.Pending != 0 && entry.ReferenceType == LoyaltyDefaults.OrderReference)))
            .GroupBy(entry => int.Parse(entry.ReferenceId, CultureInfo.InvariantCulture))
            .Select(group => (OrderId: group.Key, Points: group.Sum(entry => entry.Pending)))
            .Where(order => order.Points > 0)
            .ToList();
        if (held.Count == 0)
            return [];

        var orderIds = held.Select(order => order.OrderId).ToList();
        var awards = (await awardRepository.GetAllAsync(query => query.Where(award => award.MemberId == memberId && orderIds.Contains(award.OrderId))))
            .ToDictionary(award => award.OrderId);

        return held.Where(order => awards.ContainsKey(order.OrderId))
            .Select(order => new PendingPoints(order.OrderId, order.Points, awards[order.OrderId].HeldUntilUtc, (HoldUntil)awards[order.OrderId].HoldUntilId))
            .OrderBy(pending => pending.FromUtc)
            .ToList();
    }

    /// <summary>
    /// Gets the points that run out next, at most one row for a moment
    /// </summary>
    /// <param name="program">Program of the account</param>
    /// <param name="account">Account</param>
    /// <param name="count">How many rows at most</param>
    public async Task<IList<ExpiringPoints>> GetExpiringAsync(LoyaltyProgram program, PointsAccount account, int count)
    {
        var memberId = account.MemberId;
        var nowUtc = time.GetUtcNow().UtcDateTime;
        var lots = await lotRepository.GetAllAsync(query => query
            .Where(lot => lot.MemberId == memberId && lot.Remaining > 0 && lot.ExpiresOnUtc > nowUtc)
            .OrderBy(lot => lot.ExpiresOnUtc));
        var rows = lots.GroupBy(lot => lot.ExpiresOnUtc ?? default).Select(group => new ExpiringPoints(group.Sum(lot => lot.Remaining), group.Key));

        //who neither earns nor spends loses all at once
        if (program.LedgerPolicy.InactivityDays is > 0 and var days && account.Balance > 0)
            rows = rows.Append(new ExpiringPoints(account.Balance, account.LastActivityOnUtc.AddDays(days)));

        return rows.OrderBy(row => row.OnUtc).Take(count).ToList();
    }

    /// <summary>
    /// Gets the lots that entries made, by entry
    /// </summary>
    public async Task<IReadOnlyDictionary<int, PointLot>> GetLotsAsync(int memberId, IReadOnlyList<int> entryIds)
    {
        return entryIds.Count == 0
            ? new Dictionary<int, PointLot>()
            : (await lotRepository.GetAllAsync(query => query.Where(lot => lot.MemberId == memberId && entryIds.Contains(lot.EntryId))))
                .GroupBy(lot => lot.EntryId).ToDictionary(same => same.Key, same => same.First());
    }

    /// <summary>
    /// Gets what is reserved, in every store and through the API, the first to end first
    /// </summary>
    public async Task<IList<LoyaltyRedemption>> GetReservedAsync(int memberId)
    {
        return await redemptionRepository.GetAllAsync(query => query.Live().Where(row => row.MemberId == memberId).OrderBy(row => row.ExpiresOnUtc));
    }
}
