using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Asks nopCommerce's totals what a redemption would be worth before any points move
/// </summary>
public class RedemptionTrials(CartQuoting quoting, ICustomerService customerService)
{
    /// <summary>
    /// Tries a redemption out; its coupon stays attached
    /// </summary>
    /// <returns>Why it may not be had, or what the shopper has to agree to, null when it may; and what the cart comes to with it</returns>
    public async Task<(RedemptionProblem Problem, CartTotals Totals)> RunAsync(RedemptionTrial trial)
    {
        var code = trial.Discount.CouponCode;
        if (!(await customerService.ParseAppliedDiscountCouponCodesAsync(trial.Customer)).Contains(code, StringComparer.OrdinalIgnoreCase))
            await customerService.ApplyDiscountCouponCodeAsync(trial.Customer, code);

        var (totals, lost) = await quoting.TryOutAsync(trial.Cart, trial.Discount, trial.Replaced?.DiscountId, trial.Quote.Except(trial.Replaced).OrderDiscounts);

        return (Judge(trial, totals, lost.Except(trial.Kept.All.Select(redemption => redemption.DiscountId ?? 0)).Any()), totals);
    }

    private static RedemptionProblem Judge(RedemptionTrial trial, CartTotals totals, bool displaces)
    {
        var (_, _, _, quote, replaced, discount, points, terms, acceptWorth) = trial;
        if (discount.DiscountType == DiscountType.AssignedToShipping && !totals.IsFinal)
            return null;

        var others = quote.Except(replaced);
        var worth = others.Payable - totals.Payable;
        if (worth <= 0)
            return CartRedemptions.WhyNotApplied(discount, quote, others);

        var limit = quote.MoneyLimit(terms.MaxPercent);
        if (quote.Without.Payable + quote.Lines - totals.Payable > limit)
            return new RedemptionProblem(RedemptionObstacle.MoneyLimit) { Worth = limit };

        var promised = CartRedemptions.Promised(discount, others) ?? worth;
        if ((worth >= promised && !displaces) || acceptWorth <= worth)
            return null;

        return new RedemptionProblem(displaces ? RedemptionObstacle.Trade : RedemptionObstacle.LessWorth, points) { Worth = worth, FaceValue = Math.Max(promised, worth) };
    }
}

/// <summary>
/// A redemption to be tried out
/// </summary>
/// <param name="Customer">Shopper</param>
/// <param name="Cart">Cart</param>
/// <param name="Kept">What is redeemed on it</param>
/// <param name="Quote">What it comes to</param>
/// <param name="Replaced">The redemption it takes the place of; null for none</param>
/// <param name="Discount">Discount</param>
/// <param name="Points">Points</param>
/// <param name="Terms">What the program allows</param>
/// <param name="AcceptWorth">Least worth the shopper agreed to; null when he was not asked</param>
public sealed record RedemptionTrial(Customer Customer, IList<ShoppingCartItem> Cart, CartRedemptions Kept, CartQuote Quote, LoyaltyRedemption Replaced,
    Discount Discount, long Points, SpendTerms Terms, decimal? AcceptWorth);
