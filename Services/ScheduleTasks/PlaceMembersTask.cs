using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Evaluates the members soon after tiers were changed, and goes on with an evaluation that was stopped
/// </summary>
public class PlaceMembersTask : IScheduleTask
{
    private readonly TaskRunLog _runLog;
    private readonly TierEvaluation _evaluation;
    private readonly TierFollowUp _followUp;

    public PlaceMembersTask(TaskRunLog runLog,
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
        return _runLog.RunAsync("place members", ("members moved", _evaluation.RunRequestedAsync), ("changes followed up", _followUp.RunAllAsync));
    }
}
