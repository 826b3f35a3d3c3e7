namespace Nop.Core.Domain.Orders;

public partial class OrderPaidEvent(Order order)
{
    public Order Order { get; } = order;
}
