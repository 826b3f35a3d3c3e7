using Nop.Web.Framework.Models;

namespace Nop.Web.Models.ShoppingCart;

/// <summary>The table of totals</summary>
public partial record OrderTotalsModel : BaseNopModel
{
    public bool IsEditable { get; set; }

    public string SubTotal { get; set; }

    public string SubTotalDiscount { get; set; }

    public string Shipping { get; set; }

    public bool RequiresShipping { get; set; }

    public string SelectedShippingMethod { get; set; }

    public string Tax { get; set; }

    public bool DisplayTax { get; set; }

    public string OrderTotalDiscount { get; set; }

    public string OrderTotal { get; set; }
}
