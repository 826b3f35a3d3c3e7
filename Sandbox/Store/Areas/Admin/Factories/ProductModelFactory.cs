using Nop.Core.Domain.Directory;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Factories;

public class ProductModelFactory(
    AdminSelectLists selectLists,
    CurrencySettings currencySettings,
    ICurrencyService currencyService,
    ILocalizationService localizationService,
    IPriceFormatter priceFormatter,
    IRepository<Product> productRepository)
{
    private const int PUBLISHED_ONLY = 1;
    private const int UNPUBLISHED_ONLY = 2;

    /// <summary>The search block</summary>
    public async Task<ProductSearchModel> PrepareProductSearchModelAsync() =>
        new ProductSearchModel
        {
            AvailablePublishedOptions = await selectLists.WithAllAsync(
            [
                new SelectListItem(await localizationService.GetResourceAsync("Admin.Catalog.Products.List.SearchPublished.PublishedOnly"), PUBLISHED_ONLY.ToString()),
                new SelectListItem(await localizationService.GetResourceAsync("Admin.Catalog.Products.List.SearchPublished.UnpublishedOnly"), UNPUBLISHED_ONLY.ToString())
            ])
        };

    /// <summary>One page of products by name</summary>
    public async Task<GridModel<ProductModel>> PrepareProductListModelAsync(ProductSearchModel searchModel)
    {
        var products = await productRepository.GetAllPagedAsync(query =>
        {
            query = query.Where(product => !product.Deleted);

            if (!string.IsNullOrWhiteSpace(searchModel.SearchProductName))
                query = query.Where(product => product.Name.Contains(searchModel.SearchProductName.Trim()));
            if (searchModel.SearchPublishedId == PUBLISHED_ONLY)
                query = query.Where(product => product.Published);
            if (searchModel.SearchPublishedId == UNPUBLISHED_ONLY)
                query = query.Where(product => !product.Published);

            return query.OrderBy(product => product.Name).ThenBy(product => product.Id);
        }, searchModel.Page - 1, searchModel.PageSize);

        return await GridModel<ProductModel>.FromAsync(searchModel, products, async product => new ProductModel
        {
            Id = product.Id,
            Name = product.Name,
            Sku = product.Sku,
            FormattedPrice = await priceFormatter.FormatPriceAsync(product.Price),
            StockQuantity = product.StockQuantity,
            Published = product.Published
        });
    }

    /// <summary>The edit page; what was posted is kept when a model is given</summary>
    public async Task<ProductModel> PrepareProductModelAsync(ProductModel model, Product product)
    {
        model ??= product.ToModel<ProductModel>();
        model.PrimaryStoreCurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode;

        return model;
    }
}
