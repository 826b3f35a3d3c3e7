using Nop.Plugin.Misc.Loyalty.Services.Imports;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;

/// <summary>
/// Goes on with imports that nobody watches, or that a restart stopped
/// </summary>
public class ContinueImportsTask(ImportJobs jobs) : IScheduleTask
{
    /// <summary>
    /// Executes the task
    /// </summary>
    public Task ExecuteAsync()
    {
        return jobs.GoOnAsync();
    }
}
