using Nop.Services.Events;
using Nop.Services.Plugins;
using Nop.Web.Framework.Menu;

namespace Nop.Web.Framework.Events;

/// <summary>Puts one item of a plugin into the admin menu</summary>
public abstract class BaseAdminMenuCreatedEventConsumer(IPluginManager<IPlugin> pluginManager) : IConsumer<AdminMenuCreatedEvent>
{
    protected readonly IPluginManager<IPlugin> _pluginManager = pluginManager;

    protected abstract string PluginSystemName { get; }

    protected virtual MenuItemInsertType InsertType => MenuItemInsertType.Before;

    protected virtual string AfterMenuSystemName => string.Empty;

    protected virtual string BeforeMenuSystemName => string.Empty;

    protected virtual Task<bool> CheckAccessAsync() => Task.FromResult(true);

    protected virtual Task<AdminMenuItem> GetAdminMenuItemAsync(IPlugin plugin)
    {
        var descriptor = plugin?.PluginDescriptor;
        var item = descriptor is null
            ? null
            : new AdminMenuItem
            {
                Visible = true,
                SystemName = descriptor.SystemName,
                Title = descriptor.FriendlyName,
                Url = plugin.GetConfigurationPageUrl(),
                IconClass = "far fa-circle"
            };

        return Task.FromResult(item);
    }

    public virtual async Task HandleEventAsync(AdminMenuCreatedEvent eventMessage)
    {
        if (!await CheckAccessAsync())
            return;

        //nothing is shown for a plugin whose installation has not finished
        var plugin = await _pluginManager.LoadPluginBySystemNameAsync(PluginSystemName);
        var item = plugin is null ? null : await GetAdminMenuItemAsync(plugin);
        if (item is null)
            return;

        var root = eventMessage.RootMenuItem;
        bool after() => root.InsertAfter(AfterMenuSystemName, item);
        bool before() => root.InsertBefore(BeforeMenuSystemName, item);

        _ = InsertType switch
        {
            MenuItemInsertType.After => after(),
            MenuItemInsertType.Before => before(),
            MenuItemInsertType.TryAfterThanBefore => after() || before(),
            MenuItemInsertType.TryBeforeThanAfter => before() || after(),
            _ => throw new ArgumentOutOfRangeException(nameof(InsertType))
        };
    }
}
