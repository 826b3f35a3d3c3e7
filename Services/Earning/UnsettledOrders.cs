using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Picks the orders that have something to book. An order is settled when every program open to it has decided: it was awarded and what
/// is booked is what it should have earned, or it earns nothing there. A fixed number of queries serves a whole batch, however many of
/// its orders earn nothing
/// </summary>
public class UnsettledOrders
{
    private readonly Earners _earners;
    private readonly EarningPauses _pauses;
    private readonly IProgramService _programService;
    private readonly IRepository<LoyaltyMember> _memberRepository;
    private readonly IRepository<LoyaltyRedemption> _redemptionRepository;
    private readonly IRepository<Order> _orderRepository;
    private readonly IRepository<OrderAward> _awardRepository;
    private readonly ISettingService _settingService;
    private readonly OrderSnapshots _snapshots;
    private readonly OrderRedemptions _orderRedemptions;
    private readonly OrderRules _orderRules;
    private readonly ProductTermsService _productTerms;
    private readonly TimeProvider _time;

    public UnsettledOrders(Earners earners,
        EarningPauses pauses,
        IProgramService programService,
        IRepository<LoyaltyMember> memberRepository,
        IRepository<LoyaltyRedemption> redemptionRepository,
        IRepository<Order> orderRepository,
        IRepository<OrderAward> awardRepository,
        ISettingService settingService,
        OrderSnapshots snapshots,
        OrderRedemptions orderRedemptions,
        OrderRules orderRules,
        ProductTermsService productTerms,
        TimeProvider time)
    {
        _earners = earners;
        _pauses = pauses;
        _programService = programService;
        _memberRepository = memberRepository;
        _redemptionRepository = redemptionRepository;
        _orderRepository = orderRepository;
        _awardRepository = awardRepository;
        _settingService = settingService;
        _snapshots = snapshots;
        _orderRedemptions = orderRedemptions;
        _orderRules = orderRules;
        _productTerms = productTerms;
        _time = time;
    }

    /// <summary>
    /// Reads the next orders that can matter to the ledger: orders of guests that nothing was booked for are not even read
    /// </summary>
    /// <param name="createdFromUtc">Only orders since</param>
    /// <param name="afterOrderId">Only orders after this one</param>
    /// <param name="count">How many</param>
    public async Task<IList<Order>> ReadAsync(DateTime createdFromUtc, int afterOrderId, int count)
    {
        var earnerIds = await _earners.GetIdsAsync();
        var awards = _awardRepository.Table;
        var redemptions = _redemptionRepository.Table;

        return await _orderRepository.GetAllAsync(query => query
            .Where(order => order.CreatedOnUtc >= createdFromUtc && order.Id > afterOrderId
                && (earnerIds.Any(id => id == order.CustomerId) || awards.Any(award => award.OrderId == order.Id)
                    || redemptions.Any(redemption => redemption.OrderId == order.Id)))
            .OrderBy(order => order.Id).Take(count));
    }

    /// <summary>
    /// Picks the orders that are not settled
    /// </summary>
    public async Task<IList<Order>> SelectAsync(IList<Order> orders)
    {
        if (orders.Count == 0)
            return orders;

        var batch = await ReadBatchAsync(orders);
        var unsettled = new List<Order>();
        foreach (var snapshot in batch.Snapshots)
        {
            if (!await IsSettledAsync(snapshot, batch))
                unsettled.Add(snapshot.Order);
        }

        return unsettled;
    }

    private async Task<Batch> ReadBatchAsync(IList<Order> orders)
    {
        var snapshots = await _snapshots.ReadAsync(orders);
        var members = await ReadMembersAsync(orders, snapshots.SelectMany(snapshot => snapshot.Awards).Select(award => award.MemberId).Distinct().ToList());
        var ruledOtherwise = await _orderRules.SelectUnsettledAsync(snapshots, award => members.IsActive(award.MemberId));
        var redeemedOtherwise = await _orderRedemptions.SelectUnsettledAsync(orders, snapshots.SelectMany(snapshot => snapshot.Redemptions).ToLookup(row => row.OrderId ?? 0));
        var shops = new Dictionary<int, Shop>();
        foreach (var storeId in orders.Select(order => order.StoreId).Distinct())
            shops[storeId] = new Shop(await _settingService.LoadSettingAsync<LoyaltySettings>(storeId), await _programService.GetProgramsAsync(storeId));

        var exceptions = new Dictionary<int, EarningExceptions>();
        foreach (var program in shops.Values.SelectMany(shop => shop.Programs).DistinctBy(program => program.Id))
            exceptions[program.Id] = await _productTerms.GetExceptionsAsync(program);

        var scopes = members.ById.Keys.Select(EarningPauses.OfMember).Concat(orders.Select(order => EarningPauses.OfCustomer(order.CustomerId))).Concat(shops.Keys.Select(EarningPauses.OfStore))
            .Concat(shops.Values.SelectMany(shop => shop.Programs).Select(program => EarningPauses.OfProgram(program.Id))).Distinct().ToList();

        return new Batch(snapshots, members, shops, await _pauses.ReadAsync(scopes), exceptions, ruledOtherwise.Union(redeemedOtherwise).ToHashSet(), _time.GetUtcNow().UtcDateTime);
    }

    private async Task<Members> ReadMembersAsync(IList<Order> orders, IList<int> memberIds)
    {
        var customerIds = orders.Select(order => order.CustomerId).Distinct().ToList();
        var rows = await _memberRepository.GetAllAsync(query => query.Where(member => customerIds.Contains(member.CustomerId) || memberIds.Contains(member.Id)));
        var mergedIds = rows.Select(member => member.MergedIntoId).OfType<int>().Distinct().ToList();
        var standing = mergedIds.Count == 0 ? [] : await _memberRepository.GetAllAsync(query => query.Where(member => mergedIds.Contains(member.Id)));

        return new Members(
            rows.Concat(standing).DistinctBy(member => member.Id).ToDictionary(member => member.Id),
            rows.ToDictionary(member => (member.ProgramId, member.CustomerId)),
            await _earners.SelectAsync(customerIds));
    }

    private static async Task<bool> IsSettledAsync(OrderSnapshot snapshot, Batch batch)
    {
        var order = snapshot.Order;
        if (batch.Unsettled.Contains(order.Id))
            return false;

        foreach (var award in snapshot.Awards)
        {
            var target = EarnFormula.Target(await snapshot.GetFiguresAsync(EarningExceptions.Of(award)), OrderTerms.Of(award), batch.NowUtc);
            var missing = OrderBooking.Missing(target, snapshot.BookedBy(award.ProgramId, null));
            if (missing != EarnTarget.None && (OrderBooking.TakesBack(missing) || batch.Members.IsActive(award.MemberId)))
                return false;
        }

        var (settings, programs) = batch.Shops[order.StoreId];
        foreach (var program in programs.Where(program => settings.Enabled && snapshot.Awards.All(award => award.ProgramId != program.Id)))
        {
            if (await EarnsAsync(snapshot, program, settings, batch))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Whether an order earns for the first time in a program
    /// </summary>
    private static async Task<bool> EarnsAsync(OrderSnapshot snapshot, LoyaltyProgram program, LoyaltySettings settings, Batch batch)
    {
        var order = snapshot.Order;
        if (order.CreatedOnUtc < program.StartOnUtc || !batch.Members.CanEarn(order.CustomerId, program))
            return false;
        // what was ordered while nothing could be earned is not made good later
        if (batch.Paused(order.CreatedOnUtc, [EarningPauses.OfProgram(program.Id), EarningPauses.OfStore(order.StoreId), EarningPauses.OfCustomer(order.CustomerId),
                .. batch.Members.Of(order.CustomerId, program) is { } member ? [EarningPauses.OfMember(member.Id)] : Array.Empty<string>()]))
            return false;

        var figures = await snapshot.GetFiguresAsync(batch.Exceptions[program.Id]);

        return EarnFormula.Target(figures, OrderTerms.Current(program, settings, 1, batch.NowUtc), batch.NowUtc) != EarnTarget.None;
    }

    private sealed record Shop(LoyaltySettings Settings, IList<LoyaltyProgram> Programs);

    private sealed record Batch(
        IReadOnlyList<OrderSnapshot> Snapshots,
        Members Members,
        IReadOnlyDictionary<int, Shop> Shops,
        Func<DateTime, string[], bool> Paused,
        IReadOnlyDictionary<int, EarningExceptions> Exceptions,
        IReadOnlySet<int> Unsettled,
        DateTime NowUtc);

    private sealed record Members(
        IReadOnlyDictionary<int, LoyaltyMember> ById,
        IReadOnlyDictionary<(int ProgramId, int CustomerId), LoyaltyMember> ByCustomer,
        IReadOnlySet<int> Earners)
    {
        public bool IsActive(int memberId)
        {
            return ById.GetValueOrDefault(memberId) is { Status: MemberStatus.Active };
        }

        /// <summary>
        /// The membership that stands for a customer; null for who is no member yet
        /// </summary>
        public LoyaltyMember Of(int customerId, LoyaltyProgram program)
        {
            return ByCustomer.GetValueOrDefault((program.Id, customerId)) is { } member ? ById.GetValueOrDefault(member.MergedIntoId ?? member.Id) : null;
        }

        public bool CanEarn(int customerId, LoyaltyProgram program)
        {
            if (!Earners.Contains(customerId))
                return false;

            return Of(customerId, program) is { } member ? member.Status == MemberStatus.Active : program.Enrolment != Enrolment.ByHand;
        }
    }
}
