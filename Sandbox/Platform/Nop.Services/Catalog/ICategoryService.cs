namespace Nop.Services.Catalog;

/// <summary>The category tree, its products and the discounts tied to it.</summary>
public partial interface ICategoryService
{
    Task ClearDiscountCategoryMappingAsync(Discount discount);

    Task<IList<Category>> GetAllCategoriesAsync(int storeId = 0, bool showHidden = false);

    Task<IPagedList<Category>> GetAllCategoriesAsync(string categoryName, int storeId = 0,
        int pageIndex = 0, int pageSize = int.MaxValue, bool showHidden = false, bool? overridePublished = null);

    Task<IList<Category>> GetAllCategoriesByParentCategoryIdAsync(int parentCategoryId, bool showHidden = false);

    Task<IList<Category>> GetAllCategoriesDisplayedOnHomepageAsync(bool showHidden = false);

    Task<IList<int>> GetAppliedCategoryIdsAsync(Discount discount, Customer customer);

    Task<IList<int>> GetChildCategoryIdsAsync(int parentCategoryId, int storeId = 0, bool showHidden = false);

    Task<Category> GetCategoryByIdAsync(int categoryId);

    Task<IList<Category>> GetCategoriesByIdsAsync(int[] categoryIds);

    Task<IPagedList<Category>> GetCategoriesByAppliedDiscountAsync(int? discountId = null,
        bool showHidden = false, int pageIndex = 0, int pageSize = int.MaxValue);

    Task InsertCategoryAsync(Category category);

    Task<DiscountCategoryMapping> GetDiscountAppliedToCategoryAsync(int categoryId, int discountId);

    Task InsertDiscountCategoryMappingAsync(DiscountCategoryMapping discountCategoryMapping);

    Task DeleteDiscountCategoryMappingAsync(DiscountCategoryMapping discountCategoryMapping);

    Task<IPagedList<ProductCategory>> GetProductCategoriesByCategoryIdAsync(int categoryId,
        int pageIndex = 0, int pageSize = int.MaxValue, bool showHidden = false);

    Task<IList<ProductCategory>> GetProductCategoriesByProductIdAsync(int productId, bool showHidden = false);

    Task InsertProductCategoryAsync(ProductCategory productCategory);

    Task<string> GetFormattedBreadCrumbAsync(Category category, IList<Category> allCategories = null,
        string separator = ">>", int languageId = 0);

    Task<IList<Category>> GetCategoryBreadCrumbAsync(Category category, IList<Category> allCategories = null, bool showHidden = false);
}
