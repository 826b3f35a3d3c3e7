namespace Nop.Core.Domain.Messages;

public partial class EmailSubscribedEvent(NewsLetterSubscription subscription)
{
    public NewsLetterSubscription Subscription { get; } = subscription;
}
