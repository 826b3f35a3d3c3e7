using Nop.Web.Models.Media;

namespace Nop.Web.Models.Catalog;

public partial record ProductOverviewModel : BaseNopEntityModel
{
    public string Name { get; set; }
    public string ShortDescription { get; set; }
    public string SeName { get; set; }
    public string Sku { get; set; }
    public ProductPriceModel ProductPrice { get; set; } = new();
    public IList<PictureModel> PictureModels { get; set; } = [];
}
