using Nop.Core.Domain.Orders;

namespace Nop.Services.Orders;

/// <summary>Outcome of placing an order.</summary>
public partial class PlaceOrderResult : BaseNopResult
{
    public Order PlacedOrder { get; set; }
}
