namespace Nop.Services.Messages;

/// <summary>Messages shown on the next page.</summary>
public interface INotificationService
{
    void SuccessNotification(string message, bool encode = true, int timeout = 0);

    void WarningNotification(string message, bool encode = true, int timeout = 0);

    void ErrorNotification(string message, bool encode = true, int timeout = 0);

    Task ErrorNotificationAsync(Exception exception, bool logException = true, int timeout = 0);
}
