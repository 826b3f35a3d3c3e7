namespace Nop.Services.Messages;

public static partial class NopMessageDefaults
{
    public static string NotificationListKey => "NotificationList";
}
