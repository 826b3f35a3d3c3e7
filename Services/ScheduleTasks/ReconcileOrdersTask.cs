using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;
using Nop.Plugin.Misc.Loyalty.Services.Merging;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Finds orders whose points are not what they should be, and books the difference; moves on what came to members after they were merged; shows the rules the interactions they missed
/// </summary>
public class ReconcileOrdersTask : IScheduleTask
{
    private readonly IInteractionService _interactionService;
    private readonly IOrderConvergence _orderConvergence;
    private readonly LoyaltySettings _settings;
    private readonly MemberMerge _merge;
    private readonly ReferralConvergence _referrals;
    private readonly TaskRunLog _runLog;
    private readonly WaitingOrders _waitingOrders;
    private readonly TimeProvider _time;

    public ReconcileOrdersTask(IInteractionService interactionService,
        IOrderConvergence orderConvergence,
        LoyaltySettings settings,
        MemberMerge merge,
        ReferralConvergence referrals,
        TaskRunLog runLog,
        WaitingOrders waitingOrders,
        TimeProvider time)
    {
        _interactionService = interactionService;
        _orderConvergence = orderConvergence;
        _settings = settings;
        _merge = merge;
        _referrals = referrals;
        _runLog = runLog;
        _waitingOrders = waitingOrders;
        _time = time;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("reconcile orders",
            ("waiting orders", _waitingOrders.SettleAllAsync),
            ("entries booked", () => _orderConvergence.ReconcileAsync(_time.GetUtcNow().UtcDateTime.AddDays(-_settings.ReconcileDays))),
            ("merged members settled", _merge.SettleAsync),
            ("interactions evaluated", _interactionService.EvaluateOpenAsync),
            ("referrals settled", () => _referrals.ReconcileAsync(_time.GetUtcNow().UtcDateTime.AddDays(-_settings.ReconcileDays))));
    }
}
