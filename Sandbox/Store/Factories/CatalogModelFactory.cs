using Microsoft.AspNetCore.WebUtilities;
using Nop.Services.Seo;
using Nop.Web.Models.Catalog;
using Sandbox.Store.Models;

namespace Sandbox.Store.Factories;

/// <summary>Models of the home page, category pages, search and the menu</summary>
public class CatalogModelFactory(
    CatalogSettings catalogSettings,
    ICategoryService categoryService,
    IHttpContextAccessor httpContextAccessor,
    ILocalizationService localizationService,
    IProductService productService,
    IStoreContext storeContext,
    IUrlRecordService urlRecordService,
    PictureModelFactory pictureModelFactory,
    ProductModelFactory productModelFactory)
{
    public async Task<HomePageModel> PrepareHomePageModelAsync()
    {
        var store = await storeContext.GetCurrentStoreAsync();
        return new HomePageModel
        {
            StoreName = store.Name,
            Categories = await PrepareTilesAsync(await categoryService.GetAllCategoriesDisplayedOnHomepageAsync()),
            Products = await productModelFactory.PrepareProductOverviewModelsAsync(
                (await productService.GetAllProductsDisplayedOnHomepageAsync()).Where(product => product.Published))
        };
    }

    public async Task<CategoryPageModel> PrepareCategoryPageModelAsync(Category category, CatalogCommand command)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        var pageSize = category.PageSize > 0 ? category.PageSize : Math.Max(1, catalogSettings.DefaultCategoryPageSize);
        var products = await productService.SearchProductsAsync(Math.Max(0, command.PageNumber - 1), pageSize,
            categoryIds: new List<int> { category.Id }, storeId: store.Id, visibleIndividuallyOnly: true,
            orderBy: SortingOf(command));
        return new CategoryPageModel
        {
            Id = category.Id,
            Name = category.Name,
            Description = category.Description,
            Breadcrumb = await PrepareLinksAsync(await categoryService.GetCategoryBreadCrumbAsync(category)),
            SubCategories = await PrepareTilesAsync(await categoryService.GetAllCategoriesByParentCategoryIdAsync(category.Id)),
            Products = await PrepareListAsync(products, command)
        };
    }

    public async Task<SearchPageModel> PrepareSearchPageModelAsync(string term, CatalogCommand command)
    {
        term = (term ?? string.Empty).Trim();
        if (term.Length == 0)
            return new SearchPageModel { Term = term };

        if (term.Length < catalogSettings.ProductSearchTermMinimumLength)
        {
            var warning = await localizationService.GetResourceAsync("Search.SearchTermMinimumLengthIsNCharacters");
            return new SearchPageModel { Term = term, Warning = string.Format(warning, catalogSettings.ProductSearchTermMinimumLength) };
        }

        var store = await storeContext.GetCurrentStoreAsync();
        var products = await productService.SearchProductsAsync(Math.Max(0, command.PageNumber - 1),
            Math.Max(1, catalogSettings.SearchPageProductsPerPage),
            storeId: store.Id, visibleIndividuallyOnly: true, keywords: term, searchDescriptions: true, orderBy: SortingOf(command));
        return new SearchPageModel { Term = term, Products = await PrepareListAsync(products, command) };
    }

    public async Task<IList<CategorySimpleModel>> PrepareMenuAsync(int parentCategoryId = 0)
    {
        var links = await PrepareLinksAsync(await categoryService.GetAllCategoriesByParentCategoryIdAsync(parentCategoryId));
        foreach (var link in links)
            link.SubCategories.AddRange(await PrepareMenuAsync(link.Id));
        return links;
    }

    private async Task<ProductListModel> PrepareListAsync(IPagedList<Product> products, CatalogCommand command)
    {
        var request = httpContextAccessor.HttpContext.Request;
        var url = request.Path.Value;
        foreach (var (key, value) in request.Query.Where(pair => !pair.Key.Equals("pagenumber", StringComparison.OrdinalIgnoreCase)))
            url = QueryHelpers.AddQueryString(url, key, value.ToString());

        return new ProductListModel
        {
            Products = await productModelFactory.PrepareProductOverviewModelsAsync(products),
            OrderBy = (int)SortingOf(command),
            Pager = new PagerLinksModel(products.PageIndex + 1, products.TotalPages, url)
        };
    }

    private async Task<IList<CategorySimpleModel>> PrepareLinksAsync(IEnumerable<Category> categories)
    {
        var links = new List<CategorySimpleModel>();
        foreach (var category in categories)
        {
            links.Add(new CategorySimpleModel
            {
                Id = category.Id,
                Name = category.Name,
                SeName = await urlRecordService.GetSeNameAsync(category)
            });
        }

        return links;
    }

    private async Task<IList<CategoryTileModel>> PrepareTilesAsync(IEnumerable<Category> categories)
    {
        var tiles = new List<CategoryTileModel>();
        foreach (var category in categories)
        {
            tiles.Add(new CategoryTileModel
            {
                Id = category.Id,
                Name = category.Name,
                SeName = await urlRecordService.GetSeNameAsync(category),
                Picture = await pictureModelFactory.PrepareAsync(category)
            });
        }

        return tiles;
    }

    private static ProductSortingEnum SortingOf(CatalogCommand command) =>
        command.OrderBy is { } order && Enum.IsDefined(typeof(ProductSortingEnum), order)
            ? (ProductSortingEnum)order
            : ProductSortingEnum.Position;
}
