using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Catalog;
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
    private readonly ILoyaltyModelFactory _loyaltyModelFactory;
    private readonly IPointsEstimator _pointsEstimator;
    private readonly IProductService _productService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly LoyaltySettings _loyaltySettings;

    #endregion

    #region Ctor

    public ProductPointsViewComponent(ILocalizationService localizationService,
        ILoyaltyModelFactory loyaltyModelFactory,
        IPointsEstimator pointsEstimator,
        IProductService productService,
        IStoreContext storeContext,
        IWorkContext workContext,
        LoyaltySettings loyaltySettings)
    {
        _localizationService = localizationService;
        _loyaltyModelFactory = loyaltyModelFactory;
        _pointsEstimator = pointsEstimator;
        _productService = productService;
        _storeContext = storeContext;
        _workContext = workContext;
        _loyaltySettings = loyaltySettings;
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
        var productId = additionalData switch
        {
            ProductDetailsModel details => details.Id,
            ProductOverviewModel overview => overview.Id,
            _ => 0
        };
        if (productId == 0 || !_loyaltySettings.ShowEarnEstimate)
            return Content(string.Empty);

        var product = await _productService.GetProductByIdAsync(productId);
        var store = await _storeContext.GetCurrentStoreAsync();
        if (product is null)
            return Content(string.Empty);

        var estimates = await _pointsEstimator.EstimateForProductAsync(product, await _workContext.GetCurrentCustomerAsync(), store);
        if (estimates.Count == 0)
            return Content(string.Empty);

        var text = string.Format(await _localizationService.GetResourceAsync("Plugins.Misc.Loyalty.Product.Earn"),
            _loyaltyModelFactory.FormatEstimates(estimates));
        return View("~/Plugins/Misc.Loyalty/Views/Components/PointsTeaser.cshtml",
            new PointsTextModel { Text = text, ProductId = productId });
    }

    #endregion
}
