namespace Nop.Core.Domain.Messages;

/// <summary>Which e-mails go out first.</summary>
public enum QueuedEmailPriority
{
    Low = 0,
    High = 5
}
