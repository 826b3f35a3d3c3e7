using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Configuration;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

/// <summary>
/// What is asked to be redeemed outside the store's own checkout, at a till for example
/// </summary>
/// <param name="Points">Points to spend as an amount; null for a reward</param>
/// <param name="RewardId">Reward; null for an amount</param>
/// <param name="OrderTotal">Total of the purchase in the primary store currency; null when it is not known</param>
/// <param name="Reference">The caller's own reference</param>
public sealed record ExternalRequest(long? Points, int? RewardId, decimal? OrderTotal = null, string Reference = null);

/// <summary>
/// What a request would cost and bring
/// </summary>
/// <param name="Points">Points</param>
/// <param name="Amount">Worth in the primary store currency; 0 for a reward, whose worth the purchase decides</param>
/// <param name="Reward">The reward, if one was asked for</param>
public sealed record ExternalQuote(long Points, decimal Amount, LoyaltyReward Reward);

/// <summary>
/// Redemptions by other programs: reserve, then confirm what was used, or release. No cart and no coupon take part
/// </summary>
public class ExternalRedemptions(IDiscountService discountService,
    ILedgerService ledgerService,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRewardService rewardService,
    ISettingService settingService,
    RedemptionLifecycle lifecycle,
    TimeProvider time)
{
    /// <summary>
    /// Checks a request against balance, limits and stock; changes nothing
    /// </summary>
    public async Task<Result<ExternalQuote>> QuoteAsync(LoyaltyProgram program, LoyaltyMember member, int storeId, ExternalRequest request)
    {
        var settings = await settingService.LoadSettingAsync<LoyaltySettings>(storeId);
        if (Obstacle(program, member, settings, request) is { } obstacle)
            return obstacle;

        var balance = (await ledgerService.GetAccountAsync(member.Id)).Balance;

        return request.RewardId is { } rewardId
            ? await QuoteRewardAsync(program, member, balance, rewardId)
            : QuotePoints(program, balance, request);
    }

    /// <summary>
    /// Takes points, of what the customer's membership is when it is read for that, and keeps them for the program's time limit
    /// </summary>
    public async Task<Result<LoyaltyRedemption>> ReservePointsAsync(LoyaltyProgram program, int customerId, int storeId, ExternalRequest request,
        string actor, string idempotencyKey)
    {
        var settings = await settingService.LoadSettingAsync<LoyaltySettings>(storeId);
        LoyaltyMember member = null;
        var (reserved, before) = await lifecycle.ReserveAsync(MemberAddress.OfCustomer(program.Id, customerId), idempotencyKey, actor, found =>
        {
            member = found.Member;
            if (Obstacle(program, member, settings, request) is { } obstacle)
                return obstacle;

            // points that have run out are taken by the booking itself, which then refuses
            var quote = QuotePoints(program, found.Account?.Balance ?? 0, request);

            return quote.Success ? Draft(program, member, storeId, request, quote.Value) : quote.Error;
        });

        return before && reserved.Success ? Replay(reserved.Value, customerId, request) : reserved;
    }

    /// <summary>
    /// Takes the points of a reward and keeps them for the program's time limit
    /// </summary>
    public async Task<Result<LoyaltyRedemption>> ReserveAsync(LoyaltyProgram program, LoyaltyMember member, int storeId, ExternalRequest request,
        string actor, string idempotencyKey)
    {
        if (await lifecycle.FindByKeyAsync(program.Id, idempotencyKey) is { } before)
            return Replay(before, member.CustomerId, request);

        var quote = await QuoteAsync(program, member, storeId, request);
        if (!quote.Success)
            return quote.Error;

        return await lifecycle.ReserveAsync(Draft(program, member, storeId, request, quote.Value), quote.Value.Reward?.Stock, idempotencyKey, actor, _ => null);
    }

    /// <summary>
    /// Confirms that a reservation was used
    /// </summary>
    /// <param name="redemption">Redemption</param>
    /// <param name="usedPoints">Points really used; null for all. The rest is given back</param>
    /// <param name="reference">The caller's own reference</param>
    /// <param name="actor">Who</param>
    public async Task<Result<LoyaltyRedemption>> ConfirmAsync(LoyaltyRedemption redemption, long? usedPoints, string reference, string actor)
    {
        if (redemption.DiscountId is not null)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "It is kept for a cart of the store, whose checkout confirms it.");
        if (usedPoints is <= 0 || usedPoints > redemption.Points)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"Must be from 1 to {redemption.Points} points.", "points");

        var used = usedPoints ?? redemption.Points;
        while (true)
        {
            if (redemption.Status == RedemptionStatus.Confirmed && redemption.UsedPoints == used
                && (reference is null || reference == redemption.ExternalReference))
                return redemption;
            if (await RefuseClosedAsync(redemption, actor) is { } error)
                return error;
            if (await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Confirmed, null, actor, redemption.Points - used, row =>
                {
                    row.UsedPoints = used;
                    row.UsedAmount = row.Points == 0 ? 0 : SpendLimits.Worth(used, row.Amount / row.Points);
                    row.ExternalReference = reference ?? row.ExternalReference;
                }))
                return redemption;

            redemption = await lifecycle.GetAsync(redemption.Id);
        }
    }

    /// <summary>
    /// Gives a reservation back
    /// </summary>
    public async Task<Result<LoyaltyRedemption>> ReleaseAsync(LoyaltyRedemption redemption, string reason, string actor)
    {
        while (true)
        {
            if (redemption.Status == RedemptionStatus.Released)
                return redemption;
            if (await RefuseClosedAsync(redemption, actor) is { } error)
                return error;
            if (await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Released, reason, actor, redemption.Points))
                return redemption;

            redemption = await lifecycle.GetAsync(redemption.Id);
        }
    }

    /// <summary>
    /// Gets a member's redemptions, newest first
    /// </summary>
    /// <param name="memberId">Member</param>
    /// <param name="pageSize">How many</param>
    /// <param name="beforeId">Only older ones than this; null for the newest</param>
    public async Task<IList<LoyaltyRedemption>> GetByMemberAsync(int memberId, int pageSize, int? beforeId = null)
    {
        var before = beforeId ?? int.MaxValue;

        return await redemptionRepository.GetAllAsync(query => query
            .Where(row => row.MemberId == memberId && row.Id < before).OrderByDescending(row => row.Id).Take(pageSize));
    }

    private static LoyaltyError Obstacle(LoyaltyProgram program, LoyaltyMember member, LoyaltySettings settings, ExternalRequest request)
    {
        if (!settings.Enabled || !program.RedemptionEnabled || !program.Active)
            return new RedemptionProblem(RedemptionObstacle.Closed).ToError();
        if (member.Status != MemberStatus.Active)
            return new RedemptionProblem(RedemptionObstacle.MemberInactive).ToError();

        return request.Points is null == request.RewardId is null
            ? new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "Give either points or a reward.", "points")
            : null;
    }

    private LoyaltyRedemption Draft(LoyaltyProgram program, LoyaltyMember member, int storeId, ExternalRequest request, ExternalQuote quote)
    {
        var nowUtc = Moment.Kept(time.GetUtcNow().UtcDateTime);

        return new LoyaltyRedemption
        {
            RedemptionGuid = Guid.NewGuid(),
            ProgramId = program.Id,
            MemberId = member.Id,
            CustomerId = member.CustomerId,
            StoreId = storeId,
            RewardId = quote.Reward?.Id,
            Name = quote.Reward?.Name ?? "Points redeemed",
            Points = quote.Points,
            Amount = quote.Amount,
            ExternalReference = request.Reference,
            CreatedOnUtc = nowUtc,
            UpdatedOnUtc = nowUtc,
            ExpiresOnUtc = nowUtc.AddMinutes(Math.Max(program.ReservationMinutes, 1))
        };
    }

    private static Result<ExternalQuote> QuotePoints(LoyaltyProgram program, long balance, ExternalRequest request)
    {
        var terms = SpendTerms.Of(program);
        var points = request.Points ?? 0;
        var total = request.OrderTotal ?? decimal.MaxValue / 1_000_000;
        if (SpendLimits.Check(points, terms, new SpendSituation(balance, 0, total, total)) is { } refusal)
            return RedemptionProblem.Of(refusal).ToError();

        return new ExternalQuote(points, SpendLimits.Worth(points, terms.PointValue), null);
    }

    private async Task<Result<ExternalQuote>> QuoteRewardAsync(LoyaltyProgram program, LoyaltyMember member, long balance, int rewardId)
    {
        var reward = await rewardService.GetRewardByIdAsync(rewardId);
        if (reward is null || reward.ProgramId != program.Id)
            return new RedemptionProblem(RedemptionObstacle.NotOffered).ToError();

        var usable = await discountService.GetDiscountByIdAsync(reward.DiscountId) is { IsActive: true };
        if (reward.FindObstacle(usable, member.TierId, await rewardService.GetLeftAsync(reward), balance, time.GetUtcNow().UtcDateTime) is { } obstacle)
            return new RedemptionProblem(obstacle, balance).ToError();
        if (program.MaxRedeemPointsPerOrder > 0 && reward.PointsPrice > program.MaxRedeemPointsPerOrder)
            return new RedemptionProblem(RedemptionObstacle.MaximumPerOrder, program.MaxRedeemPointsPerOrder).ToError();

        return new ExternalQuote(reward.PointsPrice, 0, reward);
    }

    private static Result<LoyaltyRedemption> Replay(LoyaltyRedemption before, int customerId, ExternalRequest request)
    {
        var same = before.CustomerId == customerId && before.RewardId == request.RewardId && (request.Points is null || before.Points == request.Points);

        return same
            ? before
            : LoyaltyError.IdempotencyConflict;
    }

    /// <summary>
    /// Why a redemption can be neither confirmed nor released; null when it can. One whose time is over ends here
    /// </summary>
    private async Task<LoyaltyError> RefuseClosedAsync(LoyaltyRedemption redemption, string actor)
    {
        if (redemption.Status == RedemptionStatus.Reserved && redemption.ExpiresOnUtc <= time.GetUtcNow().UtcDateTime)
        {
            await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Expired, RedemptionObstacle.TimedOut.ToString(), actor, redemption.Points);

            return new RedemptionProblem(RedemptionObstacle.TimedOut).ToError();
        }

        return redemption.Status switch
        {
            RedemptionStatus.Reserved => null,
            RedemptionStatus.Claimed => new RedemptionProblem(RedemptionObstacle.BeingUsed).ToError(),
            RedemptionStatus.Expired => new RedemptionProblem(RedemptionObstacle.TimedOut).ToError(),
            _ => new RedemptionProblem(RedemptionObstacle.Gone).ToError()
        };
    }
}
