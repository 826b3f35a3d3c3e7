using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

namespace Nop.Plugin.Misc.Loyalty.Services.Reports;

/// <summary>
/// Reads what orders mean for points
/// </summary>
public class OrderPointsReader(IRepository<LedgerEntry> entryRepository,
    IRepository<OrderAward> awardRepository,
    IRepository<LoyaltyProgram> programRepository,
    OrderRedemptions orderRedemptions)
{
    /// <summary>
    /// Gets the points of an order, for each program that gave or took some, the oldest program first
    /// </summary>
    /// <param name="orderId">The order</param>
    /// <param name="programIds">Only those of these programs; null for all</param>
    public async Task<IList<OrderPoints>> GetAsync(int orderId, IList<int> programIds = null)
    {
        var reference = orderId.ToString(CultureInfo.InvariantCulture);
        var earnings = (await entryRepository.GetAllAsync(query => query
                .Where(entry => entry.ReferenceType == LoyaltyDefaults.OrderReference && entry.ReferenceId == reference).OrderBy(entry => entry.Id)))
            .Where(entry => programIds?.Contains(entry.ProgramId) != false).ToList();
        var redemptions = (await orderRedemptions.GetByOrdersAsync([orderId]))[orderId]
            .Where(row => row.Status == RedemptionStatus.Confirmed && programIds?.Contains(row.ProgramId) != false).ToList();
        var references = redemptions.Select(row => row.Reference).ToList();
        var spendings = references.Count == 0 ? [] : await entryRepository.GetAllAsync(query => query
            .Where(entry => entry.ReferenceType == LoyaltyDefaults.RedemptionReference && references.Contains(entry.ReferenceId)).OrderBy(entry => entry.Id));

        var points = new List<OrderPoints>();
        foreach (var programId in earnings.Concat(spendings).Select(entry => entry.ProgramId).Concat(redemptions.Select(row => row.ProgramId)).Distinct().Order())
        {
            points.Add(Summarize(await programRepository.GetByIdAsync(programId, cache => default),
                earnings.Where(entry => entry.ProgramId == programId).ToList(),
                spendings.Where(entry => entry.ProgramId == programId).ToList(),
                redemptions.Where(row => row.ProgramId == programId).ToList()));
        }
        return points;
    }

    private static OrderPoints Summarize(LoyaltyProgram program, List<LedgerEntry> earnings, List<LedgerEntry> spendings, List<LoyaltyRedemption> redemptions)
    {
        var earned = earnings.GroupBy(entry => entry.MemberId).Sum(Peak);
        var spent = redemptions.Sum(row => row.UsedPoints);

        return new OrderPoints
        {
            Program = program,
            MemberId = earnings.Concat(spendings).LastOrDefault()?.MemberId ?? redemptions[0].MemberId,
            Earned = earned,
            TakenBack = earned - earnings.Sum(entry => entry.Points + entry.Pending),
            Pending = earnings.Sum(entry => entry.Pending),
            Spent = spent,
            GivenBack = spent + spendings.Sum(entry => entry.Points),
            Entries = earnings.Concat(spendings).OrderByDescending(entry => entry.Id).ToList(),
            Redemptions = redemptions
        };
    }

    /// <summary>
    /// Gets a member's points that cannot be spent yet, by order, oldest first
    /// </summary>
    public async Task<IList<PendingOrderPoints>> GetPendingAsync(int memberId)
    {
        var pending = (await entryRepository.GetAllAsync(query => query
                .Where(entry => entry.MemberId == memberId && entry.Pending != 0 && entry.ReferenceType == LoyaltyDefaults.OrderReference)))
            .GroupBy(entry => entry.ReferenceId)
            .Select(group => (OrderId: int.Parse(group.Key, CultureInfo.InvariantCulture), Points: group.Sum(entry => entry.Pending)))
            .Where(order => order.Points > 0)
            .OrderBy(order => order.OrderId)
            .ToList();
        if (pending.Count == 0)
            return [];

        var orderIds = pending.Select(order => order.OrderId).ToList();
        var awards = (await awardRepository.GetAllAsync(query => query.Where(award => award.MemberId == memberId && orderIds.Contains(award.OrderId))))
            .ToDictionary(award => award.OrderId);

        return pending.Where(order => awards.ContainsKey(order.OrderId))
            .Select(order => new PendingOrderPoints(order.OrderId, order.Points, (HoldUntil)awards[order.OrderId].HoldUntilId, awards[order.OrderId].HeldUntilUtc))
            .ToList();
    }

    private static long Peak(IEnumerable<LedgerEntry> entries)
    {
        var peak = 0L;
        var sum = 0L;
        foreach (var entry in entries)
            peak = Math.Max(peak, sum += entry.Points + entry.Pending);

        return peak;
    }
}
