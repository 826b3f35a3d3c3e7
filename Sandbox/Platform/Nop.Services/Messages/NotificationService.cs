using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Newtonsoft.Json;
using Nop.Services.Logging;

namespace Nop.Services.Messages;

/// <summary>Keeps messages in the temporary data until a page shows them.</summary>
public class NotificationService(
    IHttpContextAccessor httpContextAccessor,
    ILogger logger,
    ITempDataDictionaryFactory tempDataDictionaryFactory,
    IWorkContext workContext) : INotificationService
{
    public virtual void Notification(NotifyType type, string message, bool encode = true, int timeout = 0)
    {
        var tempData = tempDataDictionaryFactory.GetTempData(httpContextAccessor.HttpContext);
        var messages = tempData.TryGetValue(NopMessageDefaults.NotificationListKey, out var waiting)
            ? JsonConvert.DeserializeObject<List<NotifyData>>(waiting.ToString())
            : new List<NotifyData>();
        messages.Add(new NotifyData { Type = type, Message = message, Encode = encode, Timeout = timeout });
        tempData[NopMessageDefaults.NotificationListKey] = JsonConvert.SerializeObject(messages);
    }

    public virtual void SuccessNotification(string message, bool encode = true, int timeout = 0) =>
        Notification(NotifyType.Success, message, encode, timeout);

    public virtual void WarningNotification(string message, bool encode = true, int timeout = 0) =>
        Notification(NotifyType.Warning, message, encode, timeout);

    public virtual void ErrorNotification(string message, bool encode = true, int timeout = 0) =>
        Notification(NotifyType.Error, message, encode, timeout);

    public virtual async Task ErrorNotificationAsync(Exception exception, bool logException = true, int timeout = 0)
    {
        if (exception == null)
            return;

        if (logException)
            await logger.ErrorAsync(exception.Message, exception, await workContext.GetCurrentCustomerAsync());

        ErrorNotification(exception.Message, timeout: timeout);
    }
}
