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
public class LoyaltyLineController(ILocalizationService localizationService,
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
    RedemptionTexts texts) : BasePublicController
{
    #region Utilities

    private async Task<(Customer Customer, Store Store, IList<ShoppingCartItem> Cart)> LoadAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();

        return (customer, store, await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id));
    }

    private Task<string> TextAsync(string key)
    {
        return localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Lines.{key}");
    }

    private async Task<IActionResult> BackToProductAsync(Product product, params string[] errors)
    {
        foreach (var error in errors)
            notificationService.ErrorNotification(error);

        return LocalRedirect(Url.Content("~/" + await urlRecordService.GetSeNameAsync(product)));
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
            await shoppingCartService.DeleteShoppingCartItemAsync(item);
        else
            await shoppingCartService.UpdateShoppingCartItemAsync(customer, item.Id, item.AttributesXml, item.CustomerEnteredPrice, quantity: before);
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
        var product = await productService.GetProductByIdAsync(productId);
        if (product is null or { Deleted: true } or { Published: false })
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        if (!int.TryParse(form[$"addtocart_{productId}.EnteredQuantity"], NumberStyles.None, CultureInfo.InvariantCulture, out var quantity))
            quantity = Math.Max(product.OrderMinimumQuantity, 1);

        PointsTaking.Current = true;
        var errors = new List<string>();
        var attributesXml = await productAttributeParser.ParseProductAttributesAsync(product, form, errors);
        if (errors.Count > 0)
            return await BackToProductAsync(product, [.. errors]);
        DateTime? from = null, until = null;
        if (product.IsRental)
            productAttributeParser.ParseRentalDates(product, form, out from, out until);

        var (customer, store, cart) = await LoadAsync();
        var existing = await FindAsync(cart);
        var before = existing?.Quantity ?? 0;
        //nopCommerce makes one line of equal pieces: those that money pays must not become the points' by the way
        if (existing is not null && (await lifecycle.GetLiveAsync(customer.Id, store.Id)).All(redemption => redemption.CartItemId != existing.Id))
        {
            notificationService.WarningNotification(await TextAsync("InCartForMoney"));
            return ToCart();
        }

        var warnings = await shoppingCartService.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, store.Id, attributesXml,
            rentalStartDate: from, rentalEndDate: until, quantity: quantity);
        if (warnings.Any())
            return await BackToProductAsync(product, [.. warnings]);

        (_, _, cart) = await LoadAsync();
        var item = await FindAsync(cart);
        var taken = item is null
            ? new RedemptionProblem(RedemptionObstacle.Unavailable).ToError()
            : await lines.TakeAsync(customer, store, cart, item.Id, points, LoyaltyDefaults.CustomerActor);
        if (taken.Error?.Problem is { Obstacle: RedemptionObstacle.PointsPriceChanged } changed)
        {
            //what was chosen costs other points than the page said: the cart says so, and asks
            notificationService.WarningNotification(await texts.GetAsync(changed));

            return ToCart();
        }
        if (!taken.Success)
        {
            if (item is not null)
                await UndoAsync(customer, item, before);

            return await BackToProductAsync(product, await texts.GetAsync(taken.Error));
        }

        notificationService.SuccessNotification(string.Format(CultureInfo.CurrentCulture, await TextAsync("Taken"), taken.Value.Name, taken.Value.Points));
        return ToCart();

        Task<ShoppingCartItem> FindAsync(IList<ShoppingCartItem> items)
        {
            return shoppingCartService.FindShoppingCartItemInTheCartAsync(items, ShoppingCartType.ShoppingCart, product, attributesXml,
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
        var taken = await lines.TakeAsync(customer, store, cart, id, points, LoyaltyDefaults.CustomerActor);
        if (taken.Success)
            notificationService.SuccessNotification(string.Format(CultureInfo.CurrentCulture, await TextAsync("Taken"), taken.Value.Name, taken.Value.Points));
        else
            notificationService.ErrorNotification(await texts.GetAsync(taken.Error));

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
        var kept = (await lifecycle.GetLiveAsync(customer.Id, store.Id)).FirstOrDefault(redemption => redemption.CartItemId == id);
        if (kept is not null && cart.Any(item => item.Id == id))
        {
            var released = await redemptionService.ReleaseAsync(kept, null, LoyaltyDefaults.CustomerActor);
            if (!released.Success)
                notificationService.ErrorNotification(await texts.GetAsync(released.Error));
        }

        return ToCart();
    }

    #endregion
}
