using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Gives back reservations whose time is over and settles claims whose process died
/// </summary>
public class ReleaseReservationsTask : IScheduleTask
{
    private readonly RedemptionSweep _sweep;
    private readonly TaskRunLog _runLog;

    public ReleaseReservationsTask(RedemptionSweep sweep,
        TaskRunLog runLog)
    {
        _sweep = sweep;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("release reservations",
            ("claims settled", _sweep.SettleAbandonedAsync),
            ("reservations ended", _sweep.ReleaseExpiredAsync));
    }
}
