using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Tells members of the points they earned, away from the checkout
/// </summary>
public class MailEarnedPointsTask(EarnedMails mails, TaskRunLog runLog, TimeProvider time) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("mail earned points", ("mails queued", () => mails.SendAsync(time.GetUtcNow().UtcDateTime)));
    }
}
