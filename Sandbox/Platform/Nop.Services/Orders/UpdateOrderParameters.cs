namespace Nop.Services.Orders;

/// <summary>An edited line of an order, and what came of the order's new totals.</summary>
public partial class UpdateOrderParameters(Order updatedOrder, OrderItem updatedOrderItem)
{
    public Order UpdatedOrder { get; protected set; } = updatedOrder;
    public OrderItem UpdatedOrderItem { get; protected set; } = updatedOrderItem;
    public decimal PriceInclTax { get; set; }
    public decimal PriceExclTax { get; set; }
    public int Quantity { get; set; }
    public decimal DiscountAmountInclTax { get; set; }
    public decimal DiscountAmountExclTax { get; set; }
    public decimal SubTotalInclTax { get; set; }
    public decimal SubTotalExclTax { get; set; }
    public List<string> Warnings { get; } = new();
    public List<Discount> AppliedDiscounts { get; } = new();
}
