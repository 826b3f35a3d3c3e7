namespace Nop.Services.Messages;

public enum NotifyType
{
    Success = 0,
    Error = 1,
    Warning = 2
}
