using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Web.Models.Catalog;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// What buying a product earns, on its page and in catalogue boxes
/// </summary>
public class ProductPointsViewComponent(IStoreContext storeContext,
    IWorkContext workContext,
    LoyaltySettings loyaltySettings,
    PointsPriceModelFactory pointsPrices,
    Lazy<ProductEstimates> productEstimates,
    Lazy<ProductPointsModelFactory> productPoints) : LoyaltyViewComponent
{
    #region Utilities

    private async Task<(string View, object Model)> EstimateAsync(ProductDetailsModel details, int productId, decimal price, Customer customer, Store store)
    {
        var quantity = Math.Max(details?.AddToCart?.EnteredQuantity ?? 1, 1);
        var estimates = await productEstimates.Value.EstimateAsync(productId, quantity, price, customer, store);

        //what can be chosen on the product's own page changes the points there, and none can become some
        if (details is not null && (estimates.Count > 0 || await productEstimates.Value.CanEarnAsync(customer, store)))
            return ("~/Plugins/Misc.Loyalty/Views/Components/ProductPoints.cshtml", await productPoints.Value.PrepareAsync(productId, estimates, customer, store));

        return estimates.Count == 0
            ? (null, null)
            : ("~/Plugins/Misc.Loyalty/Views/Components/PointsTeaser.cshtml", await productPoints.Value.PrepareAsync(productId, estimates));
    }

    #endregion

    #region Methods

    /// <summary>
    /// Show the points
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
        var details = additionalData as ProductDetailsModel;
        var (productId, price) = additionalData switch
        {
            ProductDetailsModel => (details.Id, details.ProductPrice?.PriceValue),
            ProductOverviewModel overview => (overview.Id, overview.ProductPrice?.PriceValue),
            _ => (0, null)
        };

        if (productId == 0)
            return Content(string.Empty);

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var tag = await pointsPrices.PrepareAsync(productId, price, customer, store, checksProduct: details is not null);

        //what only points buy earns nothing; hidden prices, and those that the shopper names or asks for, earn what the order brings
        var (view, estimate) = tag is { IsPointsOnly: true } || price is not > 0 || !loyaltySettings.ShowEarnEstimate
            ? (null, null)
            : await EstimateAsync(details, productId, price.Value, customer, store);
        if (tag is null)
            return estimate is null ? Content(string.Empty) : View(view, estimate);

        tag.IsBox = details is null;
        tag.ProductName = (additionalData as ProductOverviewModel)?.Name;
        tag.Estimate = estimate;
        tag.EstimateView = view;

        return View("~/Plugins/Misc.Loyalty/Views/Components/PointsPrice.cshtml", tag);
    }

    #endregion
}
