using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// What nopCommerce's own totals say about a cart, in the primary store currency
/// </summary>
/// <param name="Total">Total before discounts on it; shipping is missing until a method is chosen</param>
/// <param name="Payable">Total after them; gift cards and nopCommerce's reward points are money and do not lower it</param>
/// <param name="IsFinal">Whether shipping is known</param>
/// <param name="OrderDiscounts">The discounts on the total that apply</param>
public sealed record CartTotals(decimal Total, decimal Payable, bool IsFinal, IReadOnlyList<Discount> OrderDiscounts)
{
    /// <summary>
    /// Totals of nothing
    /// </summary>
    public static CartTotals Zero { get; } = new(0, 0, false, []);
}

/// <summary>
/// A cart with what is redeemed on it, without it, and without each redemption: what they are worth is the difference
/// </summary>
/// <param name="With">With all that is redeemed</param>
/// <param name="Without">Without anything redeemed</param>
/// <param name="WithoutOne">Without one redemption, by its identifier</param>
public sealed record CartQuote(CartTotals With, CartTotals Without, IReadOnlyDictionary<int, CartTotals> WithoutOne)
{
    /// <summary>
    /// An empty cart
    /// </summary>
    public static CartQuote Empty { get; } = new(CartTotals.Zero, CartTotals.Zero, new Dictionary<int, CartTotals>()) { IsEmpty = true };

    /// <summary>
    /// What the best discount of the shop on the total takes off that does not add up with others; 0 without such a one
    /// </summary>
    public decimal Rival { get; init; }

    /// <summary>
    /// What the shop's discounts on the total that add up with others take off
    /// </summary>
    public decimal Adding { get; init; }

    /// <summary>
    /// Whether a gift card is being bought, beside which nopCommerce refuses coupons
    /// </summary>
    public bool HasGiftCards { get; init; }

    /// <summary>
    /// Whether a recurring product is being bought
    /// </summary>
    public bool IsRecurring { get; init; }

    /// <summary>
    /// Whether there is nothing in the cart
    /// </summary>
    public bool IsEmpty { get; init; }

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
    /// The totals without one redemption; those with all when there is none to leave out
    /// </summary>
    public CartTotals Except(LoyaltyRedemption redemption)
    {
        return redemption is null ? With : WithoutOne.GetValueOrDefault(redemption.Id, With);
    }

    /// <summary>
    /// What a redemption takes off the total
    /// </summary>
    public decimal WorthOf(LoyaltyRedemption redemption)
    {
        return Except(redemption).Payable - With.Payable;
    }

    /// <summary>
    /// What all redemptions but one take off the total
    /// </summary>
    public decimal MoneyOff(LoyaltyRedemption except = null)
    {
        return Without.Payable - Except(except).Payable;
    }

    /// <summary>
    /// The most that redemptions may take off the total
    /// </summary>
    public decimal MoneyLimit(decimal maxPercent)
    {
        return maxPercent >= 100 ? Without.Payable : Math.Floor(Without.Total * maxPercent) / 100;
    }

    /// <summary>
    /// What one more discount on the total would take off: nopCommerce takes the best single discount, or those that add up when
    /// they come to more
    /// </summary>
    /// <param name="amount">Amount of the discount</param>
    /// <param name="kept">What redemptions that stay take off the total</param>
    /// <param name="total">Total before discounts on it</param>
    public decimal WorthOfAmount(decimal amount, decimal kept, decimal total)
    {
        return Math.Min(total, Math.Max(Rival, Adding + kept + amount)) - Math.Min(total, Math.Max(Rival, Adding + kept));
    }

    /// <summary>
    /// What a discount takes off an amount
    /// </summary>
    public static decimal Worth(Discount discount, decimal amount)
    {
        return Math.Clamp(FaceValue(discount, amount), 0, Math.Max(amount, 0));
    }

    /// <summary>
    /// What a discount promises for an amount, however small that is
    /// </summary>
    public static decimal FaceValue(Discount discount, decimal amount)
    {
        if (!discount.UsePercentage)
            return discount.DiscountAmount;

        var worth = amount * discount.DiscountPercentage / 100;

        return discount.MaximumDiscountAmount is { } maximum ? Math.Min(worth, maximum) : worth;
    }
}
