using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// What nopCommerce's own totals say about a cart, in the primary store currency
/// </summary>
/// <param name="Total">Total before discounts on it, as far as it is known: shipping is missing until a method is chosen</param>
/// <param name="IsFinal">Whether shipping is known</param>
/// <param name="OtherDiscounts">What discounts other than those of redemptions take off that total</param>
/// <param name="AppliedDiscountIds">Every discount that applies anywhere in the cart, as far as it was asked for</param>
/// <param name="HasGiftCards">Whether a gift card is being bought, beside which nopCommerce refuses coupons</param>
/// <param name="IsRecurring">Whether a recurring product is being bought</param>
/// <param name="IsEmpty">Whether there is nothing in the cart</param>
public sealed record CartQuote(decimal Total, bool IsFinal, decimal OtherDiscounts, IReadOnlySet<int> AppliedDiscountIds,
    bool HasGiftCards, bool IsRecurring, bool IsEmpty)
{
    /// <summary>
    /// An empty cart
    /// </summary>
    public static CartQuote Empty { get; } = new(0, false, 0, new HashSet<int>(), false, false, true);

    /// <summary>
    /// What is left to pay when all discounts but those of redemptions are taken off
    /// </summary>
    public decimal Payable => Math.Max(Total - OtherDiscounts, 0);

    /// <summary>
    /// What keeps points from being spent on this cart at all; null when nothing does
    /// </summary>
    public RedemptionProblem Obstacle
    {
        get
        {
            if (IsEmpty)
                return new RedemptionProblem(RedemptionObstacle.EmptyCart);
            if (HasGiftCards)
                return new RedemptionProblem(RedemptionObstacle.GiftCardInCart);

            return IsRecurring ? new RedemptionProblem(RedemptionObstacle.RecurringCart) : null;
        }
    }

    /// <summary>
    /// What a discount takes off an amount
    /// </summary>
    public static decimal Worth(Discount discount, decimal amount)
    {
        var worth = discount.UsePercentage ? amount * discount.DiscountPercentage / 100 : discount.DiscountAmount;
        if (discount.UsePercentage && discount.MaximumDiscountAmount is { } maximum)
            worth = Math.Min(worth, maximum);

        return Math.Clamp(worth, 0, Math.Max(amount, 0));
    }
}
