using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Evaluates all members once a day: time alone can move them
/// </summary>
public class EvaluateTiersTask(TaskRunLog runLog,
    TierEvaluation evaluation,
    TierFollowUp followUp,
    WelcomeBonuses welcomeBonuses,
    TimeProvider time) : IScheduleTask
{
    /// <summary>
    /// What a crash left open is found by two runs
    /// </summary>
    private static readonly TimeSpan _lookBack = TimeSpan.FromDays(2);

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("evaluate tiers", ("members moved", EvaluateAsync), ("changes followed up", followUp.RunAllAsync),
            ("welcome bonuses corrected", () => welcomeBonuses.ReconcileAsync(time.GetUtcNow().UtcDateTime - _lookBack)));
    }

    private async Task<int> EvaluateAsync()
    {
        await evaluation.RequestAllAsync();

        return await evaluation.RunRequestedAsync();
    }
}
