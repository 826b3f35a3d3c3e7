namespace Nop.Core.Domain.Orders;

public partial class OrderVoidedEvent(Order order)
{
    public Order Order { get; } = order;
}
