using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Catalog;
using Nop.Services.Orders;
using Nop.Services.Security;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Public;

/// <summary>
/// What a product earns, and costs in points, with what is chosen on its page
/// </summary>
public class LoyaltyProductController(IPermissionService permissionService,
    IProductAttributeParser productAttributeParser,
    IProductService productService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    IWorkContext workContext,
    LoyaltySettings loyaltySettings,
    PointsPriceModelFactory pointsPrices,
    ProductEstimates productEstimates,
    ProductPointsModelFactory modelFactory) : BasePublicController
{
    #region Fields

    private const int MAX_QUANTITY = 10_000;

    #endregion

    #region Utilities

    private object PrepareCost(PointsPriceModel cost)
    {
        return new
        {
            price = cost.Price,
            points = cost.Points,
            balance = cost.Balance,
            note = cost.Closed ?? cost.Missing,
            isMissing = cost.Missing is not null,
            signIn = cost.SignIn,
            button = cost.Button,
            take = Url.RouteUrl(LoyaltyDefaults.LineTakeRouteName, new { productId = cost.ProductId, points = cost.Points })
        };
    }

    #endregion

    #region Methods

    /// <summary>
    /// Get the points, in words. Asked with the form of the product's page, as nopCommerce asks for the price; it changes nothing
    /// </summary>
    [HttpPost]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Points(int productId, IFormCollection form)
    {
        var product = await productService.GetProductByIdAsync(productId);
        if (product is not { Deleted: false, Published: true, CustomerEntersPrice: false, CallForPrice: false }
            || !await permissionService.AuthorizeAsync(StandardPermission.PublicStore.DISPLAY_PRICES))
            return NotFound();

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var quantity = int.TryParse(form[$"addtocart_{productId}.EnteredQuantity"], out var entered) ? Math.Clamp(entered, 1, MAX_QUANTITY) : 1;
        var attributes = await productAttributeParser.ParseProductAttributesAsync(product, form, []);
        DateTime? from = null, until = null;
        if (product.IsRental)
            productAttributeParser.ParseRentalDates(product, form, out from, out until);
        var (price, _, _) = await shoppingCartService.GetUnitPriceAsync(product, customer, store, ShoppingCartType.ShoppingCart, quantity, attributes, decimal.Zero, from, until, true);
        var cost = await pointsPrices.PrepareChosenAsync(product, price, customer, store);

        //what only points buy earns nothing
        var estimates = loyaltySettings.ShowEarnEstimate && cost is not { IsPointsOnly: true }
            ? await productEstimates.EstimateAsync(product, quantity, price, customer, store)
            : [];
        var model = await modelFactory.PrepareAsync(productId, estimates, customer, store);

        return Json(new { text = model.Text, note = model.Note, cost = cost is null ? null : PrepareCost(cost) });
    }

    #endregion
}
