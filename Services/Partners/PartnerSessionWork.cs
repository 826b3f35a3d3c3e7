using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Redemption;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

namespace Nop.Plugin.Misc.Loyalty.Services.Partners;

/// <summary>
/// What calls do with a session: rewards are reserved as carts reserve them, kept for the order that was placed, and used when it is fulfilled
/// </summary>
public class PartnerSessionWork(ExternalRedemptions redemptions,
    PartnerBaskets baskets,
    PartnerBooking booking,
    RedemptionLifecycle lifecycle,
    TimeProvider time)
{
    /// <summary>
    /// Days for which points are kept for an order that waits to be fulfilled
    /// </summary>
    public const int KEPT_DAYS = 30;

    /// <summary>
    /// The accepted rewards of a session
    /// </summary>
    public static List<PartnerReward> AcceptedOf(PartnerSession session)
    {
        return string.IsNullOrEmpty(session.Accepted) ? [] : JsonSerializer.Deserialize<List<PartnerReward>>(session.Accepted);
    }

    /// <summary>
    /// The lines of a session
    /// </summary>
    public static List<PartnerLine> LinesOf(PartnerSession session)
    {
        return string.IsNullOrEmpty(session.Lines) ? [] : JsonSerializer.Deserialize<List<PartnerLine>>(session.Lines);
    }

    /// <summary>
    /// Takes a basket and says what it comes to. Rewards that hold no longer are given back
    /// </summary>
    public async Task<PartnerEvaluation> GetRewardsAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, IReadOnlyList<PartnerLine> lines, string actor)
    {
        var resolved = await baskets.ResolveAsync(program, lines, []);
        session.Lines = JsonSerializer.Serialize(resolved);

        return await EvaluateAsync(session, program, shopper, resolved, actor);
    }

    /// <summary>
    /// Accepts exactly the rewards and points that are named; the others are declined
    /// </summary>
    public async Task<Result<PartnerEvaluation>> AcceptAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, IReadOnlyList<int> rewardIds, long points, PartnerCall call)
    {
        var lines = LinesOf(session);
        var (kept, lost) = await SortAsync(AcceptedOf(session));
        foreach (var dropped in kept.Where(reward => reward.RewardId is { } id ? !rewardIds.Contains(id) : reward.Points != points).ToList())
        {
            await GiveBackAsync(dropped, call.Actor);
            kept.Remove(dropped);
        }
        var before = kept.ToList();
        foreach (var rewardId in rewardIds.Where(id => kept.All(reward => reward.RewardId != id)))
        {
            var offer = (await baskets.EvaluateAsync(program, shopper, session.StoreId, lines, kept)).Offers.FirstOrDefault(candidate => candidate.Reward.Id == rewardId);
            if (offer is null)
                return await UndoAsync(new LoyaltyError(LoyaltyErrorCodes.REWARD_NOT_FOUND, $"Reward {rewardId} is not on offer for this basket.", "rewards"));
            if (program.MaxRedeemPointsPerOrder > 0 && kept.Sum(reward => reward.Points) + offer.Reward.PointsPrice > program.MaxRedeemPointsPerOrder)
                return await UndoAsync(new RedemptionProblem(RedemptionObstacle.MaximumPerOrder, program.MaxRedeemPointsPerOrder).ToError() with { Field = "rewards" });

            var taken = await ReserveAsync(session, program, shopper, new ExternalRequest(null, rewardId, session.Total, session.Name), call, $"reward:{rewardId}");
            if (!taken.Success)
                return await UndoAsync(taken.Error with { Field = "rewards" });
            kept.Add(new PartnerReward(taken.Value.Id, rewardId, taken.Value.Points, offer.Amount));
        }
        if (points > 0 && kept.All(reward => reward.RewardId is not null))
        {
            var most = (await baskets.EvaluateAsync(program, shopper, session.StoreId, lines, kept)).MostPoints;
            if (points > most)
                return await UndoAsync(new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"At most {most} points can be spent on this basket.", "points"));

            var taken = await ReserveAsync(session, program, shopper, new ExternalRequest(points, null, session.Total, session.Name), call, "points");
            if (!taken.Success)
                return await UndoAsync(taken.Error with { Field = "points" });
            kept.Add(new PartnerReward(taken.Value.Id, null, points, taken.Value.Amount));
        }
        session.Accepted = JsonSerializer.Serialize(kept);
        var evaluation = await EvaluateAsync(session, program, shopper, lines, call.Actor);

        return evaluation with { Lost = [.. evaluation.Lost, .. lost] };

        // all or nothing of what is new
        async Task<LoyaltyError> UndoAsync(LoyaltyError error)
        {
            foreach (var reward in kept.Except(before))
                await GiveBackAsync(reward, call.Actor);
            session.Accepted = JsonSerializer.Serialize(before);

            return error;
        }
    }

    /// <summary>
    /// Keeps the accepted rewards for an order that was placed
    /// </summary>
    public async Task<Result<PartnerEvaluation>> ClaimAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, DateTime nowUtc, string actor)
    {
        var accepted = AcceptedOf(session);
        var (kept, _) = await SortAsync(accepted);
        if (kept.Count < accepted.Count)
            return new LoyaltyError(LoyaltyErrorCodes.REDEMPTION_EXPIRED, "A reward is not kept any more. Get the rewards again, and let the shopper see the new total.");

        foreach (var reward in kept)
        {
            var redemption = await lifecycle.GetAsync(reward.RedemptionId);
            if (!await lifecycle.TryMoveAsync(redemption, RedemptionStatus.Reserved, null, actor, 0, row => row.ExpiresOnUtc = nowUtc.AddDays(KEPT_DAYS)))
                return new LoyaltyError(LoyaltyErrorCodes.REDEMPTION_EXPIRED, "A reward was given back meanwhile. Get the rewards again.");
        }

        return await baskets.EvaluateAsync(program, shopper, session.StoreId, LinesOf(session), kept);
    }

    /// <summary>
    /// Books what was fulfilled. Called again, it books the difference to what is left of it
    /// </summary>
    public async Task<PartnerSummary> FinalizeAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, IReadOnlyList<PartnerLine> lines, string partnerName, string actor)
    {
        var resolved = await baskets.ResolveAsync(program, lines, LinesOf(session));
        var summary = await booking.BookAsync(session, program, shopper, resolved, partnerName, actor);
        // lines that came back stay known: they may be named again
        session.Lines = JsonSerializer.Serialize(resolved.Concat(LinesOf(session).Where(line => resolved.All(other => other.LineId != line.LineId)).Select(line => line with { Quantity = 0 })));
        session.Total = resolved.Sum(line => line.Price);

        return summary;
    }

    /// <summary>
    /// Gives everything back
    /// </summary>
    public async Task CancelAsync(PartnerSession session, string actor)
    {
        foreach (var reward in AcceptedOf(session))
            await GiveBackAsync(reward, actor);
        session.Accepted = null;
    }

    /// <summary>
    /// Gives back what is reserved by calls that were never answered: no answer to come speaks of it
    /// </summary>
    public async Task DropUnansweredAsync(PartnerSession session, string actor)
    {
        var accepted = AcceptedOf(session).Select(reward => reward.RedemptionId).ToHashSet();
        foreach (var redemption in await lifecycle.GetReservedAsync(session.MemberId, $"{session.Reference}:"))
        {
            if (!accepted.Contains(redemption.Id))
                await redemptions.ReleaseAsync(redemption, null, actor);
        }
    }

    private async Task<PartnerEvaluation> EvaluateAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, IReadOnlyList<PartnerLine> lines, string actor)
    {
        var (kept, gone) = await SortAsync(AcceptedOf(session));
        var evaluation = await baskets.EvaluateAsync(program, shopper, session.StoreId, lines, kept);
        if (evaluation.Lost.Count > 0)
        {
            gone.AddRange(evaluation.Lost);
            foreach (var lost in evaluation.Lost)
                await GiveBackAsync(lost, actor);
            // their points are there again
            evaluation = await baskets.EvaluateAsync(program, shopper, session.StoreId, lines, evaluation.Accepted);
        }
        session.Total = evaluation.Total;
        session.Accepted = JsonSerializer.Serialize(evaluation.Accepted);

        return evaluation with { Lost = gone };
    }

    /// <summary>
    /// Tells the rewards whose points are still kept from those that were given back
    /// </summary>
    private async Task<(List<PartnerReward> Kept, List<PartnerReward> Gone)> SortAsync(IEnumerable<PartnerReward> accepted)
    {
        var (kept, gone) = (new List<PartnerReward>(), new List<PartnerReward>());
        foreach (var reward in accepted)
        {
            var redemption = await lifecycle.GetAsync(reward.RedemptionId);
            (redemption is { Status: RedemptionStatus.Reserved } && redemption.ExpiresOnUtc > time.GetUtcNow().UtcDateTime ? kept : gone).Add(reward);
        }

        return (kept, gone);
    }

    private async Task<Result<LoyaltyRedemption>> ReserveAsync(PartnerSession session, LoyaltyProgram program, PartnerCustomer shopper, ExternalRequest request, PartnerCall call, string part)
    {
        var reserved = await redemptions.ReserveAsync(program, shopper.Member, session.StoreId, request, call.Actor, $"{session.Reference}:{call.Sequence}:{part}");
        if (reserved.Success && reserved.Value.Status != RedemptionStatus.Reserved)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The call was refused before. Send it again under a higher number.");

        return reserved;
    }

    private async Task GiveBackAsync(PartnerReward reward, string actor)
    {
        if (await lifecycle.GetAsync(reward.RedemptionId) is { IsLive: true } redemption)
            await redemptions.ReleaseAsync(redemption, null, actor);
    }
}

/// <summary>
/// What a finalized session has booked, all its calls together
/// </summary>
/// <param name="Earned">Points earned</param>
/// <param name="Redeemed">Points spent</param>
/// <param name="Balance">Points the shopper can spend now</param>
/// <param name="Rewards">The rewards, with what they took off what was fulfilled</param>
public sealed record PartnerSummary(long Earned, long Redeemed, long Balance, IReadOnlyList<PartnerReward> Rewards);
