using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Components;

/// <summary>
/// What the cart will earn, on the cart and on the confirm step
/// </summary>
public class CartPointsViewComponent : LoyaltyViewComponent
{
    #region Fields

    private readonly ICustomerService _customerService;
    private readonly ILocalizationService _localizationService;
    private readonly Lazy<IPointsEstimator> _pointsEstimator;
    private readonly Lazy<IShoppingCartService> _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly LoyaltySettings _loyaltySettings;

    #endregion

    #region Ctor

    public CartPointsViewComponent(ICustomerService customerService,
        ILocalizationService localizationService,
        Lazy<IPointsEstimator> pointsEstimator,
        Lazy<IShoppingCartService> shoppingCartService,
        IStoreContext storeContext,
        IWorkContext workContext,
        LoyaltySettings loyaltySettings)
    {
        _customerService = customerService;
        _localizationService = localizationService;
        _pointsEstimator = pointsEstimator;
        _shoppingCartService = shoppingCartService;
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
    /// <param name="additionalData">What the zone gives</param>
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
        if (!_loyaltySettings.ShowEarnEstimate)
            return Content(string.Empty);

        var store = await _storeContext.GetCurrentStoreAsync();
        var customer = await _workContext.GetCurrentCustomerAsync();
        var cart = await _shoppingCartService.Value.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        var estimates = await _pointsEstimator.Value.EstimateForCartAsync(cart, customer, store);
        if (estimates.Count == 0)
            return Content(string.Empty);

        //guests earn nothing: tell them how they would
        var key = await _customerService.IsRegisteredAsync(customer) ? "Plugins.Misc.Loyalty.Cart.Earn" : "Plugins.Misc.Loyalty.Cart.EarnAsMember";
        var text = string.Format(await _localizationService.GetResourceAsync(key), PointsText.Of(estimates));
        return View("~/Plugins/Misc.Loyalty/Views/Components/PointsTeaser.cshtml", new PointsTextModel { Text = text });
    }

    #endregion
}
