using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Models.Admin;

/// <summary>
/// The search of the products' grid
/// </summary>
public record ProductTermsSearchModel : BaseSearchModel
{
    [NopResourceDisplayName("Plugins.Misc.Loyalty.Members.Fields.Program")]
    public int SearchProgramId { get; set; }
    public IList<SelectListItem> AvailablePrograms { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Search.Name")]
    public string SearchName { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Search.Sku")]
    public string SearchSku { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Search.Category")]
    public int SearchCategoryId { get; set; }
    public IList<SelectListItem> AvailableCategories { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Search.Manufacturer")]
    public int SearchManufacturerId { get; set; }
    public IList<SelectListItem> AvailableManufacturers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Search.Set")]
    public int SearchSetId { get; set; }
    public IList<SelectListItem> AvailableSets { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Bulk.Points")]
    public long BulkPoints { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Bulk.Amount")]
    public decimal BulkAmount { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Fields.PointsOnly")]
    public bool BulkPointsOnly { get; set; }

    public string CurrencyCode { get; set; }

    /// <summary>
    /// Gets or sets why nothing can be paid with points at present; null when it can
    /// </summary>
    public string Closed { get; set; }

    public bool CanManage { get; set; }
}

/// <summary>
/// What a program says of a product: a row of the grid, and a part of the card on the product's page
/// </summary>
public record ProductTermsModel : BaseNopEntityModel
{
    /// <summary>
    /// Gets or sets the program and the product, as a grid sends them back: it sends nothing else of a row but what was edited
    /// </summary>
    public string RowKey { get; set; }

    /// <summary>
    /// Gets the program of the row key; 0 when there is none
    /// </summary>
    public int KeyProgramId => Part(0);

    /// <summary>
    /// Gets the product of the row key; 0 when there is none
    /// </summary>
    public int KeyProductId => Part(1);

    public int ProgramId { get; set; }

    public string Program { get; set; }

    public int ProductId { get; set; }

    public string Name { get; set; }

    public string Sku { get; set; }

    public string Price { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Fields.PointsPrice")]
    public long PointsPrice { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Fields.FollowRate")]
    public decimal FollowRate { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Fields.PayableWithPoints")]
    public bool PayableWithPoints { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Fields.PointsOnly")]
    public bool PointsOnly { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Fields.Tiers")]
    public IList<int> SelectedTierIds { get; set; } = new List<int>();
    public IList<SelectListItem> AvailableTiers { get; set; } = new List<SelectListItem>();

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Fields.Earning")]
    public int EarningId { get; set; }

    [NopResourceDisplayName("Plugins.Misc.Loyalty.Products.Fields.EarnMultiplier")]
    public decimal EarnMultiplier { get; set; }

    public string Earning { get; set; }

    public bool CanManage { get; set; }

    private int Part(int index)
    {
        return RowKey?.Split('_') is { Length: 2 } parts && int.TryParse(parts[index], out var id) ? id : 0;
    }
}

/// <summary>
/// A page of products
/// </summary>
public record ProductTermsListModel : BasePagedListModel<ProductTermsModel>
{
}

/// <summary>
/// The loyalty card on the product's page
/// </summary>
public record ProductCardModel : BaseNopModel
{
    public int ProductId { get; set; }

    /// <summary>
    /// Gets or sets why nothing can be paid with points at present; null when it can
    /// </summary>
    public string Closed { get; set; }

    public IList<ProductTermsModel> Programs { get; set; } = new List<ProductTermsModel>();

    public IList<SelectListItem> AvailableEarnings { get; set; } = new List<SelectListItem>();
}
