using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Core.Domain.Catalog;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Services.Catalog;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Products and categories to choose from on admin pages
/// </summary>
public class CatalogOptions(ICategoryService categoryService, IProductService productService)
{
    #region Fields

    private const int LISTED_PRODUCTS = 200;
    private const int FOUND_PRODUCTS = 50;

    #endregion

    #region Methods

    /// <summary>
    /// Prepare the products to choose from; the chosen ones are always among them
    /// </summary>
    /// <param name="chosenIds">Identifiers of the chosen products</param>
    /// <param name="listId">Identifier of the list on the page</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the products
    /// </returns>
    public async Task<ProductOptionsModel> PrepareProductsAsync(IList<int> chosenIds, string listId)
    {
        var listed = await productService.SearchProductsAsync(pageSize: LISTED_PRODUCTS, showHidden: true, orderBy: ProductSortingEnum.NameAsc);
        var missing = chosenIds.Except(listed.Select(product => product.Id)).ToArray();
        var chosen = missing.Length == 0 ? [] : await productService.GetProductsByIdsAsync(missing);

        return new ProductOptionsModel
        {
            Items = chosen.Concat(listed).Select(product => Option(product.Id, Text(product), chosenIds)).ToList(),
            IsPartial = listed.TotalCount > listed.Count,
            ListId = listId
        };
    }

    /// <summary>
    /// Find products by a part of their name or by their SKU
    /// </summary>
    /// <param name="text">What to look for</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the products
    /// </returns>
    public async Task<IList<SelectListItem>> FindProductsAsync(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];

        var found = await productService.SearchProductsAsync(pageSize: FOUND_PRODUCTS, keywords: text.Trim(), showHidden: true,
            orderBy: ProductSortingEnum.NameAsc);

        return found.Select(product => Option(product.Id, Text(product), [])).ToList();
    }

    /// <summary>
    /// Prepare the categories to choose from, with the path that leads to each
    /// </summary>
    /// <param name="chosenIds">Identifiers of the chosen categories</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the categories
    /// </returns>
    public async Task<IList<SelectListItem>> PrepareCategoriesAsync(IList<int> chosenIds)
    {
        var categories = await categoryService.GetAllCategoriesAsync(showHidden: true);
        var options = new List<SelectListItem>();
        foreach (var category in categories)
            options.Add(Option(category.Id, await categoryService.GetFormattedBreadCrumbAsync(category, categories), chosenIds));

        return options;
    }

    /// <summary>
    /// Whether all of some products exist
    /// </summary>
    /// <param name="ids">Identifiers</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains whether they do
    /// </returns>
    public async Task<bool> HasProductsAsync(IList<int> ids)
    {
        var wanted = ids.Distinct().ToArray();

        return wanted.Length == 0 || (await productService.GetProductsByIdsAsync(wanted)).Count(product => !product.Deleted) == wanted.Length;
    }

    /// <summary>
    /// Whether all of some categories exist
    /// </summary>
    /// <param name="ids">Identifiers</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains whether they do
    /// </returns>
    public async Task<bool> HasCategoriesAsync(IList<int> ids)
    {
        var wanted = ids.Distinct().ToArray();

        return wanted.Length == 0 || (await categoryService.GetCategoriesByIdsAsync(wanted)).Count(category => !category.Deleted) == wanted.Length;
    }

    #endregion

    #region Utilities

    private static string Text(Product product)
    {
        return string.IsNullOrEmpty(product.Sku) ? product.Name : $"{product.Name} ({product.Sku})";
    }

    private static SelectListItem Option(int id, string text, IList<int> chosenIds)
    {
        return new SelectListItem(text, id.ToString(), chosenIds.Contains(id));
    }

    #endregion
}
