using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Services.Events;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Brings the ledger in line whenever something happens to an order. Never fails the sale: what goes wrong is logged,
/// and the scheduled reconciliation heals it
/// </summary>
public class OrderEventConsumer(Lazy<CheckoutClaims> checkoutClaims,
    Lazy<ILogger> logger,
    Lazy<IOrderConvergence> orderConvergence,
    Lazy<IRepository<OrderAward>> awardRepository,
    Lazy<OrderRedemptions> orderRedemptions,
    Lazy<PlacedOrders> placedOrders,
    Lazy<SessionWake> sessionWake) :
    IConsumer<OrderPlacedEvent>,
    IConsumer<OrderPaidEvent>,
    IConsumer<OrderStatusChangedEvent>,
    IConsumer<OrderRefundedEvent>,
    IConsumer<OrderVoidedEvent>,
    IConsumer<EntityUpdatedEvent<Order>>,
    IConsumer<EntityDeletedEvent<Order>>
{
    /// <summary>
    /// Order placed
    /// </summary>
    public async Task HandleEventAsync(OrderPlacedEvent eventMessage)
    {
        //without a claim of this attempt there is nothing to settle; the work that follows looks again
        if (PlacedOrders.IsPlacing && PlaceOrderAttempt.Claims is null)
        {
            await ConvergeAsync(eventMessage.Order);
            return;
        }

        try
        {
            //what points paid for earns nothing, so the redemptions are settled first
            await checkoutClaims.Value.SettleAsync(eventMessage.Order);
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync($"Loyalty: redemptions of order {eventMessage.Order?.Id} could not be settled; the scheduled task will try again", exception);
        }

        await ConvergeAsync(eventMessage.Order);
    }

    /// <summary>
    /// Order paid
    /// </summary>
    public Task HandleEventAsync(OrderPaidEvent eventMessage)
    {
        return ConvergeAsync(eventMessage.Order);
    }

    /// <summary>
    /// Order status changed
    /// </summary>
    public Task HandleEventAsync(OrderStatusChangedEvent eventMessage)
    {
        return FollowAsync(eventMessage.Order);
    }

    /// <summary>
    /// Order refunded, in full or in part
    /// </summary>
    public Task HandleEventAsync(OrderRefundedEvent eventMessage)
    {
        return FollowAsync(eventMessage.Order);
    }

    /// <summary>
    /// Payment voided
    /// </summary>
    public Task HandleEventAsync(OrderVoidedEvent eventMessage)
    {
        return FollowAsync(eventMessage.Order);
    }

    /// <summary>
    /// Order edited. An order is saved several times while it is being placed, so only those that have earned are looked at; its placing
    /// ends with an event of its own
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<Order> eventMessage)
    {
        return PlaceOrderAttempt.Current is null ? FollowAsync(eventMessage.Entity, onlyIfAwarded: true) : Task.CompletedTask;
    }

    /// <summary>
    /// Order deleted
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<Order> eventMessage)
    {
        return FollowAsync(eventMessage.Entity, onlyIfAwarded: true);
    }

    /// <summary>
    /// Brings the ledger in line, and lets the task look at the order's session at a provider
    /// </summary>
    private async Task FollowAsync(Order order, bool onlyIfAwarded = false)
    {
        await ConvergeAsync(order, onlyIfAwarded);
        if (!SessionWake.IsTooEarly)
            await sessionWake.Value.RunAsync(order?.Id);
    }

    private async Task ConvergeAsync(Order order, bool onlyIfAwarded = false)
    {
        try
        {
            //the shopper waits for the sale alone
            if (PlacedOrders.IsPlacing)
            {
                await placedOrders.Value.AddAsync(order);
                return;
            }

            if (onlyIfAwarded && (await awardRepository.Value.GetAllAsync(query => query.Where(award => award.OrderId == order.Id))).Count == 0
                && !(await orderRedemptions.Value.GetByOrdersAsync([order.Id])).Any())
                return;

            await orderConvergence.Value.ConvergeAsync(order);
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync($"Loyalty: points of order {order?.Id} could not be booked; the reconciliation will try again", exception);
        }
    }
}
