using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Books what missed or failed events left out
/// </summary>
public class ReconcileOrdersTask : IScheduleTask
{
    private readonly IOrderConvergence _orderConvergence;
    private readonly LoyaltySettings _settings;

    public ReconcileOrdersTask(IOrderConvergence orderConvergence,
        LoyaltySettings settings)
    {
        _orderConvergence = orderConvergence;
        _settings = settings;
    }

    /// <summary>
    /// Runs the task
    /// </summary>
    public async Task ExecuteAsync()
    {
        await _orderConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-_settings.ReconcileDays));
    }
}
