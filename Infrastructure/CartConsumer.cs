using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Events;
using Nop.Services.Logging;
using Nop.Services.Orders;
using Nop.Web.Framework.Events;
using Nop.Web.Framework.Models;
using Nop.Web.Models.ShoppingCart;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Gives reserved points back when the shopper lets go of them: removes the coupon, empties the cart, signs out, or shows a cart
/// for which they no longer hold
/// </summary>
public class CartConsumer :
    IConsumer<EntityInsertedEvent<GenericAttribute>>,
    IConsumer<EntityUpdatedEvent<GenericAttribute>>,
    IConsumer<EntityDeletedEvent<GenericAttribute>>,
    IConsumer<EntityUpdatedEvent<ShoppingCartItem>>,
    IConsumer<EntityDeletedEvent<ShoppingCartItem>>,
    IConsumer<CustomerLoggedOutEvent>,
    IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    private readonly CartReview _cartReview;
    private readonly ICustomerService _customerService;
    private readonly ILogger _logger;
    private readonly IRedemptionService _redemptionService;
    private readonly IRepository<ShoppingCartItem> _cartItemRepository;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IShortTermCacheManager _shortTermCacheManager;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly PointsLines _lines;
    private readonly RedemptionLifecycle _lifecycle;
    private readonly RedemptionTexts _texts;
    private readonly ShoppingCartSettings _shoppingCartSettings;

    public CartConsumer(CartReview cartReview,
        ICustomerService customerService,
        ILogger logger,
        IRedemptionService redemptionService,
        IRepository<ShoppingCartItem> cartItemRepository,
        IShoppingCartService shoppingCartService,
        IShortTermCacheManager shortTermCacheManager,
        IStoreContext storeContext,
        IWorkContext workContext,
        PointsLines lines,
        RedemptionLifecycle lifecycle,
        RedemptionTexts texts,
        ShoppingCartSettings shoppingCartSettings)
    {
        _cartReview = cartReview;
        _customerService = customerService;
        _logger = logger;
        _redemptionService = redemptionService;
        _cartItemRepository = cartItemRepository;
        _shoppingCartService = shoppingCartService;
        _shortTermCacheManager = shortTermCacheManager;
        _storeContext = storeContext;
        _workContext = workContext;
        _lines = lines;
        _lifecycle = lifecycle;
        _texts = texts;
        _shoppingCartSettings = shoppingCartSettings;
    }

    /// <summary>
    /// Coupon codes stored for the first time
    /// </summary>
    public Task HandleEventAsync(EntityInsertedEvent<GenericAttribute> eventMessage)
    {
        return OnAttributeAsync(eventMessage.Entity);
    }

    /// <summary>
    /// Coupon codes changed
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<GenericAttribute> eventMessage)
    {
        return OnAttributeAsync(eventMessage.Entity);
    }

    /// <summary>
    /// Coupon codes removed
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<GenericAttribute> eventMessage)
    {
        return OnAttributeAsync(eventMessage.Entity);
    }

    /// <summary>
    /// Pieces of a cart item changed, or it was put elsewhere
    /// </summary>
    public Task HandleEventAsync(EntityUpdatedEvent<ShoppingCartItem> eventMessage)
    {
        return PlaceOrderAttempt.Current is null ? QuietlyAsync(() => _lines.FollowAsync(eventMessage.Entity)) : Task.CompletedTask;
    }

    /// <summary>
    /// Cart item removed
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<ShoppingCartItem> eventMessage)
    {
        var item = eventMessage.Entity;

        //while an order is being placed its items leave the cart, and its redemptions are claimed
        if (item is null || item.ShoppingCartType != ShoppingCartType.ShoppingCart || PlaceOrderAttempt.Current is not null)
            return Task.CompletedTask;

        return QuietlyAsync(async () =>
        {
            if (!await _lifecycle.HasReservedAsync(item.CustomerId))
                return;

            await _lines.ReleaseAsync(item);

            //stores that share carts share what is left in them
            var storeId = _shoppingCartSettings.CartsSharedBetweenStores ? 0 : item.StoreId;

            //not the cart service: its cache is cleared by another consumer of this event, perhaps after this one
            var left = await _cartItemRepository.GetAllAsync(query => query.Where(row => row.CustomerId == item.CustomerId
                && (storeId == 0 || row.StoreId == storeId) && row.ShoppingCartTypeId == (int)ShoppingCartType.ShoppingCart && row.Id != item.Id).Take(1));
            if (left.Count == 0 && await _customerService.GetCustomerByIdAsync(item.CustomerId) is { } customer)
                await _redemptionService.ReleaseAllAsync(customer, storeId);
        });
    }

    /// <summary>
    /// Customer signed out
    /// </summary>
    public Task HandleEventAsync(CustomerLoggedOutEvent eventMessage)
    {
        return QuietlyAsync(() => _redemptionService.ReleaseAllAsync(eventMessage.Customer));
    }

    /// <summary>
    /// Cart about to be shown
    /// </summary>
    public Task HandleEventAsync(ModelPreparedEvent<BaseNopModel> eventMessage)
    {
        if (eventMessage.Model is not ShoppingCartModel model)
            return Task.CompletedTask;

        return QuietlyAsync(async () =>
        {
            var notices = await _cartReview.RunAsync();
            foreach (var text in (await _texts.GetAsync(notices)).Where(text => !model.Warnings.Contains(text)))
                model.Warnings.Add(text);

            //nopCommerce shows codes of coupons; those behind points are the plugin's own affair, and the redeem box tells of them in words.
            //The discounts in the model were read before, with those that the review took away
            var chips = model.DiscountBox.AppliedDiscountsWithCodes;
            if (chips.Count == 0)
                return;

            var store = await _storeContext.GetCurrentStoreAsync();
            var live = await _lifecycle.GetLiveAsync((await _workContext.GetCurrentCustomerAsync()).Id, store.Id);
            var own = live.Concat(notices.Select(notice => notice.Redemption)).Select(redemption => redemption.CouponCode)
                .Where(code => !string.IsNullOrEmpty(code)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            chips.RemoveAll(chip => own.Contains(chip.CouponCode));
        });
    }

    private Task OnAttributeAsync(GenericAttribute attribute)
    {
        if (attribute is not { KeyGroup: nameof(Customer) } || attribute.Key != NopCustomerDefaults.DiscountCouponCodeAttribute
            || PlaceOrderAttempt.Current is not null)
            return Task.CompletedTask;

        return QuietlyAsync(async () =>
        {
            //whether nopCommerce's own consumer clears its cache before this one is asked depends on the order of their registration
            _shortTermCacheManager.Remove(NopCommonDefaults.GenericAttributeCacheKey.Key, attribute.EntityId, attribute.KeyGroup);
            if (await _lifecycle.HasReservedAsync(attribute.EntityId) && await _customerService.GetCustomerByIdAsync(attribute.EntityId) is { } customer)
                await _redemptionService.ReleaseUncoupledAsync(customer);
        });
    }

    /// <summary>
    /// What goes wrong here must not take the shopper's page with it; the time limit gives the points back all the same
    /// </summary>
    private async Task QuietlyAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception)
        {
            await _logger.ErrorAsync("Loyalty: reserved points could not be looked at", exception);
        }
    }
}
