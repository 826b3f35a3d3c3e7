using Nop.Core.Domain.Orders;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Logging;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

/// <summary>
/// What happens around the placing of an order: its redemptions are looked at again and claimed for this attempt before payment,
/// and settled afterwards by what the order row says, whatever the attempt reports
/// </summary>
public class CheckoutClaims(Lazy<CartQuoting> quoting,
    ICustomerService customerService,
    ILogger logger,
    Lazy<IOrderService> orderService,
    Lazy<IRedemptionService> redemptionService,
    IRepository<LoyaltyRedemption> redemptionRepository,
    ISettingService settingService,
    IShoppingCartService shoppingCartService,
    Lazy<IStoreService> storeService,
    Memberships memberships,
    Lazy<OrderRedemptions> orderRedemptions,
    Lazy<PointsLines> lines,
    PointsOnlyGuard guard,
    Lazy<RedemptionDiscounts> discounts,
    RedemptionLifecycle lifecycle,
    Lazy<RedemptionTexts> texts,
    TimeProvider time)
{
    /// <summary>
    /// Places an order with the shopper's redemptions
    /// </summary>
    /// <param name="request">Request</param>
    /// <param name="placeOrder">nopCommerce's own placing</param>
    public async Task<PlaceOrderResult> PlaceAsync(ProcessPaymentRequest request, Func<Task<PlaceOrderResult>> placeOrder)
    {
        var outer = PlaceOrderAttempt.Current;
        var attemptId = Guid.NewGuid();
        PlaceOrderAttempt.Current = attemptId;
        try
        {
            var claims = new AttemptClaims();
            var refusals = await ClaimAsync(request, attemptId, claims);
            PlaceOrderAttempt.Claims = claims.Redemptions.Count > 0 ? claims : null;
            if (refusals.Count > 0)
            {
                var refused = new PlaceOrderResult();
                foreach (var refusal in refusals)
                    refused.AddError(refusal);

                return refused;
            }

            try
            {
                return await placeOrder();
            }
            finally
            {
                if (claims is { Redemptions.Count: > 0, Settled: false })
                    await SettleQuietlyAsync(attemptId);
            }
        }
        finally
        {
            PlaceOrderAttempt.Current = outer;
            PlaceOrderAttempt.Claims = null;
        }
    }

    /// <summary>
    /// Settles what an order that has just been placed used
    /// </summary>
    public async Task SettleAsync(Order order)
    {
        //a claim that holds goes before one that was given up while its attempt was still running
        // no other order can have used what this attempt holds. Others that were meant for the order are looked for once more when it is worked out
        var claims = PlaceOrderAttempt.Claims;
        var meant = claims?.Redemptions ?? await redemptionRepository.GetAllAsync(query => query.Where(row => row.OrderGuid == order.OrderGuid || row.OrderId == order.Id));
        var open = meant.Where(row => row.OrderGuid == order.OrderGuid && row.OrderId is null)
            .OrderBy(row => row.Status != RedemptionStatus.Claimed).ThenByDescending(row => row.Id).ToList();
        var use = open.Count > 0 ? await orderRedemptions.Value.ReadUseAsync(order, meant) : null;
        foreach (var redemption in open)
            await SettleAsync(redemption, known: order, use: use);
        if (claims is not null)
            claims.Settled = true;
    }

    /// <summary>
    /// Settles a claim by what became of its order: confirmed when the order's discounts contain it, given back when they do not,
    /// reserved again when there is no order
    /// </summary>
    /// <param name="redemption">Redemption</param>
    /// <param name="attemptEnded">Whether its attempt is known to have ended, so that no order can come of it any more</param>
    /// <param name="known">The order, where it was just placed</param>
    /// <param name="use">What it used, where that was just read with the redemption</param>
    public async Task SettleAsync(LoyaltyRedemption redemption, bool attemptEnded = false, Order known = null, OrderUse use = null)
    {
        while (redemption is not null)
        {
            var order = known ?? (redemption.OrderGuid is { } orderGuid ? await orderService.Value.GetOrderByGuidAsync(orderGuid) : null);
            use ??= order is null ? null : await orderRedemptions.Value.ReadUseAsync(order);
            if (use?.Contains(redemption) == true && redemption.Status != RedemptionStatus.Confirmed)
            {
                if (await orderRedemptions.Value.TryConfirmAsync(redemption, use))
                    return;
            }
            else if (redemption.Status != RedemptionStatus.Claimed)
            {
                return;
            }
            else if (order is not null)
            {
                if (await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Released, RedemptionObstacle.BetterOffer.ToString(),
                        LoyaltyDefaults.SystemActor, redemption.Points))
                    return;
            }
            else if (await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Reserved, null, LoyaltyDefaults.SystemActor,
                change: row =>
                     {
                         row.AttemptId = null;
                         row.OrderGuid = attemptEnded ? null : row.OrderGuid;
                         row.OrderItemId = attemptEnded ? null : row.OrderItemId;
                     }))
            {
                return;
            }

            redemption = await lifecycle.GetAsync(redemption.Id);
            use = null;
        }
    }

    /// <summary>
    /// How long a claim is left alone when nobody settles it, because its process died
    /// </summary>
    public async Task<TimeSpan> GetClaimTimeoutAsync()
    {
        return TimeSpan.FromSeconds((await settingService.LoadSettingAsync<LoyaltySettings>()).ClaimTimeoutSeconds);
    }

    private async Task<IList<string>> ClaimAsync(ProcessPaymentRequest request, Guid attemptId, AttemptClaims claims)
    {
        IList<LoyaltyRedemption> live;
        try
        {
            var stored = await memberships.GetLiveAsync(request.CustomerId, request.StoreId);
            lifecycle.Remember(request.CustomerId, request.StoreId, stored);
            live = stored.Where(redemption => redemption.DiscountId is not null).ToList();
        }
        catch (Exception exception)
        {
            // no sale fails because of loyalty: without the plugin's tables there is nothing to claim, and the discounts are refused
            await logger.ErrorAsync("Loyalty: reservations could not be read; the order goes on without them", exception);

            return [];
        }

        try
        {
            var refusals = live.Count == 0 ? [] : await ClaimAsync(request, live, attemptId, claims);

            return refusals.Count > 0 ? refusals : await GuardAsync(request, attemptId, claims);
        }
        catch (Exception exception)
        {
            // the shopper saw a lower total: charging the full one without asking would be worse than asking again
            await logger.ErrorAsync($"Loyalty: the reservations of customer {request.CustomerId} could not be claimed", exception);
            await SettleQuietlyAsync(attemptId);

            return [await texts.Value.GetAsync(new RedemptionProblem(RedemptionObstacle.Unavailable))];
        }
    }

    /// <summary>
    /// The last look before payment: money does not buy what only points buy
    /// </summary>
    private async Task<IList<string>> GuardAsync(ProcessPaymentRequest request, Guid attemptId, AttemptClaims claims)
    {
        var customer = await customerService.GetCustomerByIdAsync(request.CustomerId);
        if (customer is null)
            return [];

        var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, request.StoreId);
        var refusals = await guard.RefuseOrderAsync(cart, request.StoreId, claims.Redemptions);
        if (refusals.Count > 0)
            await SettleQuietlyAsync(attemptId);

        return refusals;
    }

    private async Task<IList<string>> ClaimAsync(ProcessPaymentRequest request, IList<LoyaltyRedemption> live, Guid attemptId, AttemptClaims claims)
    {
        var deadline = time.GetUtcNow().UtcDateTime - await GetClaimTimeoutAsync();
        foreach (var claimed in live.Where(redemption => redemption.Status == RedemptionStatus.Claimed))
        {
            if (claimed.UpdatedOnUtc > deadline)
                return [await texts.Value.GetAsync(new RedemptionProblem(RedemptionObstacle.BeingUsed))];
            await SettleAsync(claimed);
        }

        var customer = await customerService.GetCustomerByIdAsync(request.CustomerId);
        var store = await storeService.Value.GetStoreByIdAsync(request.StoreId);
        var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, request.StoreId);
        await discounts.Value.EnsureAllClosedAsync(live.Select(redemption => redemption.DiscountId ?? 0));

        //what nopCommerce finds is what a shopper without an attempt would see
        PlaceOrderAttempt.Current = null;
        quoting.Value.Forget();
        var notices = new List<RedemptionNotice>(await lines.Value.ReviewAsync(customer, store, cart));
        notices.AddRange(await redemptionService.Value.RequoteAsync(customer, store, cart));
        PlaceOrderAttempt.Current = attemptId;
        if (notices.Count > 0)
            return await texts.Value.GetAsync(notices);

        foreach (var redemption in (await lifecycle.GetLiveAsync(request.CustomerId, request.StoreId)).Where(row => row.DiscountId is not null))
        {
            var claimed = redemption.Status == RedemptionStatus.Reserved
                && await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Claimed, null, LoyaltyDefaults.CustomerActor, change: row =>
                {
                    row.AttemptId = attemptId;
                    row.OrderGuid = request.OrderGuid;
                });
            if (claimed)
            {
                claims.Redemptions.Add(redemption);
                continue;
            }

            await SettleQuietlyAsync(attemptId);

            return [await texts.Value.GetAsync(new RedemptionProblem(RedemptionObstacle.BeingUsed))];
        }

        return [];
    }

    /// <summary>
    /// Settles what an attempt claimed. A failure leaves the claim to the scheduled task
    /// </summary>
    private async Task SettleQuietlyAsync(Guid attemptId)
    {
        try
        {
            foreach (var redemption in await redemptionRepository.GetAllAsync(query => query.Where(row => row.AttemptId == attemptId
                && row.StatusId == (int)RedemptionStatus.Claimed)))
                await SettleAsync(redemption, attemptEnded: true);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync("Loyalty: a claim could not be settled; the scheduled task will do it", exception);
        }
    }
}
