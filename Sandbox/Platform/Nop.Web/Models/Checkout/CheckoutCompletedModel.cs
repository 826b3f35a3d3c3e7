namespace Nop.Web.Models.Checkout;

/// <summary>The page after the order was placed</summary>
public partial record CheckoutCompletedModel : BaseNopModel
{
    public int OrderId { get; set; }
    public string CustomOrderNumber { get; set; }
}
