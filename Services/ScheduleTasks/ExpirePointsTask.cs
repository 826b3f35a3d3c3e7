using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Makes held points spendable, reminds of points about to expire, and expires what is due
/// </summary>
public class ExpirePointsTask(ExpiryReminders reminders, ILedgerService ledgerService, IOrderConvergence orderConvergence, TaskRunLog runLog) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("expire points",
            ("holds matured", orderConvergence.MatureDueAsync),
            ("members expired", ledgerService.ExpireDueAsync),
            ("reminders queued", reminders.SendAsync));
    }
}
