using Nop.Core.Events;
using Nop.Services.Events;
using Nop.Services.Plugins;
using Nop.Services.ScheduleTasks;
using Nop.Services.Security;

namespace Nop.Web.Framework.Infrastructure;

/// <summary>At the application's start: installs and updates plugins, adds permissions, starts the scheduled tasks</summary>
public class AppStartedConsumer(
    IPermissionService permissionService,
    IPluginService pluginService,
    ITaskScheduler taskScheduler) : IConsumer<AppStartedEvent>
{
    public virtual async Task HandleEventAsync(AppStartedEvent eventMessage)
    {
        await pluginService.InstallPluginsAsync();
        await pluginService.UpdatePluginsAsync();
        await permissionService.InsertPermissionsAsync();
        await taskScheduler.InitializeAsync();
        await taskScheduler.StartSchedulerAsync();
    }
}
