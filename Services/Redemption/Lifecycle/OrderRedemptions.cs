using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

/// <summary>
/// What orders do with redemptions: confirm what they used, and give back what they lost again
/// </summary>
public class OrderRedemptions(IDiscountService discountService,
    IProgramService programService,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<Order> orderRepository,
    IRepository<OrderItem> itemRepository,
    LedgerConvergence convergence,
    RedemptionLifecycle lifecycle,
    TimeProvider time)
{
    /// <summary>
    /// Gets the redemptions that orders used, by order
    /// </summary>
    public async Task<ILookup<int, LoyaltyRedemption>> GetByOrdersAsync(IList<int> orderIds)
    {
        return (await redemptionRepository.GetAllAsync(query => query
                .Where(row => row.OrderId != null && orderIds.Contains(row.OrderId.Value)).OrderBy(row => row.Id)))
            .ToLookup(row => row.OrderId ?? 0);
    }

    /// <summary>
    /// Reads which discounts an order used, and which redemptions were meant for it
    /// </summary>
    /// <param name="order">The order</param>
    /// <param name="claimed">The redemptions that were meant for it, where they are known; null to read them</param>
    public async Task<OrderUse> ReadUseAsync(Order order, IList<LoyaltyRedemption> claimed = null)
    {
        var usages = await discountService.GetAllDiscountUsageHistoryAsync(null, null, order.Id);
        var redemptions = claimed ?? await redemptionRepository.GetAllAsync(query => query.Where(row => row.OrderGuid == order.OrderGuid || row.OrderId == order.Id));

        var items = redemptions.Any(row => row.IsLine) ? await itemRepository.GetAllAsync(query => query.Where(item => item.OrderId == order.Id)) : [];

        return new OrderUse(order, usages.Select(usage => usage.DiscountId).ToList(), redemptions, items);
    }

    /// <summary>
    /// Confirms a redemption for the order that used it, and gives back the points the order did not need
    /// </summary>
    /// <returns>False when somebody else moved it meanwhile</returns>
    public async Task<bool> TryConfirmAsync(LoyaltyRedemption redemption, OrderUse use)
    {
        var order = use.Order;
        var usedAmount = await GetUsedAmountAsync(redemption, use);
        var usedPoints = OrderBurn.UsedPoints(redemption.Points, redemption.Amount, usedAmount);
        var live = redemption.IsLive;
        var confirmed = await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Confirmed, null, LoyaltyDefaults.SystemActor,
            live ? redemption.Points - usedPoints : 0, row =>
            {
                row.OrderId = order.Id;
                row.UsedAmount = usedAmount;
                row.UsedPoints = usedPoints;
                row.OrderItemId = row.IsLine ? use.Find(row)?.Id ?? row.OrderItemId : null;
            });

        //points that were given back while the attempt was still running are taken again
        if (confirmed && !live)
            await ConvergeAsync(redemption, order, OrderBurn.Held(Figures(order), [Used(redemption, await ReadItemsAsync([redemption]))])[0]);

        return confirmed;
    }

    /// <summary>
    /// Books the difference between the points an order, as it is stored now, should hold and what is booked
    /// </summary>
    /// <param name="order">The order</param>
    /// <param name="used">Its redemptions</param>
    /// <returns>Number of entries booked</returns>
    public async Task<int> ConvergeAsync(Order order, IEnumerable<LoyaltyRedemption> used)
    {
        var redemptions = used.Where(row => row.Status == RedemptionStatus.Confirmed).ToList();
        if (redemptions.Count == 0)
            return 0;

        return (await convergence.RunRoundsAsync($"the redemptions of order {order.Id}", async () =>
        {
            //whoever changed the order while points were booked may have seen nothing to correct: look until nothing is missing
            var stored = (await orderRepository.GetAllAsync(query => query.Where(row => row.Id == order.Id))).FirstOrDefault() ?? order;
            var items = await ReadItemsAsync(redemptions);
            var held = OrderBurn.Held(Figures(stored), redemptions.Select(row => Used(row, items)).ToList());
            var booked = 0;
            for (var i = 0; i < redemptions.Count; i++)
                booked += await ConvergeAsync(redemptions[i], stored, held[i]);

            return Enumerable.Repeat(ConvergenceStep.Written, booked).ToList();
        })).Written;
    }

    /// <summary>
    /// Gets the entries of a redemption, oldest first
    /// </summary>
    public async Task<IList<LedgerEntry>> GetEntriesAsync(LoyaltyRedemption redemption)
    {
        return await convergence.GetEntriesAsync(redemption.ProgramId, LoyaltyDefaults.RedemptionReference, redemption.Reference);
    }

    /// <summary>
    /// Picks the orders whose redemptions' bookings differ from what the orders should hold
    /// </summary>
    /// <param name="orders">Orders</param>
    /// <param name="redemptions">Their redemptions</param>
    /// <returns>The orders' identifiers</returns>
    public async Task<ISet<int>> SelectUnsettledAsync(IList<Order> orders, ILookup<int, LoyaltyRedemption> redemptions)
    {
        var confirmed = orders.SelectMany(order => redemptions[order.Id]).Where(row => row.Status == RedemptionStatus.Confirmed).ToLookup(row => row.OrderId ?? 0);
        if (confirmed.Count == 0)
            return new HashSet<int>();

        var references = confirmed.SelectMany(rows => rows).Select(row => row.Reference).ToList();
        var booked = (await entryRepository.GetAllAsync(query => query
                .Where(entry => entry.ReferenceType == LoyaltyDefaults.RedemptionReference && references.Contains(entry.ReferenceId))))
            .ToLookup(entry => entry.ReferenceId);

        var items = await ReadItemsAsync(confirmed.SelectMany(rows => rows).ToList());

        return orders.Where(order =>
        {
            var rows = confirmed[order.Id].ToList();
            var held = OrderBurn.Held(Figures(order), rows.Select(row => Used(row, items)).ToList());

            return rows.Where((row, i) => -booked[row.Reference].Sum(entry => entry.Points) != held[i]).Any();
        }).Select(order => order.Id).ToHashSet();
    }

    private async Task<int> ConvergeAsync(LoyaltyRedemption redemption, Order order, long target)
    {
        return (await convergence.RunAsync($"redemption {redemption.Id} of order {order.Id}", async _ =>
        {
            var entries = await GetEntriesAsync(redemption);
            var missing = target + entries.Sum(entry => entry.Points);
            if (missing == 0)
                return null;

            var program = missing < 0 ? await programService.GetProgramByIdAsync(redemption.ProgramId) : null;
            var expires = program is null ? null : PointsExpiry.For(program.ExpiryMode, program.ExpireAfterDays, time.GetUtcNow().UtcDateTime);

            return LedgerCorrections.OfSpent(redemption, redemption.MemberId, LoyaltyDefaults.SystemActor, missing, entries, expires) with
            {
                Description = $"{redemption.Name} ({order.CustomOrderNumber})"
            };
        })).Written;
    }

    /// <summary>
    /// What the order's discount on subtotal or total really took off for a redemption. Other discounts count first,
    /// so that points are only burned for what nothing else took off
    /// </summary>
    private async Task<decimal> GetUsedAmountAsync(LoyaltyRedemption redemption, OrderUse use)
    {
        var order = use.Order;
        var discount = await discountService.GetDiscountByIdAsync(redemption.DiscountId ?? 0);
        if (discount?.DiscountType is not (DiscountType.AssignedToOrderTotal or DiscountType.AssignedToOrderSubTotal))
            return 0;

        var onTotal = discount.DiscountType == DiscountType.AssignedToOrderTotal;
        var taken = onTotal ? order.OrderDiscount : order.OrderSubTotalDiscountExclTax;
        var before = onTotal ? order.OrderTotal + order.OrderDiscount : order.OrderSubtotalExclTax;
        var siblings = use.Redemptions.ToLookup(row => row.DiscountId ?? 0);
        var others = new List<Discount>();
        foreach (var usedId in use.DiscountIds)
        {
            if (usedId == discount.Id || await discountService.GetDiscountByIdAsync(usedId) is not { } other
                || other.DiscountType != discount.DiscountType)
                continue;

            //of two redemptions the older one counts first
            if (siblings[other.Id].All(row => row.Id < redemption.Id))
                others.Add(other);
        }

        return CartQuote.Share(discount, taken, before, others);
    }

    /// <summary>
    /// Reads the lines of orders that redemptions paid
    /// </summary>
    private async Task<IReadOnlyDictionary<int, OrderItem>> ReadItemsAsync(IList<LoyaltyRedemption> redemptions)
    {
        var itemIds = redemptions.Select(row => row.OrderItemId).OfType<int>().ToList();

        return itemIds.Count == 0
            ? new Dictionary<int, OrderItem>()
            : (await itemRepository.GetAllAsync(query => query.Where(item => itemIds.Contains(item.Id)))).ToDictionary(item => item.Id);
    }

    private static UsedRedemption Used(LoyaltyRedemption redemption, IReadOnlyDictionary<int, OrderItem> items)
    {
        if (!redemption.IsLine)
            return new UsedRedemption(redemption.UsedPoints, redemption.UsedAmount);

        var pieces = items.GetValueOrDefault(redemption.OrderItemId ?? 0)?.Quantity ?? 0;

        return new UsedRedemption(redemption.UsedPoints, 0) { Left = OrderBurn.OfPieces(redemption.UsedPoints, redemption.Quantity, pieces) };
    }

    private static BurnFigures Figures(Order order)
    {
        return new BurnFigures(
            order.Deleted || order.OrderStatus == OrderStatus.Cancelled || order.PaymentStatus == PaymentStatus.Voided,
            order.OrderTotal,
            order.PaymentStatus == PaymentStatus.Refunded ? Math.Max(order.RefundedAmount, order.OrderTotal) : order.RefundedAmount,
            order.PaymentStatus == PaymentStatus.Refunded,
            order.OrderDiscount + order.OrderSubTotalDiscountExclTax);
    }
}
