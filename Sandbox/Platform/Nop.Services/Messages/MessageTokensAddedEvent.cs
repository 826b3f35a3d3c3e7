namespace Nop.Services.Messages;

/// <summary>A message's tokens are collected; consumers may add theirs.</summary>
public class MessageTokensAddedEvent(MessageTemplate message, IList<Token> tokens)
{
    public MessageTemplate Message { get; } = message;
    public IList<Token> Tokens { get; } = tokens;
}
