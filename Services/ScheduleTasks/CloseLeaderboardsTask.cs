using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Keeps who stood first when a month is over
/// </summary>
public class CloseLeaderboardsTask : IScheduleTask
{
    private readonly LeaderboardClosing _closing;
    private readonly TaskRunLog _runLog;

    public CloseLeaderboardsTask(LeaderboardClosing closing,
        TaskRunLog runLog)
    {
        _closing = closing;
        _runLog = runLog;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("close leaderboards", ("months closed", () => _closing.CloseAsync(DateTime.UtcNow)));
    }
}
