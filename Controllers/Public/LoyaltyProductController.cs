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
public class LoyaltyProductController : BasePublicController
{
    #region Fields

    private const int MAX_QUANTITY = 10_000;

    private readonly IPermissionService _permissionService;
    private readonly IProductAttributeParser _productAttributeParser;
    private readonly IProductService _productService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly LoyaltySettings _loyaltySettings;
    private readonly PointsPriceModelFactory _pointsPrices;
    private readonly ProductEstimates _productEstimates;
    private readonly ProductPointsModelFactory _modelFactory;

    #endregion

    #region Ctor

    public LoyaltyProductController(IPermissionService permissionService,
        IProductAttributeParser productAttributeParser,
        IProductService productService,
        IShoppingCartService shoppingCartService,
        IStoreContext storeContext,
        IWorkContext workContext,
        LoyaltySettings loyaltySettings,
        PointsPriceModelFactory pointsPrices,
        ProductEstimates productEstimates,
        ProductPointsModelFactory modelFactory)
    {
        _permissionService = permissionService;
        _productAttributeParser = productAttributeParser;
        _productService = productService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _workContext = workContext;
        _loyaltySettings = loyaltySettings;
        _pointsPrices = pointsPrices;
        _productEstimates = productEstimates;
        _modelFactory = modelFactory;
    }

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
        var product = await _productService.GetProductByIdAsync(productId);
        if (product is not { Deleted: false, Published: true, CustomerEntersPrice: false, CallForPrice: false }
            || !await _permissionService.AuthorizeAsync(StandardPermission.PublicStore.DISPLAY_PRICES))
            return NotFound();

        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var quantity = int.TryParse(form[$"addtocart_{productId}.EnteredQuantity"], out var entered) ? Math.Clamp(entered, 1, MAX_QUANTITY) : 1;
        var attributes = await _productAttributeParser.ParseProductAttributesAsync(product, form, []);
        DateTime? from = null, until = null;
        if (product.IsRental)
            _productAttributeParser.ParseRentalDates(product, form, out from, out until);
        var (price, _, _) = await _shoppingCartService.GetUnitPriceAsync(product, customer, store, ShoppingCartType.ShoppingCart, quantity, attributes, decimal.Zero, from, until, true);
        var cost = await _pointsPrices.PrepareChosenAsync(product, price, customer, store);

        //what only points buy earns nothing
        var estimates = _loyaltySettings.ShowEarnEstimate && cost is not { IsPointsOnly: true }
            ? await _productEstimates.EstimateAsync(product, quantity, price, customer, store)
            : [];
        var model = await _modelFactory.PrepareAsync(productId, estimates, customer, store);

        return Json(new { text = model.Text, note = model.Note, cost = cost is null ? null : PrepareCost(cost) });
    }

    #endregion
}
