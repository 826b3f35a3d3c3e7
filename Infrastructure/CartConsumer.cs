using Nop.Core;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
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
    IConsumer<EntityDeletedEvent<ShoppingCartItem>>,
    IConsumer<CustomerLoggedOutEvent>,
    IConsumer<ModelPreparedEvent<BaseNopModel>>
{
    private readonly ICustomerService _customerService;
    private readonly ILogger _logger;
    private readonly IRedemptionService _redemptionService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly IWorkContext _workContext;
    private readonly RedemptionLifecycle _lifecycle;
    private readonly RedemptionTexts _texts;

    public CartConsumer(ICustomerService customerService,
        ILogger logger,
        IRedemptionService redemptionService,
        IShoppingCartService shoppingCartService,
        IStoreContext storeContext,
        IWorkContext workContext,
        RedemptionLifecycle lifecycle,
        RedemptionTexts texts)
    {
        _customerService = customerService;
        _logger = logger;
        _redemptionService = redemptionService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _workContext = workContext;
        _lifecycle = lifecycle;
        _texts = texts;
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
            if (!await HasLiveAsync(item.CustomerId, item.StoreId))
                return;

            var customer = await _customerService.GetCustomerByIdAsync(item.CustomerId);
            if ((await _shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, item.StoreId)).Count == 0)
                await _redemptionService.ReleaseAllAsync(customer, item.StoreId);
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
            var customer = await _workContext.GetCurrentCustomerAsync();
            var store = await _storeContext.GetCurrentStoreAsync();
            if (!await HasLiveAsync(customer.Id, store.Id))
                return;

            var cart = await _shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
            var notices = await _redemptionService.RequoteAsync(customer, store, cart);
            foreach (var text in await _texts.GetAsync(notices))
                model.Warnings.Add(text);

            var gone = notices.Select(notice => notice.Redemption.CouponCode).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var chip in model.DiscountBox.AppliedDiscountsWithCodes.Where(chip => gone.Contains(chip.CouponCode)).ToList())
                model.DiscountBox.AppliedDiscountsWithCodes.Remove(chip);
        });
    }

    private Task OnAttributeAsync(GenericAttribute attribute)
    {
        if (attribute is not { KeyGroup: nameof(Customer) } || attribute.Key != NopCustomerDefaults.DiscountCouponCodeAttribute
            || PlaceOrderAttempt.Current is not null)
            return Task.CompletedTask;

        return QuietlyAsync(async () =>
        {
            if (await _lifecycle.HasReservedAsync(attribute.EntityId) && await _customerService.GetCustomerByIdAsync(attribute.EntityId) is { } customer)
                await _redemptionService.ReleaseUncoupledAsync(customer);
        });
    }

    private async Task<bool> HasLiveAsync(int customerId, int storeId)
    {
        return (await _lifecycle.GetLiveAsync(customerId, storeId)).Count > 0;
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
