namespace Nop.Services.Messages;

public static class EventPublisherExtensions
{
    public static async Task MessageTokensAddedAsync(this IEventPublisher eventPublisher, MessageTemplate message, IList<Token> tokens) =>
        await eventPublisher.PublishAsync(new MessageTokensAddedEvent(message, tokens));
}
