namespace Nop.Core.Domain.Orders;

/// <summary>An order was paid in full.</summary>
public partial class OrderPaidEvent
{
    public OrderPaidEvent(Order order)
    {
        Order = order;
    }

    public Order Order { get; }
}
