using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Logging;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// What happens to a session around the placing of an order, as to redemptions: it is looked at again and taken for this attempt before payment, and bound to the order that the
/// attempt left behind, whatever the attempt reports
/// </summary>
public class SessionCheckout(ICustomerService customerService,
    ILocalizationService localizationService,
    ILogger logger,
    IOrderService orderService,
    ISettingService settingService,
    IStoreService storeService,
    ProviderConfigurations configurations,
    Lazy<ProviderSessions> sessions,
    Lazy<SessionCart> cart,
    Lazy<SessionDiscounts> discounts,
    Lazy<SessionFinalization> finalization)
{
    /// <summary>
    /// Places an order with the shopper's session
    /// </summary>
    /// <param name="request">Request</param>
    /// <param name="placeOrder">What places it</param>
    public async Task<PlaceOrderResult> PlaceAsync(ProcessPaymentRequest request, Func<Task<PlaceOrderResult>> placeOrder)
    {
        var (session, refusal) = await ClaimAsync(request);
        if (refusal is not null)
        {
            var refused = new PlaceOrderResult();
            refused.AddError(refusal);

            return refused;
        }
        if (session is null)
            return await placeOrder();

        try
        {
            return await placeOrder();
        }
        finally
        {
            await SettleQuietlyAsync(session);
        }
    }

    /// <summary>
    /// Settles sessions whose attempt's process died
    /// </summary>
    /// <returns>Number of sessions settled</returns>
    public async Task<int> SettleAbandonedAsync()
    {
        var timeout = TimeSpan.FromSeconds((await settingService.LoadSettingAsync<LoyaltySettings>()).ClaimTimeoutSeconds);
        var settled = 0;
        foreach (var session in await sessions.Value.GetAbandonedAsync(sessions.Value.NowUtc - timeout, 200))
        {
            await SettleQuietlyAsync(session);
            settled++;
        }

        return settled;
    }

    private async Task<(ProviderSession Session, string Refusal)> ClaimAsync(ProcessPaymentRequest request)
    {
        ProviderSession session;
        try
        {
            if (await configurations.FindActiveAsync(request.StoreId) is null || await sessions.Value.FindActiveAsync(request.CustomerId, request.StoreId) is null)
                return (null, null);

            sessions.Value.Forget();
            session = await sessions.Value.FindActiveAsync(request.CustomerId, request.StoreId);
        }
        catch (Exception exception)
        {
            // no sale fails because of loyalty: without the session nothing was taken off
            await logger.ErrorAsync("Loyalty: the session at the provider could not be read; the order goes on without it", exception);

            return (null, null);
        }

        if (session is null)
            return (null, null);

        try
        {
            return await ClaimAsync(request, session);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: the session of customer {request.CustomerId} could not be claimed", exception);

            // the shopper saw a lower total: charging the full one without asking would be worse than asking again
            return session.Discount > 0 ? (null, await TextAsync("TryAgain")) : (null, null);
        }
    }

    private async Task<(ProviderSession Session, string Refusal)> ClaimAsync(ProcessPaymentRequest request, ProviderSession session)
    {
        if (session.AttemptId is not null)
            return (null, await TextAsync("BeingPlaced"));

        var (shown, attempt) = (session.Discount, PlaceOrderAttempt.Current);
        await discounts.Value.EnsureClosedAsync(session);

        // what nopCommerce finds is what a shopper without an attempt would see
        PlaceOrderAttempt.Current = null;
        try
        {
            session = await cart.Value.ReviewAsync(await customerService.GetCustomerByIdAsync(request.CustomerId), await storeService.GetStoreByIdAsync(request.StoreId) ?? new Store { Id = request.StoreId });
        }
        finally
        {
            PlaceOrderAttempt.Current = attempt;
        }
        if (session is null)
            return shown > 0 ? (null, await TextAsync("TotalChanged")) : (null, null);
        if (session.Discount != shown)
            return (null, await TextAsync("TotalChanged"));

        var claimed = await sessions.Value.MoveAsync(session, new SessionStep(ProviderSessionAction.Place, LoyaltyDefaults.CustomerActor), row =>
        {
            row.AttemptId = attempt ?? Guid.NewGuid();
            row.OrderGuid = request.OrderGuid;
        });

        return claimed.Success ? (claimed.Value, null) : (null, await TextAsync("BeingPlaced"));
    }

    /// <summary>
    /// Binds a session to the order that was placed, or lets it go. A failure leaves it to the scheduled task
    /// </summary>
    private async Task SettleQuietlyAsync(ProviderSession session)
    {
        try
        {
            var order = session.OrderGuid is { } guid ? await orderService.GetOrderByGuidAsync(guid) : null;
            // the task may have given the attempt up, while its slow payment still ran
            if (await sessions.Value.GetByIdAsync(session.Id) is not { Status: ProviderSessionStatus.Active } stored)
                return;
            if (order is not null)
                await AttachAsync(stored, session, order);
            else if (stored.AttemptId == session.AttemptId)
                await sessions.Value.MoveAsync(stored, new SessionStep(ProviderSessionAction.Withdraw, LoyaltyDefaults.SystemActor), row => (row.AttemptId, row.OrderGuid) = (null, null));
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: session {session.Id} could not be settled; the scheduled task will do it", exception);
        }
    }

    /// <summary>
    /// Binds a session to its order
    /// </summary>
    /// <param name="session">The session as it is stored</param>
    /// <param name="claimed">The session as the attempt claimed it</param>
    /// <param name="order">Order</param>
    private async Task AttachAsync(ProviderSession session, ProviderSession claimed, Order order)
    {
        var used = await discounts.Value.IsUsedAsync(claimed.DiscountId, order.Id);
        var attached = await sessions.Value.MoveAsync(session, new SessionStep(ProviderSessionAction.Attach, LoyaltyDefaults.SystemActor), row =>
        {
            row.AttemptId = null;
            row.OrderGuid = claimed.OrderGuid;
            row.DueOnUtc = sessions.Value.NowUtc;
            // the cart went on while a slow payment ran: the order's rewards are asked for again
            if (row.BasketKey != claimed.BasketKey || row.Discount != claimed.Discount)
                row.BasketKey = null;
            (row.Discount, row.Wanted) = (claimed.Discount, claimed.Wanted);
            if (used || row.Discount == 0)
                return;

            // what the order did not use is not kept: the provider is asked again, and nothing is accepted
            (row.Discount, row.BasketKey, row.Wanted) = (0, null, null);
        }, prepare: row => row.OrderId = order.Id);
        if (!attached.Success)
            return;
        if (await customerService.GetCustomerByIdAsync(session.CustomerId) is { } customer)
        {
            foreach (var discountId in new[] { claimed.DiscountId, session.DiscountId }.Where(id => id > 0).Distinct())
                await discounts.Value.DetachAsync(discountId, customer);
        }

        // one that did not answer the cart just now is left to the task
        if (attached.Value.QuietUntilUtc > sessions.Value.NowUtc)
            return;

        // the provider keeps the rewards from now on, if it answers within what is left of the page's time; the task makes up for it
        await finalization.Value.AdvanceQuietlyAsync(attached.Value.Id, ProviderPatience.Page, LoyaltyDefaults.CustomerActor);
    }

    private Task<string> TextAsync(string key)
    {
        return localizationService.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Session.{key}");
    }
}
