namespace Nop.Core.Domain.Orders;

/// <summary>Money of an order was paid back; the amount is this refund alone.</summary>
public partial class OrderRefundedEvent(Order order, decimal amount)
{
    public Order Order { get; } = order;
    public decimal Amount { get; } = amount;
}
