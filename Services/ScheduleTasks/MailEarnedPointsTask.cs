using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Tells members of the points they earned, away from the checkout
/// </summary>
public class MailEarnedPointsTask : IScheduleTask
{
    private readonly EarnedMails _mails;
    private readonly TaskRunLog _runLog;
    private readonly TimeProvider _time;

    public MailEarnedPointsTask(EarnedMails mails,
        TaskRunLog runLog,
        TimeProvider time)
    {
        _mails = mails;
        _runLog = runLog;
        _time = time;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("mail earned points", ("mails queued", () => _mails.SendAsync(_time.GetUtcNow().UtcDateTime)));
    }
}
