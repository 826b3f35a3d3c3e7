using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Lets the task look at an order's session whenever something happens to the order. That it was edited, sent or delivered, <see cref="OrderEventConsumer" /> says,
/// which hears it already
/// </summary>
public class SessionOrderConsumer :
    IConsumer<OrderStatusChangedEvent>,
    IConsumer<OrderRefundedEvent>,
    IConsumer<OrderVoidedEvent>,
    IConsumer<EntityDeletedEvent<Order>>,
    IConsumer<EntityInsertedEvent<OrderItem>>,
    IConsumer<EntityUpdatedEvent<OrderItem>>,
    IConsumer<EntityDeletedEvent<OrderItem>>
{
    private readonly Lazy<SessionWake> _wake;

    public SessionOrderConsumer(Lazy<SessionWake> wake)
    {
        _wake = wake;
    }

    /// <summary>
    /// Order status changed
    /// </summary>
    public Task HandleEventAsync(OrderStatusChangedEvent eventMessage) => WakeAsync(eventMessage.Order?.Id);

    /// <summary>
    /// Order refunded, in full or in part
    /// </summary>
    public Task HandleEventAsync(OrderRefundedEvent eventMessage) => WakeAsync(eventMessage.Order?.Id);

    /// <summary>
    /// Payment voided
    /// </summary>
    public Task HandleEventAsync(OrderVoidedEvent eventMessage) => WakeAsync(eventMessage.Order?.Id);

    /// <summary>
    /// Order deleted
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<Order> eventMessage) => WakeAsync(eventMessage.Entity?.Id);

    /// <summary>
    /// Product added to an order
    /// </summary>
    public Task HandleEventAsync(EntityInsertedEvent<OrderItem> eventMessage) => WakeAsync(eventMessage.Entity?.OrderId);

    /// <summary>
    /// Line changed
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<OrderItem> eventMessage) => WakeAsync(eventMessage.Entity?.OrderId);

    /// <summary>
    /// Line removed
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<OrderItem> eventMessage) => WakeAsync(eventMessage.Entity?.OrderId);

    private Task WakeAsync(int? orderId) => SessionWake.IsTooEarly ? Task.CompletedTask : _wake.Value.RunAsync(orderId);
}
