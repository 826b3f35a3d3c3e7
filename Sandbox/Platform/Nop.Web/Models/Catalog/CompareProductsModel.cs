namespace Nop.Web.Models.Catalog;

public partial record CompareProductsModel : BaseNopEntityModel
{
    public IList<ProductOverviewModel> Products { get; set; } = [];
}
