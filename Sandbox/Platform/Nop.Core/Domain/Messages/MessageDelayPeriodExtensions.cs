namespace Nop.Core.Domain.Messages;

public static class MessageDelayPeriodExtensions
{
    public static int ToHours(this MessageDelayPeriod period, int value) => period == MessageDelayPeriod.Days ? value * 24 : value;
}
