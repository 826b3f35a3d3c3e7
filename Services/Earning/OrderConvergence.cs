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
public class OrderConvergence : IOrderConvergence
{
    private const int BATCH = 200;

    private readonly FirstAwards _firstAwards;
    private readonly ILogger _logger;
    private readonly IProgramService _programService;
    private readonly IRepository<LedgerEntry> _entryRepository;
    private readonly IRepository<Order> _orderRepository;
    private readonly IRepository<OrderAward> _awardRepository;
    private readonly IRepository<PointsAccount> _accountRepository;
    private readonly LedgerConvergence _convergence;
    private readonly OrderSnapshots _snapshots;
    private readonly OrderRedemptions _orderRedemptions;
    private readonly OrderRules _orderRules;
    private readonly UnsettledOrders _unsettledOrders;
    private readonly TimeProvider _time;

    public OrderConvergence(FirstAwards firstAwards,
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
        TimeProvider time)
    {
        _firstAwards = firstAwards;
        _logger = logger;
        _programService = programService;
        _entryRepository = entryRepository;
        _orderRepository = orderRepository;
        _awardRepository = awardRepository;
        _accountRepository = accountRepository;
        _convergence = convergence;
        _snapshots = snapshots;
        _orderRedemptions = orderRedemptions;
        _orderRules = orderRules;
        _unsettledOrders = unsettledOrders;
        _time = time;
    }

    /// <inheritdoc />
    public async Task<int> ConvergeAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        // events carry the order as it was for their sender; what counts is what is stored
        if (await _snapshots.ReadAsync(order.Id) is not { } snapshot)
            return 0;

        var programs = (await _programService.GetProgramsAsync(snapshot.Order.StoreId)).ToDictionary(program => program.Id);
        var booked = await _orderRedemptions.ConvergeAsync(snapshot.Order, snapshot.Redemptions);
        foreach (var programId in programs.Keys.Union(snapshot.Awards.Select(award => award.ProgramId)))
        {
            var award = snapshot.Awards.FirstOrDefault(award => award.ProgramId == programId) ?? await _firstAwards.DecideAsync(snapshot, programs.GetValueOrDefault(programId));
            if (award is not null)
                booked += await ConvergeAmountAsync(snapshot, award) + await _orderRules.ConvergeAsync(snapshot, award);
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
            var orders = await _unsettledOrders.ReadAsync(createdFromUtc, after, BATCH);
            if (orders.Count == 0)
                return booked;

            last = orders[^1].Id;
            foreach (var order in await _unsettledOrders.SelectAsync(orders))
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
            var memberIds = (await _accountRepository.GetAllAsync(query => query
                    .Where(account => account.Pending > 0 && account.MemberId > after).OrderBy(account => account.MemberId).Take(BATCH)))
                .Select(account => account.MemberId).ToList();
            if (memberIds.Count == 0)
                return matured;

            lastMemberId = memberIds[^1];
            var nowUtc = _time.GetUtcNow().UtcDateTime;
            var awards = await _awardRepository.GetAllAsync(query => query
                .Where(award => memberIds.Contains(award.MemberId) && award.HeldUntilUtc <= nowUtc));
            var held = (await _entryRepository.GetAllAsync(query => query
                    .Where(entry => memberIds.Contains(entry.MemberId) && entry.Pending != 0 && entry.ReferenceType == LoyaltyDefaults.OrderReference)))
                .GroupBy(entry => entry.ReferenceId).Where(group => group.Sum(entry => entry.Pending) > 0).Select(group => group.Key).ToHashSet();
            var orderIds = awards.Select(award => award.OrderId).Where(orderId => held.Contains(OrderBooking.Reference(orderId))).Distinct().ToList();
            var orders = await _orderRepository.GetAllAsync(query => query.Where(order => orderIds.Contains(order.Id)));
            foreach (var order in await _unsettledOrders.SelectAsync(orders))
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
            await _logger.ErrorAsync($"Loyalty: reconciling order {order.Id} failed", exception);

            return 0;
        }
    }

    private async Task<int> ConvergeAmountAsync(OrderSnapshot snapshot, OrderAward award)
    {
        return (await _convergence.RunAsync($"order {award.OrderId}", async before =>
        {
            if (before is not null)
                snapshot = await _snapshots.ReadAgainAsync(snapshot, before == ConvergenceStep.Overtaken);
            var target = EarnFormula.Target(await snapshot.GetFiguresAsync(EarningExceptions.Of(award)), OrderTerms.Of(award), _time.GetUtcNow().UtcDateTime);

            return OrderBooking.Difference(snapshot.Order, award, OrderEarning.ByAmount(snapshot.Order, award, target), target, snapshot.BookedBy(award.ProgramId, null));
        })).Written;
    }

    private async Task<IList<OrderAward>> GetAwardsAsync(IList<int> orderIds)
    {
        return await _awardRepository.GetAllAsync(query => query.Where(award => orderIds.Contains(award.OrderId)));
    }

    private async Task<IList<LedgerEntry>> GetBookedAsync(int programId, int orderId)
    {
        return (await _convergence.GetEntriesAsync(programId, LoyaltyDefaults.OrderReference, OrderBooking.Reference(orderId)))
            .Where(OrderBooking.IsEarning)
            .ToList();
    }
}
