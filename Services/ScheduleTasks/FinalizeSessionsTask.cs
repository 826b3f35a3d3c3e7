using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Finishes what is due with the sessions at providers, and cleans up behind shoppers who left and processes that died
/// </summary>
public class FinalizeSessionsTask : IScheduleTask
{
    private const int KEPT_DAYS = 30;

    private readonly ProviderSessions _sessions;
    private readonly SessionCheckout _checkout;
    private readonly SessionDiscounts _discounts;
    private readonly SessionFinalization _finalization;
    private readonly SessionNews _news;
    private readonly TaskRunLog _runLog;

    public FinalizeSessionsTask(ProviderSessions sessions,
        SessionCheckout checkout,
        SessionDiscounts discounts,
        SessionFinalization finalization,
        SessionNews news,
        TaskRunLog runLog)
    {
        _sessions = sessions;
        _checkout = checkout;
        _discounts = discounts;
        _finalization = finalization;
        _news = news;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("finalize sessions",
            ("claims settled", _checkout.SettleAbandonedAsync),
            ("sessions gone on with", _finalization.AdvanceDueAsync),
            ("shoppers told", _news.TellAsync),
            ("carts forgotten", () => _sessions.ForgetAbandonedCartsAsync(_sessions.NowUtc.AddDays(-KEPT_DAYS))),
            ("discounts put away", () => _discounts.PutAwayUnusedAsync(_sessions.NowUtc.AddDays(-1))));
    }
}
