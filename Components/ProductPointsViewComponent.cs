using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Localization;
using Nop.Web.Framework.Components;
using Nop.Web.Models.Catalog;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// What buying a product earns, on its page and in catalogue boxes
/// </summary>
public class ProductPointsViewComponent : NopViewComponent
{
    #region Fields

    private readonly ILocalizationService _localizationService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly LoyaltySettings _loyaltySettings;
    private readonly ProductEstimates _productEstimates;

    #endregion

    #region Ctor

    public ProductPointsViewComponent(ILocalizationService localizationService,
        IStoreContext storeContext,
        IWorkContext workContext,
        LoyaltySettings loyaltySettings,
        ProductEstimates productEstimates)
    {
        _localizationService = localizationService;
        _storeContext = storeContext;
        _workContext = workContext;
        _loyaltySettings = loyaltySettings;
        _productEstimates = productEstimates;
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
    public async Task<IViewComponentResult> InvokeAsync(string widgetZone, object additionalData)
    {
        var (productId, price) = additionalData switch
        {
            ProductDetailsModel details => (details.Id, details.ProductPrice?.PriceValue),
            ProductOverviewModel overview => (overview.Id, overview.ProductPrice?.PriceValue),
            _ => (0, null)
        };

        //hidden prices, and those that the shopper names or asks for, earn what the order brings
        if (price is not > 0 || !_loyaltySettings.ShowEarnEstimate)
            return Content(string.Empty);

        var estimates = await _productEstimates.EstimateAsync(productId, price.Value, await _workContext.GetCurrentCustomerAsync(),
            await _storeContext.GetCurrentStoreAsync());
        if (estimates.Count == 0)
            return Content(string.Empty);

        var text = string.Format(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Product.Earn"),
            PointsText.Of(estimates));
        return View("~/Plugins/Misc.Loyalty/Views/Components/PointsTeaser.cshtml",
            new PointsTextModel { Text = text, ProductId = productId });
    }

    #endregion
}
