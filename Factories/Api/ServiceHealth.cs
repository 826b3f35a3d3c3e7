using Nop.Core.Domain.ScheduleTasks;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>
/// How the plugin is: what others watch it by
/// </summary>
public class ServiceHealth
{
    private const int LATE_AFTER_PERIODS = 3;

    private readonly IScheduleTaskService _scheduleTaskService;
    private readonly ProviderConfigurations _configurations;
    private readonly ProviderHealth _providers;
    private readonly ProviderSessions _sessions;
    private readonly SetupWarnings _warnings;
    private readonly TimeProvider _time;

    public ServiceHealth(IScheduleTaskService scheduleTaskService,
        ProviderConfigurations configurations,
        ProviderHealth providers,
        ProviderSessions sessions,
        SetupWarnings warnings,
        TimeProvider time)
    {
        _scheduleTaskService = scheduleTaskService;
        _configurations = configurations;
        _providers = providers;
        _sessions = sessions;
        _warnings = warnings;
        _time = time;
    }

    /// <summary>
    /// Gets how it is now
    /// </summary>
    public async Task<HealthModel> GetAsync()
    {
        var oldest = await _sessions.GetOldestUnfinishedAsync();
        var configured = (await _configurations.GetAllAsync()).Select(row => new HealthProviderModel(row.StoreId, row.Active, _providers.BreakerOf(row))).ToList();

        return new HealthModel("ok", _warnings.GetCodes(), "ok", await GetTasksAsync(), configured, oldest is { } began ? DateTime.SpecifyKind(began, DateTimeKind.Utc) : null);
    }

    private async Task<IReadOnlyList<HealthTaskModel>> GetTasksAsync()
    {
        var tasks = new List<HealthTaskModel>();
        foreach (var (name, type, _) in LoyaltyDefaults.ScheduleTasks)
        {
            if (await _scheduleTaskService.GetTaskByTypeAsync(type.FullName) is { } task)
                tasks.Add(new HealthTaskModel(name, StatusOf(task, _time.GetUtcNow().UtcDateTime), task.LastSuccessUtc is { } ended ? DateTime.SpecifyKind(ended, DateTimeKind.Utc) : null));
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
