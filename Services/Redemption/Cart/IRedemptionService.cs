using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Spending points on a cart
/// </summary>
public interface IRedemptionService
{
    /// <summary>
    /// Reserves points as an amount off the cart, in place of an amount reserved before, and applies the coupon
    /// </summary>
    /// <param name="customer">Shopper</param>
    /// <param name="store">Store</param>
    /// <param name="cart">Cart</param>
    /// <param name="points">Points</param>
    /// <param name="actor">Who</param>
    /// <param name="idempotencyKey">Key of the request; null when it need not be repeatable</param>
    /// <param name="consent">What the shopper saw and agreed to; null for nothing</param>
    Task<Result<LoyaltyRedemption>> ReservePointsAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, long points, string actor,
        string idempotencyKey = null, RedemptionConsent consent = null);

    /// <summary>
    /// Reserves a reward for the cart and applies its coupon
    /// </summary>
    Task<Result<LoyaltyRedemption>> ReserveRewardAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, int rewardId, string actor,
        string idempotencyKey = null, RedemptionConsent consent = null);

    /// <summary>
    /// Gives a reservation's points back and takes its coupon off
    /// </summary>
    Task<Result<LoyaltyRedemption>> ReleaseAsync(LoyaltyRedemption redemption, RedemptionProblem problem, string actor);

    /// <summary>
    /// Looks again at what is reserved for a cart, and gives back or shrinks what no longer holds
    /// </summary>
    /// <returns>What happened to reservations without the shopper asking for it</returns>
    Task<IList<RedemptionNotice>> RequoteAsync(Customer customer, Store store, IList<ShoppingCartItem> cart);

    /// <summary>
    /// Gives back what a customer reserved and has no coupon for any more
    /// </summary>
    Task ReleaseUncoupledAsync(Customer customer);

    /// <summary>
    /// Gives back all that a customer reserved
    /// </summary>
    Task ReleaseAllAsync(Customer customer, int storeId = 0);

    /// <summary>
    /// Gets a redemption; null when there is none
    /// </summary>
    Task<LoyaltyRedemption> GetRedemptionByIdAsync(int redemptionId);
}
