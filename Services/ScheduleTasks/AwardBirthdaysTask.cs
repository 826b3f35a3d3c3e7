using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Gives the points of birthdays
/// </summary>
public class AwardBirthdaysTask(Birthdays birthdays, TaskRunLog runLog) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("award birthdays", ("customers awarded", birthdays.AwardAsync));
    }
}
