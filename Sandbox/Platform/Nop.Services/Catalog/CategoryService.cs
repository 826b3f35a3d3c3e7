namespace Nop.Services.Catalog;

public partial class CategoryService(
    IRepository<Category> categoryRepository,
    IRepository<DiscountCategoryMapping> discountMappingRepository,
    IRepository<Product> productRepository,
    IRepository<ProductCategory> productCategoryRepository) : ICategoryService
{
    private static readonly CacheKey _allKey = new("Nop.category.all.{0}-{1}");
    private static readonly CacheKey _byProductKey = new("Nop.productcategory.all.byproduct.{0}");

    public virtual async Task ClearDiscountCategoryMappingAsync(Discount discount)
    {
        ArgumentNullException.ThrowIfNull(discount);

        var mappings = await discountMappingRepository.GetAllAsync(query => query.Where(mapping => mapping.DiscountId == discount.Id));
        await discountMappingRepository.DeleteAsync(mappings);
    }

    public virtual async Task<IList<Category>> GetAllCategoriesAsync(int storeId = 0, bool showHidden = false) =>
        await GetAllCategoriesAsync(string.Empty, storeId, showHidden: showHidden);

    public virtual async Task<IPagedList<Category>> GetAllCategoriesAsync(string categoryName, int storeId = 0,
        int pageIndex = 0, int pageSize = int.MaxValue, bool showHidden = false, bool? overridePublished = null)
    {
        var categories = await categoryRepository.GetAllAsync(query =>
        {
            if (overridePublished.HasValue)
                query = query.Where(category => category.Published == overridePublished.Value);
            else if (!showHidden)
                query = query.Where(category => category.Published);
            return query.Where(category => !category.Deleted);
        }, cache => cache.PrepareKeyForDefaultCache(_allKey, showHidden, overridePublished));

        var matches = InTreeOrder(categories)
            .Where(category => string.IsNullOrEmpty(categoryName) || category.Name.Contains(categoryName, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return new PagedList<Category>(matches, pageIndex, pageSize);
    }

    public virtual async Task<IList<Category>> GetAllCategoriesByParentCategoryIdAsync(int parentCategoryId, bool showHidden = false) =>
        await categoryRepository.GetAllAsync(query => query
            .Where(category => category.ParentCategoryId == parentCategoryId && !category.Deleted && (showHidden || category.Published))
            .OrderBy(category => category.DisplayOrder)
            .ThenBy(category => category.Id));

    public virtual async Task<IList<Category>> GetAllCategoriesDisplayedOnHomepageAsync(bool showHidden = false) =>
        await categoryRepository.GetAllAsync(query => query
            .Where(category => category.ShowOnHomepage && !category.Deleted && (showHidden || category.Published))
            .OrderBy(category => category.DisplayOrder)
            .ThenBy(category => category.Id));

    public virtual async Task<IList<int>> GetAppliedCategoryIdsAsync(Discount discount, Customer customer)
    {
        ArgumentNullException.ThrowIfNull(discount);

        var mappings = await discountMappingRepository.GetAllAsync(query => query.Where(mapping => mapping.DiscountId == discount.Id));
        var ids = mappings.Select(mapping => mapping.EntityId).ToList();
        if (discount.AppliedToSubCategories)
            foreach (var id in ids.ToArray())
                ids.AddRange(await GetChildCategoryIdsAsync(id));

        return ids.Distinct().ToList();
    }

    public virtual async Task<IList<int>> GetChildCategoryIdsAsync(int parentCategoryId, int storeId = 0, bool showHidden = false) =>
        CollectBelow(parentCategoryId, await GetAllCategoriesAsync(storeId, showHidden)).Select(category => category.Id).ToList();

    public virtual async Task<Category> GetCategoryByIdAsync(int categoryId) => await categoryRepository.GetByIdAsync(categoryId, cache => default);

    public virtual async Task<IList<Category>> GetCategoriesByIdsAsync(int[] categoryIds) =>
        await categoryRepository.GetByIdsAsync(categoryIds, includeDeleted: false);

    public virtual async Task<IPagedList<Category>> GetCategoriesByAppliedDiscountAsync(int? discountId = null,
        bool showHidden = false, int pageIndex = 0, int pageSize = int.MaxValue)
    {
        var mappings = await discountMappingRepository.GetAllAsync(query => query.Where(mapping => discountId == null || mapping.DiscountId == discountId));
        var ids = mappings.Select(mapping => mapping.EntityId).ToHashSet();
        var categories = (await GetAllCategoriesAsync(showHidden: showHidden)).Where(category => ids.Contains(category.Id)).ToList();
        return new PagedList<Category>(categories, pageIndex, pageSize);
    }

    public virtual async Task InsertCategoryAsync(Category category) => await categoryRepository.InsertAsync(category);

    public virtual async Task<DiscountCategoryMapping> GetDiscountAppliedToCategoryAsync(int categoryId, int discountId) =>
        (await discountMappingRepository.GetAllAsync(query => query
            .Where(mapping => mapping.EntityId == categoryId && mapping.DiscountId == discountId))).FirstOrDefault();

    public virtual async Task InsertDiscountCategoryMappingAsync(DiscountCategoryMapping discountCategoryMapping) =>
        await discountMappingRepository.InsertAsync(discountCategoryMapping);

    public virtual async Task DeleteDiscountCategoryMappingAsync(DiscountCategoryMapping discountCategoryMapping) =>
        await discountMappingRepository.DeleteAsync(discountCategoryMapping);

    public virtual async Task<IPagedList<ProductCategory>> GetProductCategoriesByCategoryIdAsync(int categoryId,
        int pageIndex = 0, int pageSize = int.MaxValue, bool showHidden = false)
    {
        var links = await productCategoryRepository.GetAllAsync(query => query
            .Where(link => link.CategoryId == categoryId)
            .OrderBy(link => link.DisplayOrder)
            .ThenBy(link => link.Id));
        var productIds = links.Select(link => link.ProductId).ToArray();
        var shown = (await productRepository.GetAllAsync(query => query
            .Where(product => productIds.Contains(product.Id) && !product.Deleted && (showHidden || product.Published))))
            .Select(product => product.Id).ToHashSet();
        return new PagedList<ProductCategory>(links.Where(link => shown.Contains(link.ProductId)).ToList(), pageIndex, pageSize);
    }

    public virtual async Task<IList<ProductCategory>> GetProductCategoriesByProductIdAsync(int productId, bool showHidden = false)
    {
        var links = await productCategoryRepository.GetAllAsync(query => query
            .Where(link => link.ProductId == productId)
            .OrderBy(link => link.DisplayOrder)
            .ThenBy(link => link.Id), cache => cache.PrepareKeyForDefaultCache(_byProductKey, productId));
        var shown = (await GetAllCategoriesAsync(showHidden: showHidden)).Select(category => category.Id).ToHashSet();
        return links.Where(link => shown.Contains(link.CategoryId)).ToList();
    }

    public virtual async Task InsertProductCategoryAsync(ProductCategory productCategory) =>
        await productCategoryRepository.InsertAsync(productCategory);

    public virtual async Task<string> GetFormattedBreadCrumbAsync(Category category, IList<Category> allCategories = null,
        string separator = ">>", int languageId = 0)
    {
        var path = await GetCategoryBreadCrumbAsync(category, allCategories, true);
        return string.Join($" {separator} ", path.Select(step => step.Name));
    }

    public virtual async Task<IList<Category>> GetCategoryBreadCrumbAsync(Category category, IList<Category> allCategories = null, bool showHidden = false)
    {
        ArgumentNullException.ThrowIfNull(category);

        var path = new List<Category>();
        for (var step = category; step is { Deleted: false } && (showHidden || step.Published) && path.All(other => other.Id != step.Id);)
        {
            path.Insert(0, step);
            var parentId = step.ParentCategoryId;
            step = allCategories?.FirstOrDefault(other => other.Id == parentId) ?? await GetCategoryByIdAsync(parentId);
        }

        return path;
    }

    //parents before their children; categories whose parent is missing come last
    private static IList<Category> InTreeOrder(IList<Category> categories)
    {
        var ordered = CollectBelow(0, categories);
        return ordered.Concat(categories.Except(ordered)).ToList();
    }

    private static List<Category> CollectBelow(int parentId, IList<Category> categories)
    {
        var result = new List<Category>();
        foreach (var child in categories.Where(category => category.ParentCategoryId == parentId && category.Id != parentId)
            .OrderBy(category => category.DisplayOrder).ThenBy(category => category.Id))
        {
            result.Add(child);
            result.AddRange(CollectBelow(child.Id, categories));
        }

        return result;
    }
}
