using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Services.Logging;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Brings sessions to their end. No event is trusted to come once, in order or at all: each asks the same question, what is due for this session by its order as it is now
/// </summary>
public class SessionFinalization(IEventPublisher eventPublisher,
    ILogger logger,
    IOrderService orderService,
    ProviderConfigurations configurations,
    ProviderSessions sessions,
    SessionBaskets baskets,
    SessionDialogue dialogue)
{
    /// <summary>
    /// Reason of a session that was tried until its last day
    /// </summary>
    public const string LAST_DAY = "last day";

    private const int MOST_CALLS = 8;
    private const int BATCH = 100;

    // as long as a run may begin further batches
    private static readonly TimeSpan _runTime = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Does what is due for all sessions whose time has come
    /// </summary>
    /// <returns>Number of sessions looked at</returns>
    public async Task<int> AdvanceDueAsync()
    {
        var (until, count) = (sessions.NowUtc + _runTime, 0);
        while (true)
        {
            var due = await sessions.GetDueAsync(sessions.NowUtc, BATCH);
            foreach (var session in due)
                await AdvanceQuietlyAsync(session.Id, ProviderPatience.Task, LoyaltyDefaults.SystemActor);
            count += due.Count;
            if (due.Count < BATCH || sessions.NowUtc > until)
                return count;
        }
    }

    /// <summary>
    /// Lets the task look at the sessions of an order soon: something has happened to it
    /// </summary>
    public async Task WakeAsync(int orderId)
    {
        foreach (var session in await sessions.GetByOrderAsync(orderId))
        {
            // also one that is due: whoever looks at it now may have read the order before this happened
            if (session.Status is ProviderSessionStatus.PendingFinalization or ProviderSessionStatus.Finalized)
                await sessions.ScheduleAsync(session.Id, row => row.DueOnUtc = sessions.NowUtc);
        }
    }

    /// <summary>
    /// Does what is due for a session. What one session makes throw is that session's failure
    /// </summary>
    public async Task<ProviderSession> AdvanceQuietlyAsync(int id, ProviderPatience patience, string actor)
    {
        try
        {
            return await AdvanceAsync(id, patience, actor);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: session {id} could not be gone on with; the scheduled task will try again", exception);

            return await sessions.ScheduleAsync(id, row => Delay(row, null));
        }
    }

    /// <summary>
    /// Tries no longer
    /// </summary>
    public Task<Result<ProviderSession>> GiveUpAsync(ProviderSession session, string reason, string actor)
    {
        return sessions.MoveAsync(session, new SessionStep(ProviderSessionAction.GiveUp, actor) { Reason = reason }, row => SessionDialogue.Close(row, reason), prepare: row => row.Reason = reason);
    }

    /// <summary>
    /// Whether an order counts as fulfilled
    /// </summary>
    public static bool IsFulfilled(Order order, FulfilmentMoment moment)
    {
        var complete = order.OrderStatus == OrderStatus.Complete;

        return moment switch
        {
            FulfilmentMoment.Shipped => order.ShippingStatus is ShippingStatus.Shipped or ShippingStatus.Delivered || (order.ShippingStatus == ShippingStatus.ShippingNotRequired && complete),
            FulfilmentMoment.Delivered => order.ShippingStatus == ShippingStatus.Delivered || (order.ShippingStatus == ShippingStatus.ShippingNotRequired && complete),
            _ => complete
        };
    }

    private async Task<ProviderSession> AdvanceAsync(int id, ProviderPatience patience, string actor)
    {
        for (var call = 0; call < MOST_CALLS; call++)
        {
            if (await sessions.GetByIdAsync(id) is not { } session)
                return null;

            var configuration = await configurations.FindAsync(session.StoreId);
            var order = session.OrderId is { } orderId ? await orderService.GetOrderByIdAsync(orderId) : null;
            var basket = order is null ? new ProviderBasket([]) : await baskets.OfOrderAsync(order, session.Discount);
            var facts = new SessionOrder(order is not null, order is null || SessionBaskets.CameBack(order), order is not null && configuration is not null && IsFulfilled(order, configuration.FinalizeAt), basket.Key);
            if (SessionPlan.Next(session, facts) is not { } action)
                return await RestAsync(session);

            if (configuration is null)
                return await sessions.ScheduleAsync(id, row => Delay(row, null));

            var done = await DoAsync(session, configuration, action, basket, patience, actor);
            if (!done.Success)
                return await FailAsync(id, configuration, done.Error, patience, actor);
            if (done.Value.Status == ProviderSessionStatus.Finalized)
                await eventPublisher.PublishAsync(new ProviderSessionFinalizedEvent(done.Value, SessionJson.SummaryOf(done.Value)));
        }

        return await sessions.ScheduleAsync(id, row => Delay(row, null));
    }

    /// <summary>
    /// Nothing is due until something happens to the order. What happened while it was being read has moved the date, and stays due
    /// </summary>
    private async Task<ProviderSession> RestAsync(ProviderSession session)
    {
        return await sessions.ScheduleAsync(session.Id, row =>
        {
            (row.Attempts, row.LastDayOnUtc) = (0, null);
            if (row.DueOnUtc == session.DueOnUtc)
                row.DueOnUtc = SessionPlan.LookAgainOn(row, sessions.NowUtc);
        });
    }

    private async Task<Result<ProviderSession>> DoAsync(ProviderSession session, ProviderConfiguration configuration, ProviderSessionAction action, ProviderBasket basket, ProviderPatience patience, string actor)
    {
        switch (action)
        {
            case ProviderSessionAction.Identify:
                return await dialogue.IdentifyAsync(session, configuration, patience, actor);
            case ProviderSessionAction.GetRewards:
                return await CatchUpAsync(session, configuration, basket, patience, actor);
            case ProviderSessionAction.Claim:
                return await ClaimAsync(session, configuration, patience, actor);
            case ProviderSessionAction.Cancel:
                return await CancelAsync(session, configuration, patience, actor);
            default:
                return await dialogue.FinalizeAsync(session, configuration, basket, patience, actor);
        }
    }

    /// <summary>
    /// Tells a provider of an order that it has not heard of yet. What the order took off is asked for again; more was not taken off, so no more is accepted
    /// </summary>
    private async Task<Result<ProviderSession>> CatchUpAsync(ProviderSession session, ProviderConfiguration configuration, ProviderBasket basket, ProviderPatience patience, string actor)
    {
        var (discount, wish) = (session.Discount, SessionJson.WishOf(session));
        var asked = await dialogue.GetRewardsAsync(session, configuration, basket, patience, actor);
        // it keeps the rewards already, and the answer was lost: it is told once more that it shall
        if (asked.Error is { Code: LoyaltyErrorCodes.INVALID_STATE, Field: null } && (await sessions.GetByIdAsync(session.Id)).ClaimedOnUtc is null)
            return await KeepAsync(session.Id, basket);
        if (!asked.Success)
            return asked;

        var offer = SessionJson.OfferOf(asked.Value);
        var wanted = discount > 0 ? wish.Within(offer) : new SessionWish();
        if (wanted.IsMetBy(offer))
            return await KeepAsync(session.Id, basket);

        var accepted = await dialogue.AcceptAsync(asked.Value, configuration, basket, wanted, patience, actor);
        if (accepted.Success || wanted.IsEmpty || accepted.Error.Code is LoyaltyErrorCodes.PROVIDER_UNAVAILABLE or LoyaltyErrorCodes.INVALID_STATE)
            return accepted;

        // what the order took off cannot be had any more, and is at the shop's expense; it earns all the same
        return await dialogue.AcceptAsync(await sessions.GetByIdAsync(session.Id), configuration, basket, new SessionWish(), patience, actor);
    }

    private async Task<Result<ProviderSession>> KeepAsync(int id, ProviderBasket basket)
    {
        return await sessions.ScheduleAsync(id, row => row.BasketKey = basket.Key);
    }

    private async Task<Result<ProviderSession>> ClaimAsync(ProviderSession session, ProviderConfiguration configuration, ProviderPatience patience, string actor)
    {
        var claimed = await dialogue.ClaimAsync(session, configuration, patience, actor);
        if (claimed.Success || claimed.Error.Code is not (LoyaltyErrorCodes.REDEMPTION_EXPIRED or LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT))
            return claimed;

        // the reservation ran out between the cart and the order, or a process died that had accepted something else: the rewards are asked for anew, and accepted again
        return await sessions.ScheduleAsync(session.Id, row => row.BasketKey = null);
    }

    private async Task<Result<ProviderSession>> CancelAsync(ProviderSession session, ProviderConfiguration configuration, ProviderPatience patience, string actor)
    {
        var cancelled = await dialogue.CancelAsync(session, configuration, patience, actor, "order came back");
        // it has booked the order, and the answer was lost: it books that nothing is left of it
        if (cancelled.Error is { Code: LoyaltyErrorCodes.INVALID_STATE, Field: null } && session.ClaimedOnUtc is not null)
            return await dialogue.FinalizeAsync(await sessions.GetByIdAsync(session.Id), configuration, new ProviderBasket([]), patience, actor);
        if (cancelled.Success || cancelled.Error.Code is not (LoyaltyErrorCodes.SESSION_NOT_FOUND or "NOT_FOUND"))
            return cancelled;

        // it has forgotten the session: there is nothing left to give back
        return await GiveUpAsync(await sessions.GetByIdAsync(session.Id), "order came back", actor);
    }

    private async Task<ProviderSession> FailAsync(int id, ProviderConfiguration configuration, LoyaltyError error, ProviderPatience patience, string actor)
    {
        // somebody else goes on with it
        if (error is { Code: LoyaltyErrorCodes.INVALID_STATE, Field: "step" })
            return await sessions.GetByIdAsync(id);

        var session = await sessions.ScheduleAsync(id, row => Delay(row, configuration));
        if (session is null || patience == ProviderPatience.Page || session.Status == ProviderSessionStatus.Finalized || !(session.LastDayOnUtc < sessions.NowUtc))
            return session;

        await logger.WarningAsync($"Loyalty: session {id} was tried until its last day and has failed: {error.Code}");
        var given = await GiveUpAsync(session, LAST_DAY, actor);

        return given.Success ? given.Value : session;
    }

    private void Delay(ProviderSession row, ProviderConfiguration configuration)
    {
        var now = sessions.NowUtc;
        row.Attempts++;
        row.LastDayOnUtc ??= now.AddDays(configuration?.KeepTryingDays ?? ProviderConfiguration.MAX_DAYS);
        // a correction that nobody can make any more is not tried for ever
        row.DueOnUtc = row.Status == ProviderSessionStatus.Finalized && row.LastDayOnUtc < now ? LoyaltyDefaults.Never : SessionPlan.RetryOn(now, row.Attempts);
    }
}
