using Nop.Core;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Services.Catalog;
using Nop.Services.Configuration;
using Nop.Services.Localization;
using Nop.Services.Logging;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;

/// <summary>
/// Keeps money from buying what only points buy, whatever way it comes into the cart or stays there
/// </summary>
public class PointsOnlyGuard(CartRedemptionsReader cartRedemptions,
    ILocalizationService localizationService,
    ILogger logger,
    IProductService productService,
    ISettingService settingService,
    IStoreContext storeContext,
    ProductTermsService terms,
    SharedTerms sharedTerms,
    ShoppingCartSettings shoppingCartSettings)
{
    /// <summary>
    /// Whether only points buy a product in a store
    /// </summary>
    public async Task<bool> IsPointsOnlyAsync(int productId, int storeId)
    {
        return (await sharedTerms.GetProgramsAsync(storeId)).FirstOrDefault() is { } program
            && (await terms.GetByProgramAsync(program.Id)).GetValueOrDefault(productId) is { PointsOnly: true, IsPriced: true }
            && (await settingService.LoadSettingAsync<LoyaltySettings>(storeId)).Enabled;
    }

    /// <summary>
    /// Why a product does not come into a cart for money; null when it does
    /// </summary>
    public async Task<string> RefuseAsync(Product product, int storeId)
    {
        if (PointsTaking.Current || product is null)
            return null;

        return await QuietlyAsync(async () => await IsPointsOnlyAsync(product.Id, storeId) ? await TextAsync(product) : null);
    }

    /// <summary>
    /// Why pieces for money do not come to those that points pay, which nopCommerce keeps in one line; null when they do
    /// </summary>
    public async Task<string> RefuseMixAsync(IShoppingCartService shoppingCartService, Customer customer, Product product, int storeId, string attributesXml)
    {
        if (PointsTaking.Current || product is null || customer is null)
            return null;

        return await QuietlyAsync(async () =>
        {
            var kept = (await cartRedemptions.GetLiveAsync(customer, storeId)).Where(redemption => redemption.ProductId == product.Id).ToList();
            if (kept.Count == 0)
                return null;

            var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId);
            var same = await shoppingCartService.FindShoppingCartItemInTheCartAsync(cart, ShoppingCartType.ShoppingCart, product, attributesXml);

            return same is not null && kept.Any(redemption => redemption.CartItemId == same.Id)
                ? await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Lines.InCartForPoints")
                : null;
        });
    }

    /// <summary>
    /// What is wrong with a line in a cart: only points buy it, and none are kept for all of its pieces; null when nothing is
    /// </summary>
    public async Task<string> WarnAsync(IShoppingCartService shoppingCartService, Customer customer, Product product, int storeId, int itemId)
    {
        if (PointsTaking.Current || product is null || customer is null)
            return null;

        return await QuietlyAsync(async () =>
        {
            //a line knows the store it came from; where stores share carts, it is bought in the one that shows it
            var inStoreId = shoppingCartSettings.CartsSharedBetweenStores ? (await storeContext.GetCurrentStoreAsync()).Id : storeId;
            if (!await IsPointsOnlyAsync(product.Id, inStoreId)
                || (await cartRedemptions.GetLiveAsync(customer, inStoreId)).Any(redemption => redemption.CartItemId == itemId))
                return null;

            //nopCommerce asks so for lines of an order that an admin edits, too, by the numbers that they have there
            var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId);

            return cart.Any(item => item.Id == itemId && item.ProductId == product.Id) ? await TextAsync(product) : null;
        });
    }

    /// <summary>
    /// The last look before payment: why an order cannot be placed; null when it can. Here a failure refuses: without the look, money could buy it
    /// </summary>
    /// <param name="cart">The cart</param>
    /// <param name="storeId">Store</param>
    /// <param name="kept">The redemptions that this very attempt claimed</param>
    public async Task<IList<string>> RefuseOrderAsync(IList<ShoppingCartItem> cart, int storeId, IList<LoyaltyRedemption> kept)
    {
        var refusals = new List<string>();
        foreach (var item in cart)
        {
            if (await IsPointsOnlyAsync(item.ProductId, storeId) && !kept.Any(redemption => redemption.CartItemId == item.Id && redemption.Quantity >= item.Quantity))
                refusals.Add(await TextAsync(await productService.GetProductByIdAsync(item.ProductId)));
        }

        return refusals;
    }

    private async Task<string> TextAsync(Product product)
    {
        return string.Format(await localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Lines.PointsOnly"),
            await localizationService.GetLocalizedAsync(product, row => row.Name));
    }

    /// <summary>
    /// A failure does not take the shopper's page with it: the last look before payment decides
    /// </summary>
    private async Task<string> QuietlyAsync(Func<Task<string>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync("Loyalty: whether only points buy a product could not be found out", exception);

            return null;
        }
    }
}
