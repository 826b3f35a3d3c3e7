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
public class UnsettledOrders(Earners earners,
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
    private readonly OrderSnapshots _snapshots = snapshots;

    /// <summary>
    /// Reads the next orders that can matter to the ledger: orders of guests that nothing was booked for are not even read
    /// </summary>
    /// <param name="createdFromUtc">Only orders since</param>
    /// <param name="afterOrderId">Only orders after this one</param>
    /// <param name="count">How many</param>
    public async Task<IList<Order>> ReadAsync(DateTime createdFromUtc, int afterOrderId, int count)
    {
        var earnerIds = await earners.GetIdsAsync();
        var awards = awardRepository.Table;
        var redemptions = redemptionRepository.Table;

        return await orderRepository.GetAllAsync(query => query
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
        var ruledOtherwise = await orderRules.SelectUnsettledAsync(snapshots, award => members.IsActive(award.MemberId));
        var redeemedOtherwise = await orderRedemptions.SelectUnsettledAsync(orders, snapshots.SelectMany(snapshot => snapshot.Redemptions).ToLookup(row => row.OrderId ?? 0));
        var shops = new Dictionary<int, Shop>();
        foreach (var storeId in orders.Select(order => order.StoreId).Distinct())
            shops[storeId] = new Shop(await settingService.LoadSettingAsync<LoyaltySettings>(storeId), await programService.GetProgramsAsync(storeId));

        var exceptions = new Dictionary<int, EarningExceptions>();
        foreach (var program in shops.Values.SelectMany(shop => shop.Programs).DistinctBy(program => program.Id))
            exceptions[program.Id] = await productTerms.GetExceptionsAsync(program);

        var scopes = members.ById.Keys.Select(EarningPauses.OfMember).Concat(orders.Select(order => EarningPauses.OfCustomer(order.CustomerId))).Concat(shops.Keys.Select(EarningPauses.OfStore))
            .Concat(shops.Values.SelectMany(shop => shop.Programs).Select(program => EarningPauses.OfProgram(program.Id))).Distinct().ToList();

        return new Batch(snapshots, members, shops, await pauses.ReadAsync(scopes), exceptions, ruledOtherwise.Union(redeemedOtherwise).ToHashSet(), time.GetUtcNow().UtcDateTime);
    }

    private async Task<Members> ReadMembersAsync(IList<Order> orders, IList<int> memberIds)
    {
        var customerIds = orders.Select(order => order.CustomerId).Distinct().ToList();
        var rows = await memberRepository.GetAllAsync(query => query.Where(member => customerIds.Contains(member.CustomerId) || memberIds.Contains(member.Id)));
        var mergedIds = rows.Select(member => member.MergedIntoId).OfType<int>().Distinct().ToList();
        var standing = mergedIds.Count == 0 ? [] : await memberRepository.GetAllAsync(query => query.Where(member => mergedIds.Contains(member.Id)));

        return new Members(
            rows.Concat(standing).DistinctBy(member => member.Id).ToDictionary(member => member.Id),
            rows.ToDictionary(member => (member.ProgramId, member.CustomerId)),
            await earners.SelectAsync(customerIds));
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
