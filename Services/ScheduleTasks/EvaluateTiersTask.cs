using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Evaluates all members once a day: time alone can move them
/// </summary>
public class EvaluateTiersTask : IScheduleTask
{
    private readonly TaskRunLog _runLog;
    private readonly TierEvaluation _evaluation;
    private readonly TierFollowUp _followUp;

    public EvaluateTiersTask(TaskRunLog runLog,
        TierEvaluation evaluation,
        TierFollowUp followUp)
    {
        _runLog = runLog;
        _evaluation = evaluation;
        _followUp = followUp;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("evaluate tiers", ("members moved", EvaluateAsync), ("changes followed up", _followUp.RunAllAsync));
    }

    private async Task<int> EvaluateAsync()
    {
        await _evaluation.RequestAllAsync();

        return await _evaluation.RunRequestedAsync();
    }
}
