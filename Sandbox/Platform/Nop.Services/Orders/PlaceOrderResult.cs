namespace Nop.Services.Orders;

public partial class PlaceOrderResult : BaseNopResult
{
    public Order PlacedOrder { get; set; }
}
