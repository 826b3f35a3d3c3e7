using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Seo;
using Nop.Web.Models.Catalog;
using Sandbox.Store.Models;

namespace Sandbox.Store.Factories;

/// <summary>Models of the home page, category pages, search and the menu</summary>
public class CatalogModelFactory
{
    private readonly CatalogSettings _catalogSettings;
    private readonly ICategoryService _categoryService;
    private readonly IHttpContextAccessor _httpContextAccessor;
    private readonly ILocalizationService _localizationService;
    private readonly IProductService _productService;
    private readonly IStoreContext _storeContext;
    private readonly IUrlRecordService _urlRecordService;
    private readonly PictureModelFactory _pictureModelFactory;
    private readonly ProductModelFactory _productModelFactory;

    public CatalogModelFactory(CatalogSettings catalogSettings,
        ICategoryService categoryService,
        IHttpContextAccessor httpContextAccessor,
        ILocalizationService localizationService,
        IProductService productService,
        IStoreContext storeContext,
        IUrlRecordService urlRecordService,
        PictureModelFactory pictureModelFactory,
        ProductModelFactory productModelFactory)
    {
        _catalogSettings = catalogSettings;
        _categoryService = categoryService;
        _httpContextAccessor = httpContextAccessor;
        _localizationService = localizationService;
        _productService = productService;
        _storeContext = storeContext;
        _urlRecordService = urlRecordService;
        _pictureModelFactory = pictureModelFactory;
        _productModelFactory = productModelFactory;
    }

    public async Task<HomePageModel> PrepareHomePageModelAsync()
    {
        var store = await _storeContext.GetCurrentStoreAsync();
        return new HomePageModel
        {
            StoreName = store.Name,
            Categories = await PrepareTilesAsync(await _categoryService.GetAllCategoriesDisplayedOnHomepageAsync()),
            Products = await _productModelFactory.PrepareProductOverviewModelsAsync(
                (await _productService.GetAllProductsDisplayedOnHomepageAsync()).Where(product => product.Published))
        };
    }

    public async Task<CategoryPageModel> PrepareCategoryPageModelAsync(Category category, CatalogCommand command)
    {
        var store = await _storeContext.GetCurrentStoreAsync();
        var pageSize = category.PageSize > 0 ? category.PageSize : Math.Max(1, _catalogSettings.DefaultCategoryPageSize);
        var products = await _productService.SearchProductsAsync(Math.Max(0, command.PageNumber - 1), pageSize,
            categoryIds: new List<int> { category.Id }, storeId: store.Id, visibleIndividuallyOnly: true,
            orderBy: SortingOf(command));
        return new CategoryPageModel
        {
            Id = category.Id,
            Name = category.Name,
            Description = category.Description,
            Breadcrumb = await PrepareLinksAsync(await _categoryService.GetCategoryBreadCrumbAsync(category)),
            SubCategories = await PrepareTilesAsync(await _categoryService.GetAllCategoriesByParentCategoryIdAsync(category.Id)),
            Products = await PrepareListAsync(products, command)
        };
    }

    public async Task<SearchPageModel> PrepareSearchPageModelAsync(string term, CatalogCommand command)
    {
        term = (term ?? string.Empty).Trim();
        if (term.Length == 0)
            return new SearchPageModel { Term = term };

        if (term.Length < _catalogSettings.ProductSearchTermMinimumLength)
        {
            var warning = await _localizationService.GetResourceAsync("Search.SearchTermMinimumLengthIsNCharacters");
            return new SearchPageModel { Term = term, Warning = string.Format(warning, _catalogSettings.ProductSearchTermMinimumLength) };
        }

        var store = await _storeContext.GetCurrentStoreAsync();
        var products = await _productService.SearchProductsAsync(Math.Max(0, command.PageNumber - 1),
            Math.Max(1, _catalogSettings.SearchPageProductsPerPage),
            storeId: store.Id, visibleIndividuallyOnly: true, keywords: term, searchDescriptions: true, orderBy: SortingOf(command));
        return new SearchPageModel { Term = term, Products = await PrepareListAsync(products, command) };
    }

    public async Task<IList<CategorySimpleModel>> PrepareMenuAsync(int parentCategoryId = 0)
    {
        var links = await PrepareLinksAsync(await _categoryService.GetAllCategoriesByParentCategoryIdAsync(parentCategoryId));
        foreach (var link in links)
            link.SubCategories.AddRange(await PrepareMenuAsync(link.Id));
        return links;
    }

    private async Task<ProductListModel> PrepareListAsync(IPagedList<Product> products, CatalogCommand command)
    {
        var request = _httpContextAccessor.HttpContext.Request;
        var url = request.Path.Value;
        foreach (var (key, value) in request.Query.Where(pair => !pair.Key.Equals("pagenumber", StringComparison.OrdinalIgnoreCase)))
            url = QueryHelpers.AddQueryString(url, key, value.ToString());

        return new ProductListModel
        {
            Products = await _productModelFactory.PrepareProductOverviewModelsAsync(products),
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
                SeName = await _urlRecordService.GetSeNameAsync(category)
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
                SeName = await _urlRecordService.GetSeNameAsync(category),
                Picture = await _pictureModelFactory.PrepareAsync(category)
            });
        }

        return tiles;
    }

    private static ProductSortingEnum SortingOf(CatalogCommand command)
    {
        return command.OrderBy is { } order && Enum.IsDefined(typeof(ProductSortingEnum), order)
            ? (ProductSortingEnum)order
            : ProductSortingEnum.Position;
    }
}
