namespace Nop.Core.Domain.Orders;

/// <summary>The payment of an order was voided.</summary>
public partial class OrderVoidedEvent
{
    public OrderVoidedEvent(Order order)
    {
        Order = order;
    }

    public Order Order { get; }
}
