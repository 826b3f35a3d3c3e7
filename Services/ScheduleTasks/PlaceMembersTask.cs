using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Evaluates the members soon after tiers were changed, and goes on with an evaluation that was stopped
/// </summary>
public class PlaceMembersTask(TaskRunLog runLog, TierEvaluation evaluation, TierFollowUp followUp) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("place members", ("members moved", evaluation.RunRequestedAsync), ("changes followed up", followUp.RunAllAsync));
    }
}
