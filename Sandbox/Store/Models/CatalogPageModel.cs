using Nop.Web.Models.Catalog;
using Nop.Web.Models.Media;

namespace Sandbox.Store.Models;

/// <summary>What the address bar asks of a product list</summary>
public record CatalogCommand
{
    public int PageNumber { get; init; } = 1;
    public int? OrderBy { get; init; }
}

public record ProductListModel : BaseNopModel
{
    public IList<ProductOverviewModel> Products { get; init; } = new List<ProductOverviewModel>();
    public int OrderBy { get; init; }
    public PagerLinksModel Pager { get; init; }
}

/// <summary>Where in a list the visitor is, and how to get to its other pages</summary>
public record PagerLinksModel(int PageNumber, int TotalPages, string UrlWithoutPage)
{
    public string UrlOf(int pageNumber) => UrlWithoutPage + (UrlWithoutPage.Contains('?') ? "&" : "?") + "pagenumber=" + pageNumber;
}

public record CategoryPageModel : BaseNopEntityModel
{
    public string Name { get; init; }
    public string Description { get; init; }
    public IList<CategorySimpleModel> Breadcrumb { get; init; } = new List<CategorySimpleModel>();
    public IList<CategoryTileModel> SubCategories { get; init; } = new List<CategoryTileModel>();
    public ProductListModel Products { get; init; }
}

public record CategoryTileModel : BaseNopEntityModel
{
    public string Name { get; init; }
    public string SeName { get; init; }
    public PictureModel Picture { get; init; }
}

public record SearchPageModel : BaseNopModel
{
    public string Term { get; init; }
    public string Warning { get; init; }
    public ProductListModel Products { get; init; }
}

public record HomePageModel : BaseNopModel
{
    public string StoreName { get; init; }
    public IList<CategoryTileModel> Categories { get; init; } = new List<CategoryTileModel>();
    public IList<ProductOverviewModel> Products { get; init; } = new List<ProductOverviewModel>();
}
