using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Customers;
using Nop.Services.Events;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Gives reserved points back when the shopper lets go of them: removes the coupon, empties the cart, or signs out. Attributes are saved on most pages, so that
/// nothing is made before one concerns points
/// </summary>
public class CartConsumer(Lazy<CartChanges> changes, Lazy<ILogger> logger) :
    IConsumer<EntityInsertedEvent<GenericAttribute>>,
    IConsumer<EntityUpdatedEvent<GenericAttribute>>,
    IConsumer<EntityDeletedEvent<GenericAttribute>>,
    IConsumer<EntityUpdatedEvent<ShoppingCartItem>>,
    IConsumer<EntityDeletedEvent<ShoppingCartItem>>,
    IConsumer<CustomerLoggedOutEvent>
{
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
        return PlaceOrderAttempt.Current is null ? QuietlyAsync(() => changes.Value.ItemChangedAsync(eventMessage.Entity)) : Task.CompletedTask;
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

        return QuietlyAsync(() => changes.Value.ItemRemovedAsync(item));
    }

    /// <summary>
    /// Customer signed out
    /// </summary>
    public Task HandleEventAsync(CustomerLoggedOutEvent eventMessage)
    {
        return QuietlyAsync(() => changes.Value.SignedOutAsync(eventMessage.Customer));
    }

    private Task OnAttributeAsync(GenericAttribute attribute)
    {
        if (attribute is not { KeyGroup: nameof(Customer) } || attribute.Key != NopCustomerDefaults.DiscountCouponCodeAttribute
            || PlaceOrderAttempt.Current is not null)
            return Task.CompletedTask;

        return QuietlyAsync(() => changes.Value.CouponsChangedAsync(attribute));
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
            await logger.Value.ErrorAsync("Loyalty: reserved points could not be looked at", exception);
        }
    }
}
