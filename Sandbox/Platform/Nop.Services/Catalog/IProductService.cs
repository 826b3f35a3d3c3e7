namespace Nop.Services.Catalog;

/// <summary>Products, their stock and the discounts tied to them.</summary>
public partial interface IProductService
{
    Task<IList<Product>> GetAllProductsDisplayedOnHomepageAsync();

    Task<Product> GetProductByIdAsync(int productId);

    Task<IList<Product>> GetProductsByIdsAsync(int[] productIds);

    Task InsertProductAsync(Product product);

    Task UpdateProductAsync(Product product);

    Task<IPagedList<Product>> SearchProductsAsync(
        int pageIndex = 0,
        int pageSize = int.MaxValue,
        IList<int> categoryIds = null,
        IList<int> manufacturerIds = null,
        int storeId = 0,
        int vendorId = 0,
        int warehouseId = 0,
        ProductType? productType = null,
        bool visibleIndividuallyOnly = false,
        bool excludeFeaturedProducts = false,
        decimal? priceMin = null,
        decimal? priceMax = null,
        int productTagId = 0,
        string keywords = null,
        bool searchDescriptions = false,
        bool searchManufacturerPartNumber = true,
        bool searchSku = true,
        bool searchProductTags = false,
        int languageId = 0,
        IList<SpecificationAttributeOption> filteredSpecOptions = null,
        ProductSortingEnum orderBy = ProductSortingEnum.Position,
        bool showHidden = false,
        bool? overridePublished = null);

    Task<IList<Product>> GetAssociatedProductsAsync(int parentGroupedProductId, int storeId = 0, int vendorId = 0, bool showHidden = false);

    bool ProductIsAvailable(Product product, DateTime? dateTime = null);

    Task<int> GetTotalStockQuantityAsync(Product product, bool useReservedQuantity = true, int warehouseId = 0);

    Task<bool> HasAnyGiftCardProductAsync(int[] productIds);

    Task<bool> HasAnyRecurringProductAsync(int[] productIds);

    Task AdjustInventoryAsync(Product product, int quantityToChange, string attributesXml = "", string message = "");

    Task<IPagedList<Product>> GetProductsWithAppliedDiscountAsync(int? discountId = null,
        bool showHidden = false, int pageIndex = 0, int pageSize = int.MaxValue);

    Task ClearDiscountProductMappingAsync(Discount discount);

    Task<DiscountProductMapping> GetDiscountAppliedToProductAsync(int productId, int discountId);

    Task InsertDiscountProductMappingAsync(DiscountProductMapping discountProductMapping);

    Task DeleteDiscountProductMappingAsync(DiscountProductMapping discountProductMapping);
}
