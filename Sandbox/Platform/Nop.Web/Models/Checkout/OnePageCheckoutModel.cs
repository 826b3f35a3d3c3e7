using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

/// <summary>The one-page checkout</summary>
public partial record OnePageCheckoutModel : BaseNopModel
{
    public bool ShippingRequired { get; set; }

    public CheckoutBillingAddressModel BillingAddress { get; set; } = new();
}
