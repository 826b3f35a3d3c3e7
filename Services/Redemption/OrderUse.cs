using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// What an order used
/// </summary>
/// <param name="Order">The order</param>
/// <param name="DiscountIds">Its discounts, by the usage that nopCommerce noted</param>
/// <param name="Redemptions">Redemptions claimed for it or confirmed by it</param>
public sealed record OrderUse(Order Order, IReadOnlyList<int> DiscountIds, IList<LoyaltyRedemption> Redemptions)
{
    /// <summary>
    /// Whether the order's discounts contain that of a redemption, and no other redemption accounts for it
    /// </summary>
    public bool Contains(LoyaltyRedemption redemption)
    {
        return redemption.DiscountId is { } discountId && DiscountIds.Contains(discountId)
            && Redemptions.Where(other => other.OrderId == Order.Id).All(other => other.Id == redemption.Id || other.DiscountId != discountId);
    }
}
