namespace Nop.Services.Messages;

/// <summary>
/// A message's tokens are collected; consumers may add theirs.
/// </summary>
public class MessageTokensAddedEvent
{
    public MessageTokensAddedEvent(MessageTemplate message, IList<Token> tokens)
    {
        Message = message;
        Tokens = tokens;
    }

    public MessageTemplate Message { get; }

    public IList<Token> Tokens { get; }
}
