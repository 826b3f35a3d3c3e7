using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Checkout;

/// <summary>The last step of the checkout</summary>
public partial record CheckoutConfirmModel : BaseNopModel
{
    public CheckoutConfirmModel()
    {
        Warnings = new List<string>();
    }

    public IList<string> Warnings { get; set; }
}
