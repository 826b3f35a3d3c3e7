using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Books the welcome bonus and sends the message when a member moved, and takes the bonus back when what reached the tier was undone
/// </summary>
public class TierConsumer(Lazy<TierFollowUp> followUp, Lazy<WelcomeBonuses> welcomeBonuses) :
    IConsumer<TierChangedEvent>,
    IConsumer<PointsEarnedEvent>,
    IConsumer<PointsMaturedEvent>,
    IConsumer<PointsReversedEvent>
{
    /// <summary>
    /// Member moved
    /// </summary>
    public Task HandleEventAsync(TierChangedEvent eventMessage)
    {
        return followUp.Value.RunAsync(eventMessage.Member.Id);
    }

    /// <summary>
    /// Points were earned: a tier may be reached again
    /// </summary>
    public Task HandleEventAsync(PointsEarnedEvent eventMessage)
    {
        return ReachedAsync(eventMessage.Member, eventMessage.Entry);
    }

    /// <summary>
    /// Held points became spendable: a tier may be reached again
    /// </summary>
    public Task HandleEventAsync(PointsMaturedEvent eventMessage)
    {
        return ReachedAsync(eventMessage.Member, eventMessage.Entry);
    }

    /// <summary>
    /// Points were taken back: what reached a tier may be undone
    /// </summary>
    public async Task HandleEventAsync(PointsReversedEvent eventMessage)
    {
        if (!IsWelcome(eventMessage.Entry))
            await welcomeBonuses.Value.ConvergeAsync(eventMessage.Member.Id);
    }

    private async Task ReachedAsync(LoyaltyMember member, LedgerEntry entry)
    {
        if (!IsWelcome(entry) && await welcomeBonuses.Value.WereTakenAsync(member.Id))
            await welcomeBonuses.Value.ConvergeAsync(member.Id);
    }

    private static bool IsWelcome(LedgerEntry entry)
    {
        return entry.ReferenceType == LoyaltyDefaults.TierReference;
    }
}
