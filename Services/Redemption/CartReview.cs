using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// Looks at the shopper's reservations once for the page being made, and remembers what happened to them: whatever of the page
/// comes first, all its parts then show the same cart
/// </summary>
public class CartReview
{
    private readonly CartRedemptionsReader _cartRedemptions;
    private readonly IRedemptionService _redemptionService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;

    private IList<RedemptionNotice> _notices;

    public CartReview(CartRedemptionsReader cartRedemptions,
        IRedemptionService redemptionService,
        IShoppingCartService shoppingCartService,
        IStoreContext storeContext,
        IWorkContext workContext)
    {
        _cartRedemptions = cartRedemptions;
        _redemptionService = redemptionService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _workContext = workContext;
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
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        if ((await _cartRedemptions.GetLiveAsync(customer, store.Id)).Count == 0)
            return _notices;

        var cart = await _shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        _notices = await _redemptionService.RequoteAsync(customer, store, cart);

        return _notices;
    }
}
