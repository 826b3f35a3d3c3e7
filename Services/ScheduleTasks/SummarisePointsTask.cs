using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Adds up the days that are over and what is owed, so that the dashboard need not read the whole ledger
/// </summary>
public class SummarisePointsTask(LiabilityReport liability, PointsDays days, TaskRunLog runLog) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("add up points by day", ("days added up", days.SummariseAsync), ("programs measured", liability.RefreshAllAsync));
    }
}
