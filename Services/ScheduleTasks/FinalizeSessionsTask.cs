using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Finishes what is due with the sessions at providers, and cleans up behind shoppers who left and processes that died
/// </summary>
public class FinalizeSessionsTask(ProviderSessions sessions,
    SessionCheckout checkout,
    SessionDiscounts discounts,
    SessionFinalization finalization,
    SessionNews news,
    TaskRunLog runLog) : IScheduleTask
{
    private const int KEPT_DAYS = 30;

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("finalize sessions",
            ("claims settled", checkout.SettleAbandonedAsync),
            ("sessions gone on with", finalization.AdvanceDueAsync),
            ("shoppers told", news.TellAsync),
            ("carts forgotten", () => sessions.ForgetAbandonedCartsAsync(sessions.NowUtc.AddDays(-KEPT_DAYS))),
            ("discounts put away", () => discounts.PutAwayUnusedAsync(sessions.NowUtc.AddDays(-1))));
    }
}
