namespace Nop.Core.Domain.Orders;

/// <summary>The payment of an order was authorised.</summary>
public partial class OrderAuthorizedEvent
{
    public OrderAuthorizedEvent(Order order)
    {
        Order = order;
    }

    public Order Order { get; }
}
