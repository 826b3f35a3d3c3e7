using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Expires points that are due
/// </summary>
public class ExpirePointsTask : IScheduleTask
{
    private readonly ILedgerService _ledgerService;

    public ExpirePointsTask(ILedgerService ledgerService)
    {
        _ledgerService = ledgerService;
    }

    /// <summary>
    /// Runs the task
    /// </summary>
    public async Task ExecuteAsync()
    {
        await _ledgerService.ExpireDueAsync();
    }
}
