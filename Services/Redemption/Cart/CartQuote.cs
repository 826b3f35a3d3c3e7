using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

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
public sealed record CartQuote(CartTotals With, CartTotals Without)
{
    /// <summary>
    /// An empty cart
    /// </summary>
    public static CartQuote Empty { get; } = new(CartTotals.Zero, CartTotals.Zero) { IsEmpty = true };

    /// <summary>
    /// Totals without one redemption, by its identifier
    /// </summary>
    public IReadOnlyDictionary<int, CartTotals> WithoutOne { get; init; } = new Dictionary<int, CartTotals>();

    /// <summary>
    /// What the best discount of the shop on the total takes off that does not add up with others; 0 without such a one
    /// </summary>
    public decimal Rival { get; init; }

    /// <summary>
    /// What the shop's discounts on the total that add up with others take off
    /// </summary>
    public decimal Adding { get; init; }

    /// <summary>
    /// What lines that points pay would add to the total in money
    /// </summary>
    public decimal Lines { get; init; }

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
    /// What all redemptions but one take off the total, lines included
    /// </summary>
    public decimal MoneyOff(LoyaltyRedemption except = null)
    {
        return Without.Payable + Lines - Except(except).Payable;
    }

    /// <summary>
    /// The most that redemptions may take off the total, lines included
    /// </summary>
    public decimal MoneyLimit(decimal maxPercent)
    {
        return maxPercent >= 100 ? Without.Payable + Lines : Math.Floor((Without.Total + Lines) * maxPercent) / 100;
    }

    /// <summary>
    /// What discounts take off the total: nopCommerce takes the best single one, or those that add up when they come to more
    /// </summary>
    /// <param name="total">Total before discounts on it</param>
    /// <param name="redeemed">What redemptions on the total come to</param>
    public decimal OffTotal(decimal total, decimal redeemed)
    {
        return Math.Min(total, Math.Max(Rival, Adding + redeemed));
    }

    /// <summary>
    /// What of the best single discount of the shop redemptions have to make up for before they add anything
    /// </summary>
    /// <param name="redeemed">What redemptions on the total come to</param>
    public decimal GivenUp(decimal redeemed)
    {
        return Math.Max(Rival - Adding - redeemed, 0);
    }

    /// <summary>
    /// What one more discount on the total would take off
    /// </summary>
    /// <param name="amount">Amount of the discount</param>
    /// <param name="kept">What redemptions that stay come to</param>
    /// <param name="total">Total before discounts on it</param>
    public decimal WorthOfAmount(decimal amount, decimal kept, decimal total)
    {
        return OffTotal(total, kept + amount) - OffTotal(total, kept);
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

    /// <summary>
    /// What a discount really took off beside others of its kind, which count first
    /// </summary>
    /// <param name="discount">Discount</param>
    /// <param name="taken">What all of the kind took off together</param>
    /// <param name="amount">What they were taken off</param>
    /// <param name="others">The others that count first</param>
    public static decimal Share(Discount discount, decimal taken, decimal amount, IReadOnlyCollection<Discount> others)
    {
        //a percentage by itself took what was taken, whatever gift cards have paid since
        if (others.Count == 0)
            return Math.Max(discount.UsePercentage ? taken : Math.Min(discount.DiscountAmount, taken), 0);

        return Math.Clamp(Worth(discount, amount), 0, Math.Max(taken - others.Sum(other => Worth(other, amount)), 0));
    }
}
