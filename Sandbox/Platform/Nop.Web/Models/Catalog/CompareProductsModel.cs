using Nop.Web.Framework.Models;

namespace Nop.Web.Models.Catalog;

/// <summary>Products side by side</summary>
public partial record CompareProductsModel : BaseNopEntityModel
{
    public CompareProductsModel()
    {
        Products = new List<ProductOverviewModel>();
    }

    public IList<ProductOverviewModel> Products { get; set; }
}
