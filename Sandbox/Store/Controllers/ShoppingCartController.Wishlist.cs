using Nop.Web.Framework.Controllers;

namespace Sandbox.Store.Controllers;

/// <summary>The shopper's own wish list, and that of somebody who shares it by its address</summary>
public partial class ShoppingCartController
{
    public async Task<IActionResult> Wishlist(Guid? customerGuid)
    {
        var owner = await FindOwnerAsync(customerGuid);
        return owner is null
            ? RedirectToRoute(NopRouteNames.General.HOMEPAGE)
            : View(await shoppingCartModelFactory.PrepareWishlistModelAsync(owner, isEditable: customerGuid is null));
    }

    [HttpPost, ActionName("Wishlist")]
    [FormValueRequired("addtocartbutton")]
    public async Task<IActionResult> AddItemsToCartFromWishlist(Guid? customerGuid, IFormCollection form)
    {
        var owner = await FindOwnerAsync(customerGuid);
        if (owner is null)
            return RedirectToRoute(NopRouteNames.General.HOMEPAGE);

        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var wanted = form["addtocart"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToHashSet();
        var (added, warned) = (0, false);
        foreach (var item in (await shoppingCartService.GetShoppingCartAsync(owner, ShoppingCartType.Wishlist, store.Id)).Where(item => wanted.Contains(item.Id)))
        {
            var warnings = await shoppingCartService.AddToCartAsync(customer, await productService.GetProductByIdAsync(item.ProductId),
                ShoppingCartType.ShoppingCart, store.Id, item.AttributesXml, item.CustomerEnteredPrice, quantity: item.Quantity);
            added += warnings.Any() ? 0 : 1;
            warned |= warnings.Any();
        }

        //nopCommerce does not say which warnings there were
        if (warned)
            notificationService.ErrorNotification(await localizationService.GetResourceAsync("Wishlist.AddToCart.Error"));
        if (added > 0)
            return RedirectToRoute(NopRouteNames.General.CART);

        notificationService.WarningNotification(await localizationService.GetResourceAsync("Wishlist.AddToCart.NoAddedItems"));
        return View(await shoppingCartModelFactory.PrepareWishlistModelAsync(owner, isEditable: customerGuid is null));
    }

    private async Task<Customer> FindOwnerAsync(Guid? customerGuid) =>
        customerGuid is { } guid ? await customerService.GetCustomerByGuidAsync(guid) : await workContext.GetCurrentCustomerAsync();
}
