using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

/// <summary>The payment information step of the checkout</summary>
public partial record CheckoutPaymentInfoModel : BaseNopModel
{
    public Type PaymentViewComponent { get; set; }
}
