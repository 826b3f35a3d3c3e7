using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Evaluates all members once a day: time alone can move them
/// </summary>
public class EvaluateTiersTask : IScheduleTask
{
    /// <summary>
    /// What a crash left open is found by two runs
    /// </summary>
    private static readonly TimeSpan _lookBack = TimeSpan.FromDays(2);

    private readonly TaskRunLog _runLog;
    private readonly TierEvaluation _evaluation;
    private readonly TierFollowUp _followUp;
    private readonly WelcomeBonuses _welcomeBonuses;
    private readonly TimeProvider _time;

    public EvaluateTiersTask(TaskRunLog runLog,
        TierEvaluation evaluation,
        TierFollowUp followUp,
        WelcomeBonuses welcomeBonuses,
        TimeProvider time)
    {
        _runLog = runLog;
        _evaluation = evaluation;
        _followUp = followUp;
        _welcomeBonuses = welcomeBonuses;
        _time = time;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("evaluate tiers", ("members moved", EvaluateAsync), ("changes followed up", _followUp.RunAllAsync),
            ("welcome bonuses corrected", () => _welcomeBonuses.ReconcileAsync(_time.GetUtcNow().UtcDateTime - _lookBack)));
    }

    private async Task<int> EvaluateAsync()
    {
        await _evaluation.RequestAllAsync();

        return await _evaluation.RunRequestedAsync();
    }
}
