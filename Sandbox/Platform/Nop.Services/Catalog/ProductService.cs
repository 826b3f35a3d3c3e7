namespace Nop.Services.Catalog;

public partial class ProductService(
    ILocalizationService localizationService,
    IRepository<DiscountProductMapping> discountMappingRepository,
    IRepository<Product> productRepository,
    IRepository<ProductCategory> productCategoryRepository) : IProductService
{
    private readonly ILocalizationService _localizationService = localizationService;

    public virtual async Task<IList<Product>> GetAllProductsDisplayedOnHomepageAsync() =>
        await productRepository.GetAllAsync(query => query
            .Where(product => product.Published && !product.Deleted && product.ShowOnHomepage)
            .OrderBy(product => product.DisplayOrder)
            .ThenBy(product => product.Id));

    public virtual async Task<Product> GetProductByIdAsync(int productId) => await productRepository.GetByIdAsync(productId, cache => default);

    public virtual async Task<IList<Product>> GetProductsByIdsAsync(int[] productIds) =>
        await productRepository.GetByIdsAsync(productIds, cache => default, false);

    public virtual async Task InsertProductAsync(Product product) => await productRepository.InsertAsync(product);

    public virtual async Task UpdateProductAsync(Product product) => await productRepository.UpdateAsync(product);

    public virtual async Task<IPagedList<Product>> SearchProductsAsync(
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
        bool? overridePublished = null)
    {
        //the store knows no manufacturers, vendors, warehouses, tags and specifications: nothing can match them
        if (manufacturerIds?.Any(id => id > 0) == true || vendorId > 0 || warehouseId > 0 || productTagId > 0 || filteredSpecOptions?.Count > 0)
            return new PagedList<Product>(new List<Product>(), pageIndex, pageSize);

        var wantedCategories = categoryIds?.Where(id => id > 0).ToArray() ?? [];
        var positions = await GetPositionsAsync(wantedCategories, excludeFeaturedProducts);
        var now = DateTime.UtcNow;
        var products = await productRepository.GetAllAsync(query =>
        {
            query = query.Where(product => !product.Deleted);
            if (overridePublished.HasValue)
                query = query.Where(product => product.Published == overridePublished.Value);
            else if (!showHidden)
                query = query.Where(product => product.Published);
            if (!showHidden)
                query = query.Where(product =>
                    (product.AvailableStartDateTimeUtc == null || product.AvailableStartDateTimeUtc <= now) &&
                    (product.AvailableEndDateTimeUtc == null || product.AvailableEndDateTimeUtc >= now));
            if (visibleIndividuallyOnly)
                query = query.Where(product => product.VisibleIndividually);
            if (productType.HasValue)
            {
                var typeId = (int)productType.Value;
                query = query.Where(product => product.ProductTypeId == typeId);
            }
            if (positions != null)
            {
                var ids = positions.Keys.ToArray();
                query = query.Where(product => ids.Contains(product.Id));
            }
            return query.OrderBy(product => product.Id);
        });

        //prices and words are compared here, so that every database answers alike
        var matches = products.Where(product =>
            (priceMin == null || product.Price >= priceMin) &&
            (priceMax == null || product.Price <= priceMax) &&
            MatchesKeywords(product, keywords, searchDescriptions, searchSku));
        return new PagedList<Product>(Sort(matches, orderBy, positions).ToList(), pageIndex, pageSize);
    }

    public virtual async Task<IList<Product>> GetAssociatedProductsAsync(int parentGroupedProductId, int storeId = 0, int vendorId = 0, bool showHidden = false)
    {
        var products = await productRepository.GetAllAsync(query => query
            .Where(product => product.ParentGroupedProductId == parentGroupedProductId && !product.Deleted)
            .OrderBy(product => product.DisplayOrder).ThenBy(product => product.Id));

        return products.Where(product => showHidden || (product.Published && ProductIsAvailable(product))).ToList();
    }

    public virtual bool ProductIsAvailable(Product product, DateTime? dateTime = null)
    {
        ArgumentNullException.ThrowIfNull(product);

        var moment = dateTime ?? DateTime.UtcNow;
        return !(product.AvailableStartDateTimeUtc > moment) && !(product.AvailableEndDateTimeUtc < moment);
    }

    public virtual Task<int> GetTotalStockQuantityAsync(Product product, bool useReservedQuantity = true, int warehouseId = 0)
    {
        ArgumentNullException.ThrowIfNull(product);

        return Task.FromResult(product.ManageInventoryMethod == ManageInventoryMethod.ManageStock ? product.StockQuantity : 0);
    }

    public virtual async Task<bool> HasAnyGiftCardProductAsync(int[] productIds) =>
        productIds.Length > 0 &&
            (await productRepository.GetAllAsync(query => query.Where(product => productIds.Contains(product.Id) && product.IsGiftCard))).Any();

    public virtual async Task<bool> HasAnyRecurringProductAsync(int[] productIds) =>
        productIds.Length > 0 &&
            (await productRepository.GetAllAsync(query => query.Where(product => productIds.Contains(product.Id) && product.IsRecurring))).Any();

    public virtual async Task AdjustInventoryAsync(Product product, int quantityToChange, string attributesXml = "", string message = "")
    {
        ArgumentNullException.ThrowIfNull(product);

        if (quantityToChange == 0 || product.ManageInventoryMethod != ManageInventoryMethod.ManageStock)
            return;

        product.StockQuantity += quantityToChange;
        await UpdateProductAsync(product);
    }

    public virtual async Task<IPagedList<Product>> GetProductsWithAppliedDiscountAsync(int? discountId = null,
        bool showHidden = false, int pageIndex = 0, int pageSize = int.MaxValue)
    {
        var mappings = await discountMappingRepository.GetAllAsync(query => query.Where(mapping => discountId == null || mapping.DiscountId == discountId));
        var ids = mappings.Select(mapping => mapping.EntityId).ToArray();
        return await productRepository.GetAllPagedAsync(query => query
            .Where(product => ids.Contains(product.Id) && !product.Deleted && (showHidden || product.Published))
            .OrderBy(product => product.DisplayOrder)
            .ThenBy(product => product.Id), pageIndex, pageSize);
    }

    public virtual async Task ClearDiscountProductMappingAsync(Discount discount)
    {
        ArgumentNullException.ThrowIfNull(discount);

        var mappings = await discountMappingRepository.GetAllAsync(query => query.Where(mapping => mapping.DiscountId == discount.Id));
        await discountMappingRepository.DeleteAsync(mappings);
    }

    public virtual async Task<IList<DiscountProductMapping>> GetAllDiscountsAppliedToProductAsync(int productId) =>
        await discountMappingRepository.GetAllAsync(query => query.Where(mapping => mapping.EntityId == productId));

    public virtual async Task<DiscountProductMapping> GetDiscountAppliedToProductAsync(int productId, int discountId) =>
        (await GetAllDiscountsAppliedToProductAsync(productId)).FirstOrDefault(mapping => mapping.DiscountId == discountId);

    public virtual async Task InsertDiscountProductMappingAsync(DiscountProductMapping discountProductMapping) =>
        await discountMappingRepository.InsertAsync(discountProductMapping);

    public virtual async Task DeleteDiscountProductMappingAsync(DiscountProductMapping discountProductMapping) =>
        await discountMappingRepository.DeleteAsync(discountProductMapping);

    //product id to its best place within the categories; null when no category was asked for
    private async Task<Dictionary<int, int>> GetPositionsAsync(int[] categoryIds, bool excludeFeatured)
    {
        if (categoryIds.Length == 0)
            return null;

        var links = await productCategoryRepository.GetAllAsync(query => query.Where(link => categoryIds.Contains(link.CategoryId)));
        return links.Where(link => !excludeFeatured || !link.IsFeaturedProduct)
            .GroupBy(link => link.ProductId)
            .ToDictionary(group => group.Key, group => group.Min(link => link.DisplayOrder));
    }

    private static bool MatchesKeywords(Product product, string keywords, bool searchDescriptions, bool searchSku)
    {
        if (string.IsNullOrWhiteSpace(keywords))
            return true;

        var words = keywords.Trim();
        return Contains(product.Name) ||
            (searchDescriptions && (Contains(product.ShortDescription) || Contains(product.FullDescription))) ||
            (searchSku && string.Equals(product.Sku, words, StringComparison.OrdinalIgnoreCase));

        bool Contains(string text) => text?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false;
    }

    private static IOrderedEnumerable<Product> Sort(IEnumerable<Product> products, ProductSortingEnum orderBy, Dictionary<int, int> positions) =>
        orderBy switch
        {
            ProductSortingEnum.NameAsc => products.OrderBy(product => product.Name),
            ProductSortingEnum.NameDesc => products.OrderByDescending(product => product.Name),
            ProductSortingEnum.PriceAsc => products.OrderBy(product => product.Price),
            ProductSortingEnum.PriceDesc => products.OrderByDescending(product => product.Price),
            ProductSortingEnum.CreatedOn => products.OrderByDescending(product => product.CreatedOnUtc),
            _ when positions != null => products.OrderBy(product => positions[product.Id]).ThenBy(product => product.Name),
            _ => products.OrderBy(product => product.Name)
        };
}
