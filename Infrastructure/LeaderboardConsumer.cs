using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Lets leaderboards be read again when somebody earned, or points were taken back
/// </summary>
public class LeaderboardConsumer(LeaderboardCache cache) :
    IConsumer<PointsEarnedEvent>,
    IConsumer<PointsMaturedEvent>,
    IConsumer<PointsReversedEvent>
{
    /// <summary>
    /// Points were earned
    /// </summary>
    public Task HandleEventAsync(PointsEarnedEvent eventMessage)
    {
        return ForgetAsync(eventMessage.Member);
    }

    /// <summary>
    /// Held points became spendable
    /// </summary>
    public Task HandleEventAsync(PointsMaturedEvent eventMessage)
    {
        return ForgetAsync(eventMessage.Member);
    }

    /// <summary>
    /// Points were taken back
    /// </summary>
    public Task HandleEventAsync(PointsReversedEvent eventMessage)
    {
        return ForgetAsync(eventMessage.Member);
    }

    private Task ForgetAsync(LoyaltyMember member)
    {
        cache.Forget(member.ProgramId);

        return Task.CompletedTask;
    }
}
