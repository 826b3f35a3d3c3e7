using Nop.Core.Domain.ScheduleTasks;

namespace Nop.Services.ScheduleTasks;

/// <summary>Runs one task, once, and books how it went.</summary>
public interface IScheduleTaskRunner
{
    Task ExecuteAsync(ScheduleTask scheduleTask, bool forceRun = false, bool throwException = false,
        bool ensureRunOncePerPeriod = true);
}
