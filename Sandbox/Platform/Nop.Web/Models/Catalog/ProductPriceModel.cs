using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Catalog;

/// <summary>What the price area of a product shows</summary>
public partial record ProductPriceModel : BaseNopModel
{
    public string OldPrice { get; set; }

    public string Price { get; set; }

    public decimal? PriceValue { get; set; }

    public string PriceWithDiscount { get; set; }

    public string BasePricePAngV { get; set; }

    public bool DisableBuyButton { get; set; }

    public int ProductId { get; set; }
}
