#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// What the order of a session is like, as far as it decides what is due
/// </summary>
/// <param name="Exists">Whether there still is one</param>
/// <param name="CameBack">Whether nothing of it is left: cancelled, deleted, voided or paid back</param>
/// <param name="Fulfilled">Whether it counts as fulfilled</param>
/// <param name="LinesKey">Hash of its lines as they are now</param>
public sealed record SessionOrder(bool Exists, bool CameBack, bool Fulfilled, string LinesKey);

/// <summary>
/// What is to be done next with a session, whatever happened before, in whatever order it was heard of. Pure
/// </summary>
public static class SessionPlan
{
    private static readonly TimeSpan _first = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(6);
    private static readonly TimeSpan _soonest = TimeSpan.FromHours(1);
    private static readonly TimeSpan _pause = TimeSpan.FromDays(1);
    private static readonly TimeSpan _watched = TimeSpan.FromDays(365);

    /// <summary>
    /// The next action; null when there is nothing to do until something happens to the order
    /// </summary>
    /// <param name="session">The session</param>
    /// <param name="order">Its order</param>
    public static ProviderSessionAction? Next(ProviderSession session, SessionOrder order)
    {
        switch (session.Status)
        {
            case ProviderSessionStatus.PendingFinalization when !order.Exists || order.CameBack:
                return ProviderSessionAction.Cancel;
            case ProviderSessionStatus.PendingFinalization when session.LoyaltyId is null:
                return ProviderSessionAction.Identify;
            case ProviderSessionStatus.PendingFinalization when session.ClaimedOnUtc is null && session.BasketKey is null:
                return ProviderSessionAction.GetRewards;
            case ProviderSessionStatus.PendingFinalization when session.ClaimedOnUtc is null:
                return ProviderSessionAction.Claim;
            case ProviderSessionStatus.PendingFinalization when order.Fulfilled:
                return ProviderSessionAction.Finalize;
            case ProviderSessionStatus.Finalized when order.Exists && session.FinalizedKey != order.LinesKey:
                return ProviderSessionAction.Correct;
            default:
                return null;
        }
    }

    /// <summary>
    /// When a session is looked at again of which nothing is due. What happened to its order wakes it; but a process can die after the order was saved and before anybody heard of it.
    /// So one that waits is looked at once a day, a young one more often; one that was booked after as long as it is old, for a year
    /// </summary>
    /// <param name="session">The session</param>
    /// <param name="nowUtc">Moment</param>
    public static DateTime LookAgainOn(ProviderSession session, DateTime nowUtc)
    {
        var age = nowUtc - session.CreatedOnUtc;
        var wait = age > _soonest ? age : _soonest;

        return session.Status switch
        {
            ProviderSessionStatus.PendingFinalization => nowUtc + (wait < _pause ? wait : _pause),
            ProviderSessionStatus.Finalized when age < _watched => nowUtc + wait,
            _ => LoyaltyDefaults.Never
        };
    }

    /// <summary>
    /// When what failed is tried again: after five minutes first, then after twice as long each time, up to six hours
    /// </summary>
    /// <param name="nowUtc">Moment of the failure</param>
    /// <param name="attempts">How often it has failed by now</param>
    public static DateTime RetryOn(DateTime nowUtc, int attempts)
    {
        var doublings = Math.Clamp(attempts - 1, 0, 10);

        return nowUtc + TimeSpan.FromTicks(Math.Min(_first.Ticks << doublings, _longest.Ticks));
    }
}
