using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Finds orders whose points are not what they should be, and books the difference; shows the rules the interactions they missed
/// </summary>
public class ReconcileOrdersTask : IScheduleTask
{
    private readonly IInteractionService _interactionService;
    private readonly IOrderConvergence _orderConvergence;
    private readonly LoyaltySettings _settings;
    private readonly ReferralConvergence _referrals;
    private readonly TaskRunLog _runLog;

    public ReconcileOrdersTask(IInteractionService interactionService,
        IOrderConvergence orderConvergence,
        LoyaltySettings settings,
        ReferralConvergence referrals,
        TaskRunLog runLog)
    {
        _interactionService = interactionService;
        _orderConvergence = orderConvergence;
        _settings = settings;
        _referrals = referrals;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("reconcile orders",
            ("entries booked", () => _orderConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-_settings.ReconcileDays))),
            ("interactions evaluated", _interactionService.EvaluateOpenAsync),
            ("referrals settled", () => _referrals.ReconcileAsync(DateTime.UtcNow.AddDays(-_settings.ReconcileDays))));
    }
}
