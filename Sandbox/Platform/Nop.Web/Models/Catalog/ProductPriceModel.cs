namespace Nop.Web.Models.Catalog;

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
