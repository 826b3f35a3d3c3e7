using Nop.Plugin.Misc.Loyalty.Domain.Providers;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Says whether a session holds a discount for a shopper
/// </summary>
public class SessionHold(ProviderConfigurations configurations, ProviderSessions sessions)
{
    /// <summary>
    /// Finds the session of a shopper's cart that takes something off; null when none does
    /// </summary>
    public async Task<ProviderSession> FindAsync(int customerId, int storeId)
    {
        return await sessions.FindActiveAsync(customerId, storeId) is { DiscountId: > 0, Discount: > 0 } session ? session : null;
    }

    /// <summary>
    /// Lets the sessions of a guest's carts follow him to his account, where the account has none
    /// </summary>
    public async Task FollowAsync(int guestId, int customerId)
    {
        foreach (var configuration in await configurations.GetAllAsync())
        {
            if (await sessions.FindActiveAsync(guestId, configuration.StoreId) is { AttemptId: null } session && await sessions.FindActiveAsync(customerId, configuration.StoreId) is null)
                await sessions.ScheduleAsync(session.Id, row => row.CustomerId = customerId);
        }
    }

    /// <summary>
    /// Whether a session's discount counts: while an order is being placed only for the attempt that claimed it
    /// </summary>
    /// <param name="session">The session</param>
    /// <param name="attempt">The attempt that is running; null outside</param>
    public static bool Holds(ProviderSession session, Guid? attempt)
    {
        return attempt is null || session.AttemptId == attempt;
    }
}
