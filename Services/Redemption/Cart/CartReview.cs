using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Logging;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Looks at the shopper's reservations once for the page being made, and remembers what happened to them: whatever of the page
/// comes first, all its parts then show the same cart
/// </summary>
public class CartReview(CartRedemptionsReader cartRedemptions,
    Lazy<ILogger> logger,
    Lazy<IRedemptionService> redemptionService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    IWorkContext workContext,
    Lazy<PointsLines> lines,
    Lazy<SessionCart> sessionCart,
    ProviderConfigurations providers)
{
    private IList<RedemptionNotice> _notices;

    /// <summary>
    /// Looks at the reservations of the shopper whose page is being made, if it is he. A failure does not take the page with it
    /// </summary>
    public async Task RunQuietlyAsync(int customerId)
    {
        try
        {
            if ((await workContext.GetCurrentCustomerAsync()).Id == customerId)
                await RunAsync();
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync("Loyalty: reserved points could not be looked at", exception);
        }
    }

    /// <summary>
    /// Looks at the reservations, unless that was done for this page already
    /// </summary>
    /// <returns>What happened to them without the shopper asking for it</returns>
    public async Task<IList<RedemptionNotice>> RunAsync()
    {
        if (_notices is not null)
            return _notices;

        //a failure must not make the next part of the page try again
        _notices = [];
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        if ((await cartRedemptions.GetLiveAsync(customer, store.Id)).Count > 0)
            _notices = await ReviewAsync(customer, store);
        //a provider's rewards go by what is left to pay then
        if (await providers.FindActiveAsync(store.Id) is not null)
            await sessionCart.Value.ReviewQuietlyAsync(customer, store);

        return _notices;
    }

    private async Task<IList<RedemptionNotice>> ReviewAsync(Customer customer, Store store)
    {
        var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        //lines first: what they cost decides what the rest of the cart comes to
        var notices = new List<RedemptionNotice>(await lines.Value.ReviewAsync(customer, store, cart));
        notices.AddRange(await redemptionService.Value.RequoteAsync(customer, store, cart));

        return notices;
    }
}
