using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// What a shopper can spend points on
/// </summary>
public class RedemptionOffers(CachedPrices cachedPrices,
    Lazy<CartQuoting> quoting,
    CartRedemptionsReader cartRedemptions,
    IDiscountService discountService,
    Lazy<IRewardService> rewardService,
    RedemptionContexts contexts,
    TimeProvider time)
{
    /// <summary>
    /// Gets what a shopper can spend points on for a cart
    /// </summary>
    public async Task<RedemptionOffer> GetOfferAsync(Customer customer, Store store, IList<ShoppingCartItem> cart)
    {
        var context = await contexts.GetAsync(customer, store);
        var kept = await cartRedemptions.GetAsync(customer, store.Id);
        var offer = new RedemptionOffer
        {
            Program = context.Program, Member = context.Member, Balance = context.Balance, Problem = context.Problem, Applied = kept.All
        };
        if (context.Problem is not null)
            return offer;

        var quote = await quoting.Value.QuoteAsync(customer, cart, kept);
        if (quote.Obstacle is { } obstacle)
            return offer with { Problem = obstacle };

        var terms = SpendTerms.Of(context.Program);
        var situation = kept.Situation(context.Balance, quote, kept.Amount);
        var max = SpendLimits.Max(terms, situation);
        //where a discount of the shop would be given up, the first points buy nothing
        var least = SpendLimits.Least(terms, quote.GivenUp(kept.OffTotal(quote.Except(kept.Amount).Total, kept.Amount)));
        var worthless = max > 0 && max < least;
        if (worthless)
            max = 0;

        return offer with
        {
            MaxPoints = max,
            LeastPoints = least,
            Choices = SpendLimits.QuickChoices(terms with { Min = least }, max),
            AmountProblem = max > 0 ? null : worthless || quote.Rival > 0 ? new RedemptionProblem(RedemptionObstacle.BetterOffer) : WhyNothing(terms, situation),
            AmountWorth = AmountWorth,
            AppliedWorth = kept.All.ToDictionary(redemption => redemption.Id, redemption => WorthHere(redemption)),
            Rewards = (await GetRewardOffersAsync(context, kept)).Select(reward => OnCart(reward, terms, kept, quote))
                .OrderBy(reward => reward.Problem is not null).ThenBy(reward => reward.Missing).ToList()
        };

        decimal AmountWorth(long points)
        {
            return kept.WorthOf(SpendLimits.Worth(points, terms.PointValue), quote, kept.Amount);
        }

        (decimal Worth, decimal FaceValue)? WorthHere(LoyaltyRedemption redemption)
        {
            var discount = kept.Discounts.GetValueOrDefault(redemption.DiscountId ?? 0);
            if (discount is not { DiscountType: DiscountType.AssignedToOrderTotal })
                return null;

            return (quote.WorthOf(redemption), CartQuote.FaceValue(discount, quote.Except(redemption).Total));
        }
    }

    /// <summary>
    /// Gets the rewards on offer to a customer, those that can be had first
    /// </summary>
    public async Task<IList<RewardOffer>> GetRewardOffersAsync(Customer customer, Store store)
    {
        var context = await contexts.GetAsync(customer, store);

        return context.Program is null ? [] : await GetRewardOffersAsync(context, await cartRedemptions.GetAsync(customer, store.Id));
    }

    /// <summary>
    /// Gets what stands between a customer and a reward
    /// </summary>
    /// <param name="reward">Reward</param>
    /// <param name="context">Who wants it</param>
    /// <param name="kept">What is reserved for the cart already</param>
    public async Task<RewardOffer> GetRewardOfferAsync(LoyaltyReward reward, RedemptionContext context, CartRedemptions kept)
    {
        var discount = await discountService.GetDiscountByIdAsync(reward.DiscountId);
        var left = await rewardService.Value.GetLeftAsync(reward);
        var missing = Math.Max(reward.PointsPrice - context.Balance, 0);
        var obstacle = reward.FindObstacle(discount is { IsActive: true } && !cachedPrices.Carry(discount), context.Member?.TierId, left, context.Balance, time.GetUtcNow().UtcDateTime);
        if (obstacle != RedemptionObstacle.NotOffered && kept.All.Any(redemption => redemption.RewardId == reward.Id))
            obstacle = RedemptionObstacle.AlreadyApplied;

        return new RewardOffer(reward, discount, missing, left, obstacle is { } found ? new RedemptionProblem(found, context.Balance) : null);
    }

    private async Task<IList<RewardOffer>> GetRewardOffersAsync(RedemptionContext context, CartRedemptions kept)
    {
        var offers = new List<RewardOffer>();
        foreach (var reward in await rewardService.Value.GetRewardsAsync(context.Program.Id, offeredOnly: true))
        {
            //what must not be had at present is not shown to shoppers
            if (!await cachedPrices.CarriesAsync(reward.DiscountId))
                offers.Add(await GetRewardOfferAsync(reward, context, kept));
        }

        return offers.OrderBy(offer => offer.Problem is not null).ThenBy(offer => offer.Missing).ToList();
    }

    /// <summary>
    /// What a reward on the total is worth on this cart. Other kinds are tried out with nopCommerce's totals when they are asked for
    /// </summary>
    private static RewardOffer OnCart(RewardOffer offer, SpendTerms terms, CartRedemptions kept, CartQuote quote)
    {
        if (offer.Problem is not null)
            return offer;
        if (terms.MaxPerOrder > 0 && kept.Points + offer.Reward.PointsPrice > terms.MaxPerOrder)
            return offer with { Problem = new RedemptionProblem(RedemptionObstacle.MaximumPerOrder, terms.MaxPerOrder) };
        if (quote.With.Payable <= 0)
            return offer with { Problem = new RedemptionProblem(RedemptionObstacle.NothingToPay) };
        if (offer.Discount is not { DiscountType: DiscountType.AssignedToOrderTotal } discount)
            return offer;

        var face = CartQuote.FaceValue(discount, quote.With.Total);
        var worth = kept.WorthOf(face, quote, null);
        if (worth < 0.01M)
            return offer with { Problem = CartRedemptions.WhyNotApplied(discount, quote, quote.With) };

        var limit = quote.MoneyLimit(terms.MaxPercent);

        return quote.MoneyOff() + Math.Round(worth, 2, MidpointRounding.ToZero) > limit
            ? offer with { Problem = new RedemptionProblem(RedemptionObstacle.MoneyLimit) { Worth = limit } }
            : offer with { Worth = worth, FaceValue = face };
    }

    private static RedemptionProblem WhyNothing(SpendTerms terms, SpendSituation situation)
    {
        var least = Math.Max(terms.Min, terms.Step);

        return situation.Balance < least
            ? new RedemptionProblem(RedemptionObstacle.Minimum, least)
            : new RedemptionProblem(RedemptionObstacle.CartTotal, 0);
    }
}
