using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// The redemptions kept for one cart, with their discounts
/// </summary>
public sealed class CartRedemptions
{
    private readonly List<LoyaltyRedemption> _all;

    /// <summary>
    /// Puts them together
    /// </summary>
    public CartRedemptions(IEnumerable<LoyaltyRedemption> live, IEnumerable<Discount> discounts)
    {
        _all = live.ToList();
        Discounts = discounts.ToDictionary(discount => discount.Id);
    }

    /// <summary>
    /// Reserved and claimed ones
    /// </summary>
    public IList<LoyaltyRedemption> All => _all;

    /// <summary>
    /// Reserved ones
    /// </summary>
    public IList<LoyaltyRedemption> Reserved => _all.Where(redemption => redemption.Status == RedemptionStatus.Reserved).ToList();

    /// <summary>
    /// The one that takes an amount off; null when there is none
    /// </summary>
    public LoyaltyRedemption Amount => _all.FirstOrDefault(redemption => redemption.RewardId is null);

    /// <summary>
    /// Their discounts by identifier
    /// </summary>
    public IReadOnlyDictionary<int, Discount> Discounts { get; }

    /// <summary>
    /// Their discounts
    /// </summary>
    public IList<Discount> DiscountList => _all.Select(redemption => Discounts.GetValueOrDefault(redemption.DiscountId ?? 0))
        .Where(discount => discount is not null).ToList();

    /// <summary>
    /// Their points
    /// </summary>
    public long Points => _all.Sum(redemption => redemption.Points);

    /// <summary>
    /// What they take off the total of the cart
    /// </summary>
    /// <param name="total">Total in the primary store currency</param>
    /// <param name="except">One to leave out</param>
    public decimal MoneyOff(decimal total, LoyaltyRedemption except = null)
    {
        return _all.Where(redemption => redemption != except)
            .Select(redemption => Discounts.GetValueOrDefault(redemption.DiscountId ?? 0))
            .Where(discount => discount is { DiscountType: DiscountType.AssignedToOrderTotal })
            .Sum(discount => CartQuote.Worth(discount, total));
    }

    /// <summary>
    /// What limits spending on the cart
    /// </summary>
    /// <param name="balance">Points the member can spend</param>
    /// <param name="quote">What the cart comes to</param>
    /// <param name="replaced">One that is about to be replaced; null when none is</param>
    public SpendSituation Situation(long balance, CartQuote quote, LoyaltyRedemption replaced)
    {
        return new SpendSituation(balance + (replaced?.Points ?? 0), Points - (replaced?.Points ?? 0),
            quote.Payable - MoneyOff(quote.Total, replaced), quote.Total);
    }

    /// <summary>
    /// Takes one out
    /// </summary>
    public void Remove(LoyaltyRedemption redemption)
    {
        _all.Remove(redemption);
    }

    /// <summary>
    /// Whether the cart's totals really use the discount of one. A discount on shipping cannot be told before a method is chosen
    /// </summary>
    public bool IsApplied(LoyaltyRedemption redemption, CartQuote quote)
    {
        return Discounts.GetValueOrDefault(redemption.DiscountId ?? 0) is { } discount
            && (quote.AppliedDiscountIds.Contains(discount.Id) || (discount.DiscountType == DiscountType.AssignedToShipping && !quote.IsFinal));
    }

    /// <summary>
    /// Why the cart's totals do not use a discount
    /// </summary>
    public RedemptionProblem WhyNotApplied(LoyaltyRedemption redemption)
    {
        return new RedemptionProblem(Discounts.GetValueOrDefault(redemption.DiscountId ?? 0)?.DiscountType
            is DiscountType.AssignedToOrderTotal or DiscountType.AssignedToOrderSubTotal
            ? RedemptionObstacle.BetterOffer
            : RedemptionObstacle.NothingToDiscount);
    }
}
