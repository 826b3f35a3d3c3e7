using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Web.Models.Catalog;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// What the products of a group cost in points, before they are listed: nopCommerce has no widget zone beside each
/// </summary>
public class GroupedPointsViewComponent(IStoreContext storeContext, IWorkContext workContext, PointsPriceModelFactory modelFactory) : LoyaltyViewComponent
{
    #region Methods

    /// <summary>
    /// Show the points of the products of a group
    /// </summary>
    /// <param name="widgetZone">Widget zone name</param>
    /// <param name="additionalData">The group's model</param>
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
        if (additionalData is not ProductDetailsModel { AssociatedProducts.Count: > 0 } group)
            return Content(string.Empty);

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var tags = new List<PointsPriceModel>();
        foreach (var product in group.AssociatedProducts)
        {
            if (await modelFactory.PrepareAsync(product.Id, product.ProductPrice?.PriceValue, customer, store, checksProduct: true) is not { } tag)
                continue;

            tag.ProductName = product.Name;
            tags.Add(tag);
            if (tag.IsPointsOnly && product.ProductPrice is not null)
                PointsOnlyPriceViewComponent.Replace(product, tag.Price);
        }

        return tags.Count == 0 ? Content(string.Empty) : View("~/Plugins/Misc.Loyalty/Views/Components/GroupedPoints.cshtml", tags);
    }

    #endregion
}
