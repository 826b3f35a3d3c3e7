using Nop.Core.Events;
using Nop.Services.Events;
using Nop.Services.Plugins;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>At the application's start: installs and updates plugins, adds permissions, starts the scheduled tasks</summary>
public class AppStartedConsumer : IConsumer<AppStartedEvent>
{
    protected readonly IPermissionService _permissionService;
    protected readonly IPluginService _pluginService;
    protected readonly ITaskScheduler _taskScheduler;

    public AppStartedConsumer(IPermissionService permissionService, IPluginService pluginService, ITaskScheduler taskScheduler)
    {
        _permissionService = permissionService;
        _pluginService = pluginService;
        _taskScheduler = taskScheduler;
    }

    public virtual async Task HandleEventAsync(AppStartedEvent eventMessage)
    {
        await _pluginService.InstallPluginsAsync();
        await _pluginService.UpdatePluginsAsync();
        await _permissionService.InsertPermissionsAsync();
        await _taskScheduler.InitializeAsync();
        await _taskScheduler.StartSchedulerAsync();
    }
}
