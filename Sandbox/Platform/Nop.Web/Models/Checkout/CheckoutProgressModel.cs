namespace Nop.Web.Models.Checkout;

/// <summary>Where the shopper stands in the step-by-step checkout</summary>
public partial record CheckoutProgressModel : BaseNopModel
{
    public CheckoutProgressStep CheckoutProgressStep { get; set; }
}

public enum CheckoutProgressStep
{
    Cart,
    Address,
    Shipping,
    Payment,
    Confirm,
    Complete
}
