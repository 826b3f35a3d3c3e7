using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

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
    /// Those that pay lines of the same cart, which nothing else of this cart competes with
    /// </summary>
    public IReadOnlyList<LoyaltyRedemption> Lines { get; init; } = [];

    /// <summary>
    /// Their points, those of lines included
    /// </summary>
    public long Points => _all.Concat(Lines).Sum(redemption => redemption.Points);

    /// <summary>
    /// What those on the total come to
    /// </summary>
    /// <param name="total">Total before discounts on it, in the primary store currency</param>
    /// <param name="except">One to leave out</param>
    public decimal OffTotal(decimal total, LoyaltyRedemption except = null)
    {
        return _all.Where(redemption => redemption != except && IsOnTotal(redemption)).Sum(redemption => CartQuote.Worth(Discounts[redemption.DiscountId ?? 0], total));
    }

    /// <summary>
    /// Whether a redemption takes something off the total, and not off what the total is made of
    /// </summary>
    public bool IsOnTotal(LoyaltyRedemption redemption)
    {
        return Discounts.GetValueOrDefault(redemption.DiscountId ?? 0) is { DiscountType: DiscountType.AssignedToOrderTotal };
    }

    /// <summary>
    /// What limits spending on the cart
    /// </summary>
    /// <param name="balance">Points the member can spend</param>
    /// <param name="quote">What the cart comes to</param>
    /// <param name="replaced">One that is about to be replaced; null when none is</param>
    public SpendSituation Situation(long balance, CartQuote quote, LoyaltyRedemption replaced)
    {
        //a single better discount of the shop would be given up for points: what adds up with them stays
        var others = quote.Except(replaced);
        var payable = quote.Rival > 0 ? Math.Max(others.Total - quote.Adding - OffTotal(others.Total, replaced), 0) : others.Payable;

        return new SpendSituation(balance + (replaced?.Points ?? 0), Points - (replaced?.Points ?? 0), payable, quote.Without.Total + quote.Lines,
            quote.MoneyOff(replaced));
    }

    /// <summary>
    /// What an amount would be worth on the cart
    /// </summary>
    /// <param name="amount">Amount</param>
    /// <param name="quote">What the cart comes to</param>
    /// <param name="replaced">One that is about to be replaced; null when none is</param>
    public decimal WorthOf(decimal amount, CartQuote quote, LoyaltyRedemption replaced)
    {
        var total = quote.Except(replaced).Total;

        return quote.WorthOfAmount(amount, OffTotal(total, replaced), total);
    }

    /// <summary>
    /// Takes one out
    /// </summary>
    public void Remove(LoyaltyRedemption redemption)
    {
        _all.Remove(redemption);
    }

    /// <summary>
    /// Whether the total with a redemption is lower than without it. A discount on shipping cannot be told before a method is chosen
    /// </summary>
    public bool IsApplied(LoyaltyRedemption redemption, CartQuote quote)
    {
        return Discounts.GetValueOrDefault(redemption.DiscountId ?? 0) is { } discount
            && (quote.WorthOf(redemption) > 0 || (discount.DiscountType == DiscountType.AssignedToShipping && !quote.With.IsFinal));
    }

    /// <summary>
    /// Whether a redemption takes less off the total than it promises, and than the shopper agreed to
    /// </summary>
    public bool IsWorthLess(LoyaltyRedemption redemption, CartQuote quote)
    {
        var discount = Discounts.GetValueOrDefault(redemption.DiscountId ?? 0);
        if (discount is null || (discount.DiscountType == DiscountType.AssignedToShipping && !quote.With.IsFinal))
            return false;

        return Promised(discount, quote.Except(redemption)) is { } promised
            && quote.WorthOf(redemption) < Math.Min(promised, redemption.AcceptedWorth ?? promised);
    }

    /// <summary>
    /// What a redemption takes off the total instead of what it promises
    /// </summary>
    public RedemptionProblem WhyWorthLess(LoyaltyRedemption redemption, CartQuote quote)
    {
        var promised = Promised(Discounts[redemption.DiscountId ?? 0], quote.Except(redemption)) ?? 0;

        return new RedemptionProblem(RedemptionObstacle.LessWorth, redemption.Points) { Worth = quote.WorthOf(redemption), FaceValue = promised };
    }

    /// <summary>
    /// What a discount promises to take off; null for a percentage of what the total does not tell. A cent may get lost where taxes
    /// are rounded
    /// </summary>
    /// <param name="discount">Discount</param>
    /// <param name="others">What the cart comes to without it</param>
    public static decimal? Promised(Discount discount, CartTotals others)
    {
        if (discount.DiscountType == DiscountType.AssignedToOrderTotal)
            return Math.Round(CartQuote.FaceValue(discount, others.Total), 2, MidpointRounding.ToZero);

        return discount.UsePercentage ? null : discount.DiscountAmount - 0.01M;
    }

    /// <summary>
    /// Why the cart's total is no lower with a redemption
    /// </summary>
    public RedemptionProblem WhyNotApplied(LoyaltyRedemption redemption, CartQuote quote)
    {
        return WhyNotApplied(Discounts.GetValueOrDefault(redemption.DiscountId ?? 0), quote, quote.Except(redemption));
    }

    /// <summary>
    /// Why the cart's total would be no lower with a discount
    /// </summary>
    /// <param name="discount">Discount</param>
    /// <param name="quote">What the cart comes to</param>
    /// <param name="others">Its totals without the discount</param>
    public static RedemptionProblem WhyNotApplied(Discount discount, CartQuote quote, CartTotals others)
    {
        if (others.Payable <= 0)
            return new RedemptionProblem(RedemptionObstacle.NothingToPay);

        return new RedemptionProblem(discount?.DiscountType switch
        {
            DiscountType.AssignedToShipping => RedemptionObstacle.FreeShippingAlready,
            DiscountType.AssignedToOrderTotal when quote.Rival > 0 => RedemptionObstacle.BetterOffer,
            DiscountType.AssignedToOrderSubTotal when CartQuote.FaceValue(discount, others.Total) >= 0.01M => RedemptionObstacle.BetterOffer,
            _ => RedemptionObstacle.NothingToDiscount
        });
    }
}
