using Nop.Core.Domain.Messages;
using Nop.Core.Events;

namespace Nop.Services.Messages;

/// <summary>
/// Publishes events about messages.
/// </summary>
public static class EventPublisherExtensions
{
    public static async Task MessageTokensAddedAsync(this IEventPublisher eventPublisher, MessageTemplate message, IList<Token> tokens)
    {
        await eventPublisher.PublishAsync(new MessageTokensAddedEvent(message, tokens));
    }
}
