namespace Nop.Core.Domain.Messages;

/// <summary>
/// The unit of a message's delay.
/// </summary>
public enum MessageDelayPeriod
{
    Hours = 0,
    Days = 1
}
