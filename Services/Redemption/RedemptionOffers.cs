using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// What a shopper can spend points on
/// </summary>
public class RedemptionOffers
{
    private readonly CartQuoting _quoting;
    private readonly CartRedemptionsReader _cartRedemptions;
    private readonly IDiscountService _discountService;
    private readonly IRewardService _rewardService;
    private readonly RedemptionContexts _contexts;

    public RedemptionOffers(CartQuoting quoting,
        CartRedemptionsReader cartRedemptions,
        IDiscountService discountService,
        IRewardService rewardService,
        RedemptionContexts contexts)
    {
        _quoting = quoting;
        _cartRedemptions = cartRedemptions;
        _discountService = discountService;
        _rewardService = rewardService;
        _contexts = contexts;
    }

    /// <summary>
    /// Gets what a shopper can spend points on for a cart
    /// </summary>
    public async Task<RedemptionOffer> GetOfferAsync(Customer customer, Store store, IList<ShoppingCartItem> cart)
    {
        var context = await _contexts.GetAsync(customer, store);
        var kept = await _cartRedemptions.GetAsync(customer.Id, store.Id);
        var offer = new RedemptionOffer
        {
            Program = context.Program, Member = context.Member, Balance = context.Balance, Problem = context.Problem, Applied = kept.All
        };
        if (context.Problem is not null)
            return offer;

        var quote = await _quoting.QuoteAsync(cart, kept.DiscountList);
        if (quote.Obstacle is { } obstacle)
            return offer with { Problem = obstacle };

        var terms = SpendTerms.Of(context.Program);
        var situation = kept.Situation(context.Balance, quote, kept.Amount);
        var max = SpendLimits.Max(terms, situation);

        return offer with
        {
            MaxPoints = max,
            Choices = SpendLimits.QuickChoices(terms, max),
            AmountProblem = max > 0 ? null : WhyNothing(terms, situation),
            Rewards = await GetRewardOffersAsync(context, kept)
        };
    }

    /// <summary>
    /// Gets the rewards on offer to a customer, those that can be had first
    /// </summary>
    public async Task<IList<RewardOffer>> GetRewardOffersAsync(Customer customer, Store store)
    {
        var context = await _contexts.GetAsync(customer, store);

        return context.Program is null ? [] : await GetRewardOffersAsync(context, await _cartRedemptions.GetAsync(customer.Id, store.Id));
    }

    /// <summary>
    /// Gets what stands between a customer and a reward
    /// </summary>
    /// <param name="reward">Reward</param>
    /// <param name="context">Who wants it</param>
    /// <param name="kept">What is reserved for the cart already</param>
    public async Task<RewardOffer> GetRewardOfferAsync(LoyaltyReward reward, RedemptionContext context, CartRedemptions kept)
    {
        var discount = await _discountService.GetDiscountByIdAsync(reward.DiscountId);
        var left = await _rewardService.GetLeftAsync(reward);
        var missing = Math.Max(reward.PointsPrice - context.Balance, 0);
        RedemptionObstacle? obstacle = null;
        if (discount is not { IsActive: true } || !reward.IsOffered(DateTime.UtcNow))
            obstacle = RedemptionObstacle.NotOffered;
        else if (kept.All.Any(redemption => redemption.RewardId == reward.Id))
            obstacle = RedemptionObstacle.AlreadyApplied;
        else if (!string.IsNullOrEmpty(reward.TierIds) && !IdList.Contains(reward.TierIds, context.Member?.TierId ?? 0))
            obstacle = RedemptionObstacle.OtherTier;
        else if (left == 0)
            obstacle = RedemptionObstacle.OutOfStock;
        else if (missing > 0)
            obstacle = RedemptionObstacle.Balance;

        return new RewardOffer(reward, discount, missing, left, obstacle is { } found ? new RedemptionProblem(found, context.Balance) : null);
    }

    private async Task<IList<RewardOffer>> GetRewardOffersAsync(RedemptionContext context, CartRedemptions kept)
    {
        var offers = new List<RewardOffer>();
        foreach (var reward in await _rewardService.GetRewardsAsync(context.Program.Id, offeredOnly: true))
            offers.Add(await GetRewardOfferAsync(reward, context, kept));

        return offers.OrderBy(offer => offer.Problem is not null).ThenBy(offer => offer.Missing).ToList();
    }

    private static RedemptionProblem WhyNothing(SpendTerms terms, SpendSituation situation)
    {
        var least = Math.Max(terms.Min, terms.Step);

        return situation.Balance < least
            ? new RedemptionProblem(RedemptionObstacle.Minimum, least)
            : new RedemptionProblem(RedemptionObstacle.CartTotal, 0);
    }
}
