namespace Nop.Web.Models.Checkout;

public partial record CheckoutPaymentInfoModel : BaseNopModel
{
    public Type PaymentViewComponent { get; set; }
}
