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
    private readonly TimeProvider _time;

    public CloseLeaderboardsTask(LeaderboardClosing closing,
        TaskRunLog runLog,
        TimeProvider time)
    {
        _closing = closing;
        _runLog = runLog;
        _time = time;
    }

    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return _runLog.RunAsync("close leaderboards", ("months closed", () => _closing.CloseAsync(_time.GetUtcNow().UtcDateTime)));
    }
}
