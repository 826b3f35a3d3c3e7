using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Computes what an order should have brought from the order's state and the terms of its first award, and books the difference
/// </summary>
public class OrderConvergence(FirstAwards firstAwards,
    ILogger logger,
    IProgramService programService,
    IRepository<LedgerEntry> entryRepository,
    IRepository<Order> orderRepository,
    IRepository<OrderAward> awardRepository,
    IRepository<PointsAccount> accountRepository,
    LedgerConvergence convergence,
    OrderSnapshots snapshots,
    OrderRedemptions orderRedemptions,
    OrderRules orderRules,
    UnsettledOrders unsettledOrders,
    TimeProvider time) : IOrderConvergence
{
    private const int BATCH = 200;

    /// <inheritdoc />
    public async Task<int> ConvergeAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        // events carry the order as it was for their sender; what counts is what is stored
        if (await snapshots.ReadAsync(order.Id) is not { } snapshot)
            return 0;

        var programs = (await programService.GetProgramsAsync(snapshot.Order.StoreId)).ToDictionary(program => program.Id);
        var booked = await orderRedemptions.ConvergeAsync(snapshot.Order, snapshot.Redemptions);
        foreach (var programId in programs.Keys.Union(snapshot.Awards.Select(award => award.ProgramId)))
        {
            var award = snapshot.Awards.FirstOrDefault(award => award.ProgramId == programId) ?? await firstAwards.DecideAsync(snapshot, programs.GetValueOrDefault(programId));
            if (award is not null)
                booked += await ConvergeAmountAsync(snapshot, award) + await orderRules.ConvergeAsync(snapshot, award);
        }

        return booked;
    }

    /// <inheritdoc />
    public async Task<int> ReconcileAsync(DateTime createdFromUtc)
    {
        var booked = 0;
        var last = 0;
        while (true)
        {
            var after = last;
            var orders = await unsettledOrders.ReadAsync(createdFromUtc, after, BATCH);
            if (orders.Count == 0)
                return booked;

            last = orders[^1].Id;
            foreach (var order in await unsettledOrders.SelectAsync(orders))
                booked += await TryConvergeAsync(order);
        }
    }

    /// <inheritdoc />
    public async Task<int> MatureDueAsync()
    {
        var matured = 0;
        var lastMemberId = 0;
        while (true)
        {
            var after = lastMemberId;
            var memberIds = (await accountRepository.GetAllAsync(query => query
                    .Where(account => account.Pending > 0 && account.MemberId > after).OrderBy(account => account.MemberId).Take(BATCH)))
                .Select(account => account.MemberId).ToList();
            if (memberIds.Count == 0)
                return matured;

            lastMemberId = memberIds[^1];
            var nowUtc = time.GetUtcNow().UtcDateTime;
            var awards = await awardRepository.GetAllAsync(query => query
                .Where(award => memberIds.Contains(award.MemberId) && award.HeldUntilUtc <= nowUtc));
            var held = (await entryRepository.GetAllAsync(query => query
                    .Where(entry => memberIds.Contains(entry.MemberId) && entry.Pending != 0 && entry.ReferenceType == LoyaltyDefaults.OrderReference)))
                .GroupBy(entry => entry.ReferenceId).Where(group => group.Sum(entry => entry.Pending) > 0).Select(group => group.Key).ToHashSet();
            var orderIds = awards.Select(award => award.OrderId).Where(orderId => held.Contains(OrderBooking.Reference(orderId))).Distinct().ToList();
            var orders = await orderRepository.GetAllAsync(query => query.Where(order => orderIds.Contains(order.Id)));
            foreach (var order in await unsettledOrders.SelectAsync(orders))
                matured += await TryConvergeAsync(order);
        }
    }

    /// <inheritdoc />
    public async Task<IDictionary<int, long>> GetBookedPointsAsync(Order order)
    {
        var booked = new Dictionary<int, long>();
        foreach (var award in await GetAwardsAsync([order.Id]))
            booked[award.ProgramId] = (await GetBookedAsync(award.ProgramId, order.Id)).Sum(entry => entry.Points + entry.Pending);

        return booked;
    }

    private async Task<int> TryConvergeAsync(Order order)
    {
        try
        {
            return await ConvergeAsync(order);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: reconciling order {order.Id} failed", exception);

            return 0;
        }
    }

    private async Task<int> ConvergeAmountAsync(OrderSnapshot snapshot, OrderAward award)
    {
        return (await convergence.RunAsync($"order {award.OrderId}", async before =>
        {
            if (before is not null)
                snapshot = await snapshots.ReadAgainAsync(snapshot, before == ConvergenceStep.Overtaken);
            var target = EarnFormula.Target(await snapshot.GetFiguresAsync(EarningExceptions.Of(award)), OrderTerms.Of(award), time.GetUtcNow().UtcDateTime);

            return OrderBooking.Difference(snapshot.Order, award, OrderEarning.ByAmount(snapshot.Order, award, target), target, snapshot.BookedBy(award.ProgramId, null));
        })).Written;
    }

    private async Task<IList<OrderAward>> GetAwardsAsync(IList<int> orderIds)
    {
        return await awardRepository.GetAllAsync(query => query.Where(award => orderIds.Contains(award.OrderId)));
    }

    private async Task<IList<LedgerEntry>> GetBookedAsync(int programId, int orderId)
    {
        return (await convergence.GetEntriesAsync(programId, LoyaltyDefaults.OrderReference, OrderBooking.Reference(orderId)))
            .Where(OrderBooking.IsEarning)
            .ToList();
    }
}
