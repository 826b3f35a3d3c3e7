using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Sends members the statement of a month that is over
/// </summary>
public class MailStatementsTask(MonthlyStatements statements, TaskRunLog runLog, TimeProvider time) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("mail statements", ("mails queued", () => statements.SendAsync(time.GetUtcNow().UtcDateTime)));
    }
}
