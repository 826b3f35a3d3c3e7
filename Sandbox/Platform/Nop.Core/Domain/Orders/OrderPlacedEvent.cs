namespace Nop.Core.Domain.Orders;

/// <summary>An order was placed.</summary>
public partial class OrderPlacedEvent
{
    public OrderPlacedEvent(Order order)
    {
        Order = order;
    }

    public Order Order { get; }
}
