using Nop.Plugin.Misc.Loyalty.Services.Webhooks;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Sends messages to other systems that are due again, or were left over by a process that died
/// </summary>
public class SendWebhooksTask(WebhookSender sender) : IScheduleTask
{
    /// <summary>
    /// Executes the task. It runs every minute, so it leaves no line in the log: messages have a log of their own
    /// </summary>
    public Task ExecuteAsync()
    {
        return sender.SendDueAsync();
    }
}
