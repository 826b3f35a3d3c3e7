namespace Nop.Services.Messages;

/// <summary>
/// Constants of the message services.
/// </summary>
public static partial class NopMessageDefaults
{
    public static string NotificationListKey => "NotificationList";
}
