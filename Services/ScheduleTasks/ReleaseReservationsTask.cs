using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Gives back reservations whose time is over and settles claims whose process died
/// </summary>
public class ReleaseReservationsTask(RedemptionSweep sweep, TaskRunLog runLog) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("release reservations",
            ("claims settled", sweep.SettleAbandonedAsync),
            ("reservations ended", sweep.ReleaseExpiredAsync));
    }
}
