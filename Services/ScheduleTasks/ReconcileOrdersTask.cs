using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;
using Nop.Plugin.Misc.Loyalty.Services.Merging;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Finds orders whose points are not what they should be, and books the difference; moves on what came to members after they were merged; shows the rules the interactions they missed
/// </summary>
public class ReconcileOrdersTask(IInteractionService interactionService,
    IOrderConvergence orderConvergence,
    LoyaltySettings settings,
    MemberMerge merge,
    ReferralConvergence referrals,
    TaskRunLog runLog,
    WaitingOrders waitingOrders,
    TimeProvider time) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("reconcile orders",
            ("waiting orders", waitingOrders.SettleAllAsync),
            ("entries booked", () => orderConvergence.ReconcileAsync(time.GetUtcNow().UtcDateTime.AddDays(-settings.ReconcileDays))),
            ("merged members settled", merge.SettleAsync),
            ("interactions evaluated", interactionService.EvaluateOpenAsync),
            ("referrals settled", () => referrals.ReconcileAsync(time.GetUtcNow().UtcDateTime.AddDays(-settings.ReconcileDays))));
    }
}
