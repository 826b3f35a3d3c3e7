using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Adds up the days that are over and what is owed, so that the dashboard need not read the whole ledger
/// </summary>
public class SummarisePointsTask : IScheduleTask
{
    private readonly LiabilityReport _liability;
    private readonly PointsDays _days;
    private readonly TaskRunLog _runLog;

    public SummarisePointsTask(LiabilityReport liability,
        PointsDays days,
        TaskRunLog runLog)
    {
        _liability = liability;
        _days = days;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("add up points by day", ("days added up", _days.SummariseAsync), ("programs measured", _liability.RefreshAllAsync));
    }
}
