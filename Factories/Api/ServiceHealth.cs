using Nop.Core.Domain.ScheduleTasks;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>
/// How the plugin is: what others watch it by
/// </summary>
public class ServiceHealth(IScheduleTaskService scheduleTaskService,
    ProviderConfigurations configurations,
    ProviderHealth providers,
    ProviderSessions sessions,
    SetupWarnings warnings,
    TimeProvider time)
{
    private const int LATE_AFTER_PERIODS = 3;

    /// <summary>
    /// Gets how it is now
    /// </summary>
    public async Task<HealthModel> GetAsync()
    {
        var oldest = await sessions.GetOldestUnfinishedAsync();
        var configured = (await configurations.GetAllAsync()).Select(row => new HealthProviderModel(row.StoreId, row.Active, providers.BreakerOf(row))).ToList();

        return new HealthModel("ok", warnings.GetCodes(), "ok", await GetTasksAsync(), configured, oldest is { } began ? DateTime.SpecifyKind(began, DateTimeKind.Utc) : null);
    }

    private async Task<IReadOnlyList<HealthTaskModel>> GetTasksAsync()
    {
        var tasks = new List<HealthTaskModel>();
        foreach (var (name, type, _) in LoyaltyDefaults.ScheduleTasks)
        {
            if (await scheduleTaskService.GetTaskByTypeAsync(type.FullName) is { } task)
                tasks.Add(new HealthTaskModel(name, StatusOf(task, time.GetUtcNow().UtcDateTime), task.LastSuccessUtc is { } ended ? DateTime.SpecifyKind(ended, DateTimeKind.Utc) : null));
        }

        return tasks;
    }

    private static string StatusOf(ScheduleTask task, DateTime nowUtc)
    {
        if (!task.Enabled)
            return "off";
        if (task.LastEndUtc > (task.LastSuccessUtc ?? LoyaltyDefaults.LongAgo))
            return "failed";

        return (task.LastSuccessUtc ?? task.LastEnabledUtc) < nowUtc.AddSeconds(-(double)task.Seconds * LATE_AFTER_PERIODS) ? "late" : "ok";
    }
}
