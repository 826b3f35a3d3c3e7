using Microsoft.AspNetCore.Http;
using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Services.Customers;
using Nop.Services.Events;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Records friends who register or order with a member's code remembered, and settles referrals when something happens to an order.
/// Never fails the registration or the sale: what goes wrong is logged, and the scheduled task heals it
/// </summary>
public class ReferralConsumer(Lazy<ICustomerService> customerService,
    IHttpContextAccessor httpContextAccessor,
    Lazy<ILogger> logger,
    Lazy<IReferralService> referralService,
    Lazy<IStoreContext> storeContext,
    Lazy<IWebHelper> webHelper,
    Lazy<ReferralConvergence> convergence) :
    IConsumer<CustomerRegisteredEvent>,
    IConsumer<OrderPlacedEvent>,
    IConsumer<OrderPaidEvent>,
    IConsumer<OrderStatusChangedEvent>,
    IConsumer<OrderRefundedEvent>,
    IConsumer<OrderVoidedEvent>,
    IConsumer<EntityDeletedEvent<Order>>
{
    /// <summary>
    /// Customer registered
    /// </summary>
    public Task HandleEventAsync(CustomerRegisteredEvent eventMessage)
    {
        return TryAsync($"recording customer {eventMessage.Customer?.Id}", () => RecordAsync(eventMessage.Customer, null));
    }

    /// <summary>
    /// Order placed
    /// </summary>
    public async Task HandleEventAsync(OrderPlacedEvent eventMessage)
    {
        //few shoppers come by a link: the others are not even looked up
        if (!string.IsNullOrEmpty(Code))
        {
            await TryAsync($"recording order {eventMessage.Order?.Id}",
                async () => await RecordAsync(await customerService.Value.GetCustomerByIdAsync(eventMessage.Order.CustomerId), eventMessage.Order));
        }
        await ConvergeAsync(eventMessage.Order);
    }

    /// <summary>
    /// Order paid
    /// </summary>
    public Task HandleEventAsync(OrderPaidEvent eventMessage)
    {
        return ConvergeAsync(eventMessage.Order);
    }

    /// <summary>
    /// Order status changed
    /// </summary>
    public Task HandleEventAsync(OrderStatusChangedEvent eventMessage)
    {
        return ConvergeAsync(eventMessage.Order);
    }

    /// <summary>
    /// Order refunded, in full or in part
    /// </summary>
    public Task HandleEventAsync(OrderRefundedEvent eventMessage)
    {
        return ConvergeAsync(eventMessage.Order);
    }

    /// <summary>
    /// Payment voided
    /// </summary>
    public Task HandleEventAsync(OrderVoidedEvent eventMessage)
    {
        return ConvergeAsync(eventMessage.Order);
    }

    /// <summary>
    /// Order deleted
    /// </summary>
    public Task HandleEventAsync(EntityDeletedEvent<Order> eventMessage)
    {
        return ConvergeAsync(eventMessage.Entity);
    }

    private string Code => httpContextAccessor.HttpContext?.Request.Cookies[LoyaltyDefaults.ReferralCookie];

    private async Task RecordAsync(Customer customer, Order order)
    {
        var context = httpContextAccessor.HttpContext;
        var code = Code;
        if (string.IsNullOrEmpty(code) || customer is null || !await customerService.Value.IsRegisteredAsync(customer))
            return;

        var storeId = order?.StoreId ?? (await storeContext.Value.GetCurrentStoreAsync()).Id;
        await referralService.Value.RecordAsync(code, customer, storeId, webHelper.Value.GetCurrentIpAddress(), LoyaltyDefaults.CustomerActor, order);
        // recorded or refused: it is remembered no longer
        if (!context.Response.HasStarted)
            context.Response.Cookies.Delete(LoyaltyDefaults.ReferralCookie);
    }

    private Task ConvergeAsync(Order order)
    {
        //an order that is being placed is worked out with its points, when the shopper has the answer
        if (PlacedOrders.IsPlacing)
            return Task.CompletedTask;

        return TryAsync($"settling order {order?.Id}", () => convergence.Value.ConvergeOrderAsync(order));
    }

    private async Task TryAsync(string what, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync($"Loyalty: referrals, {what} failed; the scheduled task will try again", exception);
        }
    }
}
