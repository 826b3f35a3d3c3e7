using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Keeps who stood first when a month is over
/// </summary>
public class CloseLeaderboardsTask(LeaderboardClosing closing, TaskRunLog runLog, TimeProvider time) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return runLog.RunAsync("close leaderboards", ("months closed", () => closing.CloseAsync(time.GetUtcNow().UtcDateTime)));
    }
}
