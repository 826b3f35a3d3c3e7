using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

/// <summary>
/// What an order used
/// </summary>
/// <param name="Order">The order</param>
/// <param name="DiscountIds">Its discounts, by the usage that nopCommerce noted</param>
/// <param name="Redemptions">Redemptions claimed for it or confirmed by it</param>
/// <param name="Items">Its lines, where a redemption pays one</param>
public sealed record OrderUse(Order Order, IReadOnlyList<int> DiscountIds, IList<LoyaltyRedemption> Redemptions, IList<OrderItem> Items)
{
    /// <summary>
    /// The line of the order that a redemption paid: the one that its line of the cart became, if it cost no money; null when there is none
    /// </summary>
    public OrderItem Find(LoyaltyRedemption redemption)
    {
        if (redemption.OrderItemId is { } itemId)
            return Items.FirstOrDefault(item => item.Id == itemId && item.PriceExclTax == 0);

        return Items.FirstOrDefault(item => item.ProductId == redemption.ProductId && item.Quantity == redemption.Quantity && item.PriceExclTax == 0
            && Redemptions.All(other => other.Id == redemption.Id || other.OrderItemId != item.Id));
    }

    /// <summary>
    /// Whether the order's discounts contain that of a redemption, and no other redemption accounts for it
    /// </summary>
    public bool Contains(LoyaltyRedemption redemption)
    {
        //a line that costs nothing by itself has no discount
        if (redemption.IsLine)
            return Find(redemption) is not null;

        return redemption.DiscountId is { } discountId && DiscountIds.Contains(discountId)
            && Redemptions.Where(other => other.OrderId == Order.Id).All(other => other.Id == redemption.Id || other.DiscountId != discountId);
    }
}
