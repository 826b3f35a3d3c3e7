using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Services.Logging;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Gives back reservations whose time is over and settles claims whose process died
/// </summary>
public class ReleaseReservationsTask : IScheduleTask
{
    private readonly ILogger _logger;
    private readonly RedemptionSweep _sweep;

    public ReleaseReservationsTask(ILogger logger,
        RedemptionSweep sweep)
    {
        _logger = logger;
        _sweep = sweep;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public async Task ExecuteAsync()
    {
        var settled = await _sweep.SettleAbandonedAsync();
        var released = await _sweep.ReleaseExpiredAsync();
        if (settled + released > 0)
            await _logger.InformationAsync($"Loyalty: {released} reservations ended, {settled} claims settled");
    }
}
