namespace Nop.Core.Domain.Catalog;

public partial class CatalogSettings : ISettings
{
    public bool AllowViewUnpublishedProductPage { get; set; }
    public bool ShowSkuOnProductDetailsPage { get; set; }
    public bool ShowProductsFromSubcategories { get; set; }
    public bool CategoryBreadcrumbEnabled { get; set; }
    public int ProductSearchTermMinimumLength { get; set; }
    public int SearchPageProductsPerPage { get; set; }
    public int DefaultCategoryPageSize { get; set; }
    public bool IgnoreDiscounts { get; set; }
    public bool CacheProductPrices { get; set; }
    public bool ProductReviewsMustBeApproved { get; set; }
    public bool AllowAnonymousUsersToReviewProduct { get; set; }
}
