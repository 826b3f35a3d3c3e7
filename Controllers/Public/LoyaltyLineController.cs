using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Core.Http;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Orders;
using Nop.Services.Seo;
using Nop.Web.Controllers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Public;

/// <summary>
/// Products taken for points, and lines switched between money and points
/// </summary>
[AutoValidateAntiforgeryToken]
public class LoyaltyLineController : BasePublicController
{
    #region Fields

    private readonly ILocalizationService _localizationService;
    private readonly INotificationService _notificationService;
    private readonly IProductAttributeParser _productAttributeParser;
    private readonly IProductService _productService;
    private readonly IRedemptionService _redemptionService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly IUrlRecordService _urlRecordService;
    private readonly IWorkContext _workContext;
    private readonly PointsLines _lines;
    private readonly RedemptionLifecycle _lifecycle;
    private readonly RedemptionTexts _texts;

    #endregion

    #region Ctor

    public LoyaltyLineController(ILocalizationService localizationService,
        INotificationService notificationService,
        IProductAttributeParser productAttributeParser,
        IProductService productService,
        IRedemptionService redemptionService,
        IShoppingCartService shoppingCartService,
        IStoreContext storeContext,
        IUrlRecordService urlRecordService,
        IWorkContext workContext,
        PointsLines lines,
        RedemptionLifecycle lifecycle,
        RedemptionTexts texts)
    {
        _localizationService = localizationService;
        _notificationService = notificationService;
        _productAttributeParser = productAttributeParser;
        _productService = productService;
        _redemptionService = redemptionService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _urlRecordService = urlRecordService;
        _workContext = workContext;
        _lines = lines;
        _lifecycle = lifecycle;
        _texts = texts;
    }

    #endregion

    #region Utilities

    private async Task<(Customer Customer, Store Store, IList<ShoppingCartItem> Cart)> LoadAsync()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();

        return (customer, store, await _shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id));
    }

    private Task<string> TextAsync(string key)
    {
        return _localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Lines.{key}");
    }

    private async Task<IActionResult> BackToProductAsync(Product product, params string[] errors)
    {
        foreach (var error in errors)
            _notificationService.ErrorNotification(error);

        return LocalRedirect(Url.Content("~/" + await _urlRecordService.GetSeNameAsync(product)));
    }

    private IActionResult ToCart()
    {
        return RedirectToRoute(NopRouteNames.General.CART);
    }

    /// <summary>
    /// Takes out of the cart again what could not be paid with points
    /// </summary>
    private async Task UndoAsync(Customer customer, ShoppingCartItem item, int before)
    {
        if (before == 0)
            await _shoppingCartService.DeleteShoppingCartItemAsync(item);
        else
            await _shoppingCartService.UpdateShoppingCartItemAsync(customer, item.Id, item.AttributesXml, item.CustomerEnteredPrice, quantity: before);
    }

    #endregion

    #region Methods

    /// <summary>
    /// Take a product into the cart for points
    /// </summary>
    /// <param name="productId">Product</param>
    /// <param name="points">Points for a piece, as the page showed them</param>
    /// <param name="form">The product page's form, or that of a box</param>
    [HttpPost]
    public async Task<IActionResult> Take(int productId, long points, IFormCollection form)
    {
        var product = await _productService.GetProductByIdAsync(productId);
        if (product is null or { Deleted: true } or { Published: false })
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        if (!int.TryParse(form[$"addtocart_{productId}.EnteredQuantity"], NumberStyles.None, CultureInfo.InvariantCulture, out var quantity))
            quantity = Math.Max(product.OrderMinimumQuantity, 1);

        PointsTaking.Current = true;
        var errors = new List<string>();
        var attributesXml = await _productAttributeParser.ParseProductAttributesAsync(product, form, errors);
        if (errors.Count > 0)
            return await BackToProductAsync(product, [.. errors]);
        DateTime? from = null, until = null;
        if (product.IsRental)
            _productAttributeParser.ParseRentalDates(product, form, out from, out until);

        var (customer, store, cart) = await LoadAsync();
        var existing = await FindAsync(cart);
        var before = existing?.Quantity ?? 0;
        //nopCommerce makes one line of equal pieces: those that money pays must not become the points' by the way
        if (existing is not null && (await _lifecycle.GetLiveAsync(customer.Id, store.Id)).All(redemption => redemption.CartItemId != existing.Id))
        {
            _notificationService.WarningNotification(await TextAsync("InCartForMoney"));
            return ToCart();
        }

        var warnings = await _shoppingCartService.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, store.Id, attributesXml,
            rentalStartDate: from, rentalEndDate: until, quantity: quantity);
        if (warnings.Any())
            return await BackToProductAsync(product, [.. warnings]);

        (_, _, cart) = await LoadAsync();
        var item = await FindAsync(cart);
        var taken = item is null
            ? new RedemptionProblem(RedemptionObstacle.Unavailable).ToError()
            : await _lines.TakeAsync(customer, store, cart, item.Id, points, LoyaltyDefaults.CustomerActor);
        if (taken.Error?.Problem is { Obstacle: RedemptionObstacle.PointsPriceChanged } changed)
        {
            //what was chosen costs other points than the page said: the cart says so, and asks
            _notificationService.WarningNotification(await _texts.GetAsync(changed));

            return ToCart();
        }
        if (!taken.Success)
        {
            if (item is not null)
                await UndoAsync(customer, item, before);

            return await BackToProductAsync(product, await _texts.GetAsync(taken.Error));
        }

        _notificationService.SuccessNotification(string.Format(CultureInfo.CurrentCulture, await TextAsync("Taken"), taken.Value.Name, taken.Value.Points));
        return ToCart();

        Task<ShoppingCartItem> FindAsync(IList<ShoppingCartItem> items)
        {
            return _shoppingCartService.FindShoppingCartItemInTheCartAsync(items, ShoppingCartType.ShoppingCart, product, attributesXml,
                rentalStartDate: from, rentalEndDate: until);
        }
    }

    /// <summary>
    /// Pay a line with points
    /// </summary>
    /// <param name="id">The line</param>
    /// <param name="points">Points for a piece, as the cart showed them</param>
    [HttpPost]
    public async Task<IActionResult> PayWithPoints(int id, long points)
    {
        var (customer, store, cart) = await LoadAsync();
        var taken = await _lines.TakeAsync(customer, store, cart, id, points, LoyaltyDefaults.CustomerActor);
        if (taken.Success)
            _notificationService.SuccessNotification(string.Format(CultureInfo.CurrentCulture, await TextAsync("Taken"), taken.Value.Name, taken.Value.Points));
        else
            _notificationService.ErrorNotification(await _texts.GetAsync(taken.Error));

        return ToCart();
    }

    /// <summary>
    /// Pay a line with money
    /// </summary>
    /// <param name="id">The line</param>
    [HttpPost]
    public async Task<IActionResult> PayWithMoney(int id)
    {
        var (customer, store, cart) = await LoadAsync();
        var kept = (await _lifecycle.GetLiveAsync(customer.Id, store.Id)).FirstOrDefault(redemption => redemption.CartItemId == id);
        if (kept is not null && cart.Any(item => item.Id == id))
        {
            var released = await _redemptionService.ReleaseAsync(kept, null, LoyaltyDefaults.CustomerActor);
            if (!released.Success)
                _notificationService.ErrorNotification(await _texts.GetAsync(released.Error));
        }

        return ToCart();
    }

    #endregion
}
