namespace Nop.Core.Domain.Orders;

/// <summary>Money of an order was paid back; the amount is this refund alone.</summary>
public partial class OrderRefundedEvent
{
    public OrderRefundedEvent(Order order, decimal amount)
    {
        Order = order;
        Amount = amount;
    }

    public Order Order { get; }

    public decimal Amount { get; }
}
