using Nop.Core.Caching;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Common;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Gives reserved points back when the shopper lets go of them
/// </summary>
public class CartChanges(ICustomerService customerService,
    IRedemptionService redemptionService,
    IRepository<ShoppingCartItem> cartItemRepository,
    IShortTermCacheManager shortTermCacheManager,
    PointsLines lines,
    RedemptionLifecycle lifecycle,
    ShoppingCartSettings shoppingCartSettings)
{
    /// <summary>
    /// An item of a cart was changed
    /// </summary>
    public Task ItemChangedAsync(ShoppingCartItem item)
    {
        return lines.FollowAsync(item);
    }

    /// <summary>
    /// An item left its cart: what was reserved for it, or for a cart that is empty now, is given back
    /// </summary>
    public async Task ItemRemovedAsync(ShoppingCartItem item)
    {
        if (!await lifecycle.HasReservedAsync(item.CustomerId))
            return;

        await lines.ReleaseAsync(item);

        //stores that share carts share what is left in them
        var storeId = shoppingCartSettings.CartsSharedBetweenStores ? 0 : item.StoreId;

        //not the cart service: its cache is cleared by another consumer of this event, perhaps after this one
        var left = await cartItemRepository.GetAllAsync(query => query.Where(row => row.CustomerId == item.CustomerId
            && (storeId == 0 || row.StoreId == storeId) && row.ShoppingCartTypeId == (int)ShoppingCartType.ShoppingCart && row.Id != item.Id).Take(1));
        if (left.Count == 0 && await customerService.GetCustomerByIdAsync(item.CustomerId) is { } customer)
            await redemptionService.ReleaseAllAsync(customer, storeId);
    }

    /// <summary>
    /// The codes of coupons that a customer keeps have changed: what was reserved for one that is gone is given back
    /// </summary>
    public async Task CouponsChangedAsync(GenericAttribute attribute)
    {
        //whether nopCommerce's own consumer clears its cache before this one is asked depends on the order of their registration
        shortTermCacheManager.Remove(NopCommonDefaults.GenericAttributeCacheKey.Key, attribute.EntityId, attribute.KeyGroup);
        if (await lifecycle.HasReservedAsync(attribute.EntityId) && await customerService.GetCustomerByIdAsync(attribute.EntityId) is { } customer)
            await redemptionService.ReleaseUncoupledAsync(customer);
    }

    /// <summary>
    /// A customer has signed out
    /// </summary>
    public Task SignedOutAsync(Customer customer)
    {
        return redemptionService.ReleaseAllAsync(customer);
    }
}
