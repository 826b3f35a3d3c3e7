using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Finds orders whose points are not what they should be, and books the difference
/// </summary>
public class ReconcileOrdersTask : IScheduleTask
{
    private readonly IOrderConvergence _orderConvergence;
    private readonly LoyaltySettings _settings;
    private readonly TaskRunLog _runLog;

    public ReconcileOrdersTask(IOrderConvergence orderConvergence,
        LoyaltySettings settings,
        TaskRunLog runLog)
    {
        _orderConvergence = orderConvergence;
        _settings = settings;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("reconcile orders",
            ("entries booked", () => _orderConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-_settings.ReconcileDays))));
    }
}
