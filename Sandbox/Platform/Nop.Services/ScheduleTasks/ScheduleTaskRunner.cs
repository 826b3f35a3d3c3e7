using Nop.Core.Domain.ScheduleTasks;
using Nop.Services.Logging;

namespace Nop.Services.ScheduleTasks;

/// <summary>Runs a task under a lock, so that it never runs twice at a time in this process.</summary>
public class ScheduleTaskRunner(ILocker locker, ILogger logger, IScheduleTaskService scheduleTaskService) : IScheduleTaskRunner
{
    private const int LONGEST_LOCK_SECONDS = 300;

    public virtual async Task ExecuteAsync(ScheduleTask scheduleTask, bool forceRun = false, bool throwException = false,
        bool ensureRunOncePerPeriod = true)
    {
        if (scheduleTask == null || !(forceRun || scheduleTask.Enabled) || (ensureRunOncePerPeriod && !IsDue(scheduleTask)))
            return;

        try
        {
            var seconds = Math.Max(Math.Min(scheduleTask.Seconds, LONGEST_LOCK_SECONDS) - 1, 1);
            await locker.PerformActionWithLockAsync(scheduleTask.Type, TimeSpan.FromSeconds(seconds), () => RunAsync(scheduleTask));
        }
        catch (Exception exception)
        {
            scheduleTask.Enabled = scheduleTask.Enabled && !scheduleTask.StopOnError;
            scheduleTask.LastEndUtc = DateTime.UtcNow;
            await scheduleTaskService.UpdateTaskAsync(scheduleTask);
            await logger.ErrorAsync($"The scheduled task \"{scheduleTask.Name}\" failed: {exception.Message}", exception);
            if (throwException)
                throw;
        }
    }

    private static bool IsDue(ScheduleTask task) =>
        !task.LastStartUtc.HasValue ||
            Math.Round((DateTime.UtcNow - task.LastStartUtc.Value).TotalSeconds, 0) >= task.Seconds;

    private async Task RunAsync(ScheduleTask scheduleTask)
    {
        var task = CreateInstance(scheduleTask.Type);
        scheduleTask.LastStartUtc = DateTime.UtcNow;
        await scheduleTaskService.UpdateTaskAsync(scheduleTask);

        await task.ExecuteAsync();

        scheduleTask.LastEndUtc = scheduleTask.LastSuccessUtc = DateTime.UtcNow;
        await scheduleTaskService.UpdateTaskAsync(scheduleTask);
    }

    private static IScheduleTask CreateInstance(string typeName)
    {
        var type = Type.GetType(typeName) ?? AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(typeName))
            .FirstOrDefault(candidate => candidate != null);
        if (type == null)
            throw new NopException($"There is no class {typeName}");

        return (EngineContext.Current.Resolve(type) ?? EngineContext.Current.ResolveUnregistered(type)) as IScheduleTask
            ?? throw new NopException($"{typeName} is no scheduled task");
    }
}
