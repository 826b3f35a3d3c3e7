using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Services.Discounts;
using Nop.Services.Logging;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

/// <summary>
/// The condition of redemptions' discounts: the customer has a reservation for it, or a session at a provider that takes it off. nopCommerce asks about ten times per checkout
/// </summary>
public class RedemptionRule(CachedPrices cachedPrices,
    CartRedemptionsReader cartRedemptions,
    IDiscountService discountService,
    ILogger logger,
    Lazy<IOrderProcessingService> orders,
    ProviderConfigurations configurations,
    RedemptionGate gate,
    Lazy<SessionHold> sessions,
    TimeProvider time)
{
    /// <summary>
    /// Whether the customer may use the discount. Never throws: an exception here would take the cart page with it
    /// </summary>
    public async Task<bool> HoldsAsync(DiscountRequirementValidationRequest request)
    {
        try
        {
            if (request?.Customer is null || request.Store is null || !gate.IsOpen(orders))
                return false;

            var assumption = RedemptionAssumption.Current;
            var live = await cartRedemptions.GetLiveAsync(request.Customer, request.Store.Id);
            var session = await configurations.FindAsync(request.Store.Id) is null ? null : await sessions.Value.FindAsync(request.Customer.Id, request.Store.Id);
            if (live.Count == 0 && assumption is null && session is null)
                return false;

            var discountId = (await discountService.GetDiscountRequirementByIdAsync(request.DiscountRequirementId))?.DiscountId;
            if (discountId is null)
                return false;
            if (await cachedPrices.CarriesAsync(discountId.Value))
                return false;
            if (assumption?.Says(discountId.Value) is { } supposed)
                return supposed;
            if (session?.DiscountId == discountId)
                return SessionHold.Holds(session, PlaceOrderAttempt.Current);

            return live.Any(redemption => redemption.DiscountId == discountId && IsForLine(redemption, PricedCartLine.Current)
                && IsUsable(redemption, PlaceOrderAttempt.Current));
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync("Loyalty: a reservation could not be checked; its discount is refused", exception);

            return false;
        }
    }

    /// <summary>
    /// What pays a line holds for that very line alone, and for no more pieces than it pays
    /// </summary>
    private static bool IsForLine(LoyaltyRedemption redemption, ShoppingCartItem line)
    {
        return !redemption.IsLine || (line is not null && redemption.CartItemId == line.Id && redemption.Quantity >= line.Quantity);
    }

    /// <summary>
    /// While an order is being placed only what that very attempt has claimed counts
    /// </summary>
    private bool IsUsable(LoyaltyRedemption redemption, Guid? attempt)
    {
        return attempt is null
            ? redemption.Status == RedemptionStatus.Claimed || redemption.ExpiresOnUtc > time.GetUtcNow().UtcDateTime
            : redemption.Status == RedemptionStatus.Claimed && redemption.AttemptId == attempt;
    }
}
