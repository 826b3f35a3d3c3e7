using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Gives the points of birthdays
/// </summary>
public class AwardBirthdaysTask : IScheduleTask
{
    private readonly Birthdays _birthdays;
    private readonly TaskRunLog _runLog;

    public AwardBirthdaysTask(Birthdays birthdays,
        TaskRunLog runLog)
    {
        _birthdays = birthdays;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("award birthdays", ("customers awarded", _birthdays.AwardAsync));
    }
}
