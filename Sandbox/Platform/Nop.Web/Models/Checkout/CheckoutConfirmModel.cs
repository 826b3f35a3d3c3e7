namespace Nop.Web.Models.Checkout;

public partial record CheckoutConfirmModel : BaseNopModel
{
    public IList<string> Warnings { get; set; } = [];
}
