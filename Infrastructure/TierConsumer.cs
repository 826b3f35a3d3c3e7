using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Books the welcome bonus and sends the message when a member moved
/// </summary>
public class TierConsumer : IConsumer<TierChangedEvent>
{
    private readonly TierFollowUp _followUp;

    public TierConsumer(TierFollowUp followUp)
    {
        _followUp = followUp;
    }

    /// <summary>
    /// Member moved
    /// </summary>
    public Task HandleEventAsync(TierChangedEvent eventMessage)
    {
        return _followUp.RunAsync(eventMessage.Member.Id);
    }
}
