namespace Nop.Core.Domain.Orders;

public partial class OrderStatusChangedEvent(Order order, OrderStatus previousOrderStatus)
{
    public Order Order { get; } = order;
    public OrderStatus PreviousOrderStatus { get; } = previousOrderStatus;
}
