namespace Nop.Core.Domain.Orders;

public partial class OrderPlacedEvent(Order order)
{
    public Order Order { get; } = order;
}
