using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Makes held points spendable, reminds of points about to expire, and expires what is due
/// </summary>
public class ExpirePointsTask : IScheduleTask
{
    private readonly ExpiryReminders _reminders;
    private readonly ILedgerService _ledgerService;
    private readonly IOrderConvergence _orderConvergence;
    private readonly TaskRunLog _runLog;

    public ExpirePointsTask(ExpiryReminders reminders,
        ILedgerService ledgerService,
        IOrderConvergence orderConvergence,
        TaskRunLog runLog)
    {
        _reminders = reminders;
        _ledgerService = ledgerService;
        _orderConvergence = orderConvergence;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("expire points",
            ("holds matured", _orderConvergence.MatureDueAsync),
            ("members expired", _ledgerService.ExpireDueAsync),
            ("reminders queued", _reminders.SendAsync));
    }
}
