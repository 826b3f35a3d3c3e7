using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Sends members the statement of a month that is over
/// </summary>
public class MailStatementsTask : IScheduleTask
{
    private readonly MonthlyStatements _statements;
    private readonly TaskRunLog _runLog;
    private readonly TimeProvider _time;

    public MailStatementsTask(MonthlyStatements statements,
        TaskRunLog runLog,
        TimeProvider time)
    {
        _statements = statements;
        _runLog = runLog;
        _time = time;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("mail statements", ("mails queued", () => _statements.SendAsync(_time.GetUtcNow().UtcDateTime)));
    }
}
