using Nop.Web.Models.Checkout;

namespace Sandbox.Store.Components;

/// <summary>Where the shopper stands in the step-by-step checkout</summary>
public class CheckoutProgressViewComponent : NopViewComponent
{
    public IViewComponentResult Invoke(CheckoutProgressStep step) => View(new CheckoutProgressModel { CheckoutProgressStep = step });
}
