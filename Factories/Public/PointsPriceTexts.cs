using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Web.Models.Catalog;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Says beside prices what products cost in points, on pages that have no widget zone for it
/// </summary>
public class PointsPriceTexts(IStoreContext storeContext, IWorkContext workContext, PointsPriceModelFactory modelFactory)
{
    #region Utilities

    private async Task<PointsPriceModel> PrepareAsync(int productId, decimal? price, int pieces = 1)
    {
        return await modelFactory.PrepareAsync(productId, price, await workContext.GetCurrentCustomerAsync(), await storeContext.GetCurrentStoreAsync(),
            pieces: pieces);
    }

    #endregion

    #region Methods

    /// <summary>
    /// Shows prices in points on the page that compares products
    /// </summary>
    public async Task ShowAsync(CompareProductsModel model)
    {
        foreach (var product in model.Products.Where(product => product.ProductPrice is not null))
        {
            if (await PrepareAsync(product.Id, product.ProductPrice.PriceValue) is { } tag)
                product.ProductPrice.Price = tag.IsPointsOnly ? tag.Price : $"{product.ProductPrice.Price} {tag.Price}";
        }
    }

    /// <summary>
    /// Shows prices in points on a wishlist
    /// </summary>
    public async Task ShowAsync(WishlistModel model)
    {
        foreach (var item in model.Items)
        {
            if (await PrepareAsync(item.ProductId, item.UnitPriceValue, item.Quantity) is not { } tag)
                continue;

            item.UnitPrice = tag.IsPointsOnly ? tag.Price : $"{item.UnitPrice} {tag.Price}";
            if (tag.IsPointsOnly)
                item.SubTotal = tag.Total;
        }
    }

    #endregion
}
