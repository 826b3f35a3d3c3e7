using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Events;
using Nop.Services.Logging;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Lets orders keep which of their lines points pay, and the task look at an order's session when a line changes. Items of orders are saved with every sale, so that nothing is made before one concerns points
/// </summary>
public class PointsLineConsumer(Lazy<ILogger> logger,
    Lazy<IOrderConvergence> orderConvergence,
    Lazy<IOrderService> orderService,
    Lazy<OrderRedemptions> orderRedemptions,
    Lazy<PointsLineTraces> traces,
    Lazy<SessionWake> sessionWake) :
    IConsumer<ShoppingCartItemMovedToOrderItemEvent>,
    IConsumer<EntityInsertedEvent<OrderItem>>,
    IConsumer<EntityUpdatedEvent<OrderItem>>,
    IConsumer<EntityDeletedEvent<OrderItem>>
{
    #region Utilities

    private async Task SettleAsync(OrderItem item, bool stays)
    {
        if (PlaceOrderAttempt.Current is not null)
            return;

        await QuietlyAsync(async () =>
        {
            if ((await orderRedemptions.Value.GetByOrdersAsync([item.OrderId]))[item.OrderId].FirstOrDefault(row => row.OrderItemId == item.Id) is not { } redemption)
                return;
            if (stays)
                await traces.Value.SayAsync(redemption, item);
            if (await orderService.Value.GetOrderByIdAsync(item.OrderId) is { } order)
                await orderConvergence.Value.ConvergeAsync(order);
        });
        await WakeAsync(item);
    }

    private Task WakeAsync(OrderItem item)
    {
        return SessionWake.IsTooEarly ? Task.CompletedTask : sessionWake.Value.RunAsync(item.OrderId);
    }

    private async Task QuietlyAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync("Loyalty: lines that points pay could not be kept", exception);
        }
    }

    #endregion

    #region Methods

    /// <summary>
    /// A line of a cart became one of an order
    /// </summary>
    public Task HandleEventAsync(ShoppingCartItemMovedToOrderItemEvent eventMessage)
    {
        return QuietlyAsync(() => traces.Value.KeepAsync(eventMessage.ShoppingCartItem, eventMessage.OrderItem));
    }

    /// <summary>
    /// A product was added to an order
    /// </summary>
    public Task HandleEventAsync(EntityInsertedEvent<OrderItem> eventMessage)
    {
        return WakeAsync(eventMessage.Entity);
    }

    /// <summary>
    /// A line of an order was edited: nopCommerce saves the order with it only where it works out totals anew
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<OrderItem> eventMessage)
    {
        return SettleAsync(eventMessage.Entity, stays: true);
    }

    /// <summary>
    /// A line of an order was removed
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<OrderItem> eventMessage)
    {
        return SettleAsync(eventMessage.Entity, stays: false);
    }

    #endregion
}
