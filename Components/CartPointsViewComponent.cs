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
public class CartPointsViewComponent(ICustomerService customerService,
    ILocalizationService localizationService,
    Lazy<IPointsEstimator> pointsEstimator,
    Lazy<IShoppingCartService> shoppingCartService,
    IStoreContext storeContext,
    IWorkContext workContext,
    LoyaltySettings loyaltySettings) : LoyaltyViewComponent
{
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
        if (!loyaltySettings.ShowEarnEstimate)
            return Content(string.Empty);

        var store = await storeContext.GetCurrentStoreAsync();
        var customer = await workContext.GetCurrentCustomerAsync();
        var cart = await shoppingCartService.Value.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        var estimates = await pointsEstimator.Value.EstimateForCartAsync(cart, customer, store);
        if (estimates.Count == 0)
            return Content(string.Empty);

        //guests earn nothing: tell them how they would
        var key = await customerService.IsRegisteredAsync(customer) ? "Plugins.Misc.Loyalty.Cart.Earn" : "Plugins.Misc.Loyalty.Cart.EarnAsMember";
        var text = string.Format(await localizationService.GetResourceAsync(key), PointsText.Of(estimates));
        return View("~/Plugins/Misc.Loyalty/Views/Components/PointsTeaser.cshtml", new PointsTextModel { Text = text });
    }

    #endregion
}
