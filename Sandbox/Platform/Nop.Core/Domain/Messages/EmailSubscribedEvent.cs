namespace Nop.Core.Domain.Messages;

/// <summary>
/// An address subscribed to a newsletter.
/// </summary>
public partial class EmailSubscribedEvent
{
    public EmailSubscribedEvent(NewsLetterSubscription subscription)
    {
        Subscription = subscription;
    }

    public NewsLetterSubscription Subscription { get; }
}
