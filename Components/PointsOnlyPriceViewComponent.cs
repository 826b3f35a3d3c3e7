using System.Net;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Web.Models.Catalog;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// Before a product's price is shown: where only points buy it, they stand in its place, and the shop's own button goes
/// </summary>
public class PointsOnlyPriceViewComponent(IStoreContext storeContext, IWorkContext workContext, PointsPriceModelFactory modelFactory) : LoyaltyViewComponent
{
    #region Utilities

    private async Task<string> GetPriceAsync(int productId, decimal? shownPrice)
    {
        return await modelFactory.PreparePointsOnlyPriceAsync(productId, shownPrice, await workContext.GetCurrentCustomerAsync(),
            await storeContext.GetCurrentStoreAsync());
    }

    /// <summary>
    /// Puts points in the place of a product's price on its page
    /// </summary>
    internal static void Replace(ProductDetailsModel details, string price)
    {
        //the view shows it as markup, and nopCommerce's script writes the price of what is chosen into the element of the product's number
        details.ProductPrice.Price = WebUtility.HtmlEncode(price);
        details.ProductPrice.ProductId = -details.Id;
        details.ProductPrice.BasePricePAngV = null;
        details.ProductPrice.PriceWithDiscount = null;
        details.ProductPrice.OldPrice = null;
        details.AddToCart.DisableBuyButton = true;
    }

    #endregion

    #region Methods

    /// <summary>
    /// Put the points in the price's place
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">The product's model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the view component result
    /// </returns>
    public Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        return QuietlyAsync(() => ShowAsync(additionalData));
    }

    private async Task<IViewComponentResult> ShowAsync(object additionalData)
    {
        switch (additionalData)
        {
            case ProductOverviewModel { ProductPrice: not null } overview when await GetPriceAsync(overview.Id, overview.ProductPrice.PriceValue) is { } price:
                overview.ProductPrice.Price = price;
                overview.ProductPrice.PriceWithDiscount = null;
                overview.ProductPrice.OldPrice = null;
                overview.ProductPrice.BasePricePAngV = null;
                overview.ProductPrice.DisableBuyButton = true;
                break;

            case ProductDetailsModel { ProductPrice: not null } details when await GetPriceAsync(details.Id, details.ProductPrice.PriceValue) is { } price:
                Replace(details, price);
                break;
        }

        return Content(string.Empty);
    }

    #endregion
}
