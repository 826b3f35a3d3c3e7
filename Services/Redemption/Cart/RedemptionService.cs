using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Spending points on a cart: reserve with a coupon, release, and look again whenever totals are shown
/// </summary>
public class RedemptionService(CartQuoting quoting,
    CartRedemptionsReader cartRedemptions,
    ICustomerService customerService,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRewardService rewardService,
    RedemptionContexts contexts,
    RedemptionDiscounts discounts,
    RedemptionLifecycle lifecycle,
    RedemptionOffers offers,
    RedemptionTrials trials,
    TimeProvider time) : IRedemptionService
{
    //a page shown in another tab between the reservation and its coupon must not take it away
    private static readonly TimeSpan _couponGrace = TimeSpan.FromSeconds(10);

    //what another request reserved since was not on the page this one came from
    private readonly DateTime _startedOnUtc = time.GetUtcNow().UtcDateTime;

    /// <inheritdoc />
    public async Task<Result<LoyaltyRedemption>> ReservePointsAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, long points,
        string actor, string idempotencyKey = null, RedemptionConsent consent = null)
    {
        var context = await contexts.GetAsync(customer, store);
        var kept = await cartRedemptions.GetAsync(customer, store.Id);
        if (context.Problem is not null || context.Member is null)
            return (context.Problem ?? new RedemptionProblem(RedemptionObstacle.Balance)).ToError();
        if (idempotencyKey is not null && await FindByKeyAsync(context, idempotencyKey, null, points) is { } before)
            return before;

        if (kept.Amount?.CreatedOnUtc > _startedOnUtc || (consent?.Replaces is { } seen && seen != (kept.Amount?.Id ?? 0)))
            return new RedemptionProblem(RedemptionObstacle.Changed).ToError();

        var quote = await quoting.QuoteAsync(customer, cart, kept);
        if (quote.Obstacle is { } obstacle)
            return obstacle.ToError();

        var terms = SpendTerms.Of(context.Program);
        if (SpendLimits.Check(points, terms, kept.Situation(context.Balance, quote, kept.Amount)) is { } refusal)
            return RedemptionProblem.Of(refusal).ToError();

        var amount = SpendLimits.Worth(points, terms.PointValue);
        var discount = await discounts.GetForAmountAsync(context.Program, amount);
        var trial = new RedemptionTrial(customer, cart, kept, quote, kept.Amount, discount, points, terms, consent?.AcceptWorth);
        var (problem, totals) = await trials.RunAsync(trial);
        if (problem is not null)
        {
            await DetachAsync(customer, trial.Discount.CouponCode);

            return problem.ToError();
        }

        if (kept.Amount is { } replaced)
        {
            var released = await ReleaseAsync(replaced, null, actor);
            if (!released.Success)
            {
                await DetachAsync(customer, discount.CouponCode);

                return released.Error;
            }
        }

        var draft = Draft(context, customer, store, discount, points);
        draft.Amount = amount;
        draft.Name = discount.Name;

        return await ReserveAsync(draft, null, trial, totals, actor, idempotencyKey);
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyRedemption>> ReserveRewardAsync(Customer customer, Store store, IList<ShoppingCartItem> cart, int rewardId,
        string actor, string idempotencyKey = null, RedemptionConsent consent = null)
    {
        var context = await contexts.GetAsync(customer, store);
        var kept = await cartRedemptions.GetAsync(customer, store.Id);
        if (context.Problem is not null || context.Member is null)
            return (context.Problem ?? new RedemptionProblem(RedemptionObstacle.Balance)).ToError();

        var reward = await rewardService.GetRewardByIdAsync(rewardId);
        if (reward is null || reward.ProgramId != context.Program.Id)
            return new RedemptionProblem(RedemptionObstacle.NotOffered).ToError();
        if (idempotencyKey is not null && await FindByKeyAsync(context, idempotencyKey, reward.Id, reward.PointsPrice) is { } before)
            return before;

        var rewardOffer = await offers.GetRewardOfferAsync(reward, context, kept);
        if (rewardOffer.Problem is not null)
            return rewardOffer.Problem.ToError();

        var quote = await quoting.QuoteAsync(customer, cart, kept);
        var terms = SpendTerms.Of(context.Program);
        if (quote.Obstacle is { } obstacle)
            return obstacle.ToError();
        if (terms.MaxPerOrder > 0 && kept.Points + reward.PointsPrice > terms.MaxPerOrder)
            return new RedemptionProblem(RedemptionObstacle.MaximumPerOrder, terms.MaxPerOrder).ToError();

        await discounts.EnsureClosedAsync(rewardOffer.Discount);
        var trial = new RedemptionTrial(customer, cart, kept, quote, null, rewardOffer.Discount, reward.PointsPrice, terms, consent?.AcceptWorth);
        var (problem, totals) = await trials.RunAsync(trial);
        if (problem is not null)
        {
            await DetachAsync(customer, trial.Discount.CouponCode);

            return problem.ToError();
        }

        var draft = Draft(context, customer, store, rewardOffer.Discount, reward.PointsPrice);
        draft.RewardId = reward.Id;
        draft.Name = reward.Name;

        return await ReserveAsync(draft, reward.Stock, trial, totals, actor, idempotencyKey);
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyRedemption>> ReleaseAsync(LoyaltyRedemption redemption, RedemptionProblem problem, string actor)
    {
        while (true)
        {
            if (redemption is null || !redemption.IsLive)
                return new RedemptionProblem(RedemptionObstacle.Gone).ToError();
            if (redemption.Status == RedemptionStatus.Claimed)
                return new RedemptionProblem(RedemptionObstacle.BeingUsed).ToError();

            var timedOut = problem?.Obstacle == RedemptionObstacle.TimedOut;
            if (await lifecycle.TryMoveAsync(redemption, timedOut ? RedemptionStatus.Expired : RedemptionStatus.Released,
                    problem?.Obstacle.ToString(), actor, redemption.Points))
                break;
            redemption = await lifecycle.GetAsync(redemption.Id);
        }

        await RemoveCouponAsync(redemption);

        return redemption;
    }

    /// <inheritdoc />
    public async Task<IList<RedemptionNotice>> RequoteAsync(Customer customer, Store store, IList<ShoppingCartItem> cart)
    {
        var kept = await cartRedemptions.GetAsync(customer, store.Id);
        var notices = new List<RedemptionNotice>();
        if (kept.Reserved.Count == 0)
            return notices;

        var context = await contexts.GetAsync(customer, store);
        var now = time.GetUtcNow().UtcDateTime;
        var codes = await customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        foreach (var redemption in kept.Reserved.ToList())
        {
            if (cart.Count == 0 || !HasCoupon(redemption, codes, now))
                await DropAsync(redemption, null);
            else if (redemption.ExpiresOnUtc <= now)
                await DropAsync(redemption, new RedemptionProblem(RedemptionObstacle.TimedOut));
            else if (context.Problem is not null)
                await DropAsync(redemption, context.Problem);
        }
        if (kept.Reserved.Count == 0)
            return notices;

        var quote = await quoting.QuoteAsync(customer, cart, kept);
        if (quote.Obstacle is { } obstacle)
        {
            foreach (var redemption in kept.Reserved.ToList())
                await DropAsync(redemption, obstacle);

            return notices;
        }

        //a requirement that an admin deleted opens the discount to everybody: then a redemption seems to add nothing
        if (kept.Reserved.Any(redemption => IsAttached(redemption) && !kept.IsApplied(redemption, quote))
            && await discounts.EnsureAllClosedAsync(kept.Reserved.Select(redemption => redemption.DiscountId ?? 0)) > 0)
        {
            quoting.Forget();
            quote = await quoting.QuoteAsync(customer, cart, kept);
        }

        //two may take the same off: without one of them the other counts
        await DropWhileAsync(redemption => IsAttached(redemption) && !kept.IsApplied(redemption, quote), redemption => kept.WhyNotApplied(redemption, quote));

        var terms = SpendTerms.Of(context.Program);
        await DropWhileAsync(redemption => redemption.RewardId is not null && terms.MaxPerOrder > 0 && kept.Points > terms.MaxPerOrder,
            _ => new RedemptionProblem(RedemptionObstacle.MaximumPerOrder, terms.MaxPerOrder));
        if (kept.Reserved.FirstOrDefault(redemption => redemption.RewardId is null) is { } amount)
        {
            var max = SpendLimits.Max(terms, kept.Situation(context.Balance, quote, amount));
            if (amount.Points > max || amount.Points % terms.Step != 0)
            {
                await ShrinkAsync(amount, max);
                codes = await customerService.ParseAppliedDiscountCouponCodesAsync(customer);
                kept = await cartRedemptions.GetAsync(customer, store.Id);
                quote = await quoting.QuoteAsync(customer, cart, kept);
            }
        }
        await DropWhileAsync(redemption => redemption.RewardId is not null && quote.MoneyOff() > quote.MoneyLimit(terms.MaxPercent),
            _ => new RedemptionProblem(RedemptionObstacle.MoneyLimit) { Worth = quote.MoneyLimit(terms.MaxPercent) });

        //worth less than was agreed to: that is asked again, not taken
        await DropWhileAsync(redemption => IsAttached(redemption) && kept.IsWorthLess(redemption, quote), redemption => kept.WhyWorthLess(redemption, quote));

        return notices;

        bool IsAttached(LoyaltyRedemption redemption)
        {
            return codes.Contains(redemption.CouponCode, StringComparer.OrdinalIgnoreCase);
        }

        async Task DropAsync(LoyaltyRedemption redemption, RedemptionProblem problem)
        {
            kept.Remove(redemption);
            if ((await ReleaseAsync(redemption, problem, LoyaltyDefaults.SystemActor)).Success && problem is not null)
                notices.Add(new RedemptionNotice(redemption, problem));
        }

        async Task DropWhileAsync(Func<LoyaltyRedemption, bool> applies, Func<LoyaltyRedemption, RedemptionProblem> problem)
        {
            while (kept.Reserved.LastOrDefault(applies) is { } redemption)
            {
                await DropAsync(redemption, problem(redemption));
                quote = await quoting.QuoteAsync(customer, cart, kept);
            }
        }

        async Task ShrinkAsync(LoyaltyRedemption redemption, long max)
        {
            var smaller = max > 0
                ? await ReservePointsAsync(customer, store, cart, max, LoyaltyDefaults.SystemActor, consent: new RedemptionConsent(redemption.AcceptedWorth))
                : null;
            if (smaller is not { Success: true })
                await ReleaseAsync(redemption, new RedemptionProblem(RedemptionObstacle.CartTotal, max), LoyaltyDefaults.SystemActor);
            notices.Add(new RedemptionNotice(redemption, new RedemptionProblem(RedemptionObstacle.CartTotal, max), smaller?.Value));
        }
    }

    /// <inheritdoc />
    public async Task ReleaseUncoupledAsync(Customer customer)
    {
        var codes = await customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        foreach (var redemption in await GetReservedAsync(customer.Id, 0))
        {
            if (!codes.Contains(redemption.CouponCode, StringComparer.OrdinalIgnoreCase))
                await ReleaseAsync(redemption, null, LoyaltyDefaults.CustomerActor);
        }
    }

    /// <inheritdoc />
    public async Task ReleaseAllAsync(Customer customer, int storeId = 0)
    {
        foreach (var redemption in await GetReservedAsync(customer.Id, storeId))
            await ReleaseAsync(redemption, null, LoyaltyDefaults.CustomerActor);
    }

    /// <inheritdoc />
    public Task<LoyaltyRedemption> GetRedemptionByIdAsync(int redemptionId)
    {
        return lifecycle.GetAsync(redemptionId);
    }

    private async Task<Result<LoyaltyRedemption>> ReserveAsync(LoyaltyRedemption draft, int? stock, RedemptionTrial trial, CartTotals totals, string actor,
        string idempotencyKey)
    {
        draft.AcceptedWorth = trial.AcceptWorth;
        var reserved = await lifecycle.ReserveAsync(draft, stock, idempotencyKey ?? $"redemption:{draft.Reference}", actor, live => Recheck(draft, live, trial.Terms));
        if (!reserved.Success)
        {
            await DetachAsync(trial.Customer, draft.CouponCode);

            return Explain(reserved.Error, stock is not null);
        }

        var redemption = reserved.Value;
        if (redemption.Status != RedemptionStatus.Reserved)
            return redemption;

        //the same amount before it took the coupon with it
        if (!(await customerService.ParseAppliedDiscountCouponCodesAsync(trial.Customer)).Contains(redemption.CouponCode, StringComparer.OrdinalIgnoreCase))
            await customerService.ApplyDiscountCouponCodeAsync(trial.Customer, redemption.CouponCode);

        //another request may have put something else on the cart, or another amount in the place of this one, since nopCommerce was asked
        var kept = await cartRedemptions.GetAsync(draft.CustomerId, draft.StoreId);
        var expected = trial.Kept.All.Where(row => row != trial.Replaced).Select(row => row.Id).Append(redemption.Id);
        var quote = kept.All.Select(row => row.Id).SequenceEqual(expected.Order())
            ? await quoting.AdoptAsync(trial.Customer, trial.Cart, kept, trial.Quote, totals)
            : await quoting.QuoteAsync(trial.Customer, trial.Cart, kept);
        var mine = kept.All.FirstOrDefault(row => row.Id == redemption.Id);
        if (mine is not null && kept.IsApplied(mine, quote))
            return mine;

        var problem = mine is null ? new RedemptionProblem(RedemptionObstacle.Gone) : kept.WhyNotApplied(mine, quote);
        await ReleaseAsync(redemption, problem, LoyaltyDefaults.SystemActor);

        return problem.ToError();
    }

    /// <summary>
    /// Looks at the limits again while no other reservation of the member can come in between
    /// </summary>
    private static LoyaltyError Recheck(LoyaltyRedemption draft, IList<LoyaltyRedemption> live, SpendTerms terms)
    {
        var sameCart = live.Where(row => row.DiscountId is not null && row.StoreId == draft.StoreId).ToList();
        if (sameCart.Any(row => !row.IsLine && row.RewardId == draft.RewardId))
            return new RedemptionProblem(draft.RewardId is null ? RedemptionObstacle.Changed : RedemptionObstacle.AlreadyApplied).ToError();

        return terms.MaxPerOrder > 0 && sameCart.Sum(row => row.Points) + draft.Points > terms.MaxPerOrder
            ? new RedemptionProblem(RedemptionObstacle.MaximumPerOrder, terms.MaxPerOrder).ToError()
            : null;
    }

    /// <summary>
    /// Gives the ledger's refusals their text for shoppers
    /// </summary>
    private static LoyaltyError Explain(LoyaltyError error, bool hasStock)
    {
        return error.Problem is not null ? error : error.Code switch
        {
            LoyaltyErrorCodes.INSUFFICIENT_POINTS => error with { Problem = new RedemptionProblem(RedemptionObstacle.Balance) },
            LoyaltyErrorCodes.MEMBER_INACTIVE => error with { Problem = new RedemptionProblem(RedemptionObstacle.MemberInactive) },
            LoyaltyErrorCodes.INVALID_STATE when hasStock => error with { Problem = new RedemptionProblem(RedemptionObstacle.OutOfStock) },
            _ => error
        };
    }

    private LoyaltyRedemption Draft(RedemptionContext context, Customer customer, Store store, Discount discount, long points)
    {
        var nowUtc = Moment.Kept(time.GetUtcNow().UtcDateTime);

        return new LoyaltyRedemption
        {
            RedemptionGuid = Guid.NewGuid(),
            ProgramId = context.Program.Id,
            MemberId = context.Member.Id,
            CustomerId = customer.Id,
            StoreId = store.Id,
            DiscountId = discount.Id,
            CouponCode = discount.CouponCode,
            Points = points,
            CreatedOnUtc = nowUtc,
            UpdatedOnUtc = nowUtc,
            ExpiresOnUtc = nowUtc.AddMinutes(Math.Max(context.Program.ReservationMinutes, 1))
        };
    }

    private async Task<IList<LoyaltyRedemption>> GetReservedAsync(int customerId, int storeId)
    {
        return await redemptionRepository.GetAllAsync(query => query.Where(row => row.CustomerId == customerId && row.DiscountId != null
            && row.StatusId == (int)RedemptionStatus.Reserved && (storeId == 0 || row.StoreId == storeId)));
    }

    private async Task<Result<LoyaltyRedemption>> FindByKeyAsync(RedemptionContext context, string idempotencyKey, int? rewardId, long points)
    {
        var before = await lifecycle.FindByKeyAsync(context.Program.Id, idempotencyKey);
        if (before is null)
            return null;

        return before.MemberId == context.Member.Id && before.Points == points && before.RewardId == rewardId
            ? before
            : LoyaltyError.IdempotencyConflict;
    }

    /// <summary>
    /// Takes off a coupon that was attached for nothing, unless another reservation has it
    /// </summary>
    private async Task DetachAsync(Customer customer, string couponCode)
    {
        if ((await GetReservedAsync(customer.Id, 0)).All(other => other.CouponCode != couponCode))
            await customerService.RemoveDiscountCouponCodeAsync(customer, couponCode);
    }

    private async Task RemoveCouponAsync(LoyaltyRedemption redemption)
    {
        if (redemption.CouponCode is null || await customerService.GetCustomerByIdAsync(redemption.CustomerId) is not { } customer)
            return;

        var codes = await customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        var others = await GetReservedAsync(customer.Id, 0);
        if (codes.Contains(redemption.CouponCode, StringComparer.OrdinalIgnoreCase) && others.All(other => other.CouponCode != redemption.CouponCode))
            await customerService.RemoveDiscountCouponCodeAsync(customer, redemption.CouponCode);
    }

    private static bool HasCoupon(LoyaltyRedemption redemption, string[] codes, DateTime nowUtc)
    {
        return codes.Contains(redemption.CouponCode, StringComparer.OrdinalIgnoreCase) || redemption.CreatedOnUtc > nowUtc - _couponGrace;
    }
}
