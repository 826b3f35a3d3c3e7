namespace Nop.Web.Models.Checkout;

public partial record OnePageCheckoutModel : BaseNopModel
{
    public bool ShippingRequired { get; set; }
    public CheckoutBillingAddressModel BillingAddress { get; set; } = new();
}
