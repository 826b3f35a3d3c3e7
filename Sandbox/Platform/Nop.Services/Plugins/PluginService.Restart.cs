using Nop.Data.Migrations;

namespace Nop.Services.Plugins;

public partial class PluginService
{
    public virtual async Task InstallPluginsAsync()
    {
        var wanted = Waiting(false, _pluginsInfo.PluginNamesToInstall.Select(item => item.SystemName));
        if (wanted.Count == 0)
            return;

        foreach (var plugin in wanted.OrderBy(plugin => plugin.DisplayOrder))
        {
            await TryAsync(plugin, "Admin.Plugins.Errors.NotInstalled", async () =>
            {
                var assembly = plugin.PluginType.Assembly;
                _migrationManager.Value.ApplyUpMigrations(assembly, MigrationProcessType.Installation);
                _migrationManager.Value.ApplyUpMigrations(assembly, MigrationProcessType.Update, true);
                await plugin.Instance<IPlugin>().InstallAsync();

                _pluginsInfo.InstalledPlugins.Add(plugin.GetBaseInfoCopy);
                _pluginsInfo.PluginNamesToInstall.Remove(_pluginsInfo.PluginNamesToInstall
                    .First(item => item.SystemName == plugin.SystemName));
                plugin.Installed = true;
                plugin.ShowInPluginsList = true;
            });
        }

        await _pluginsInfo.SaveAsync();
    }

    public virtual async Task UninstallPluginsAsync()
    {
        var wanted = Waiting(true, _pluginsInfo.PluginNamesToUninstall);
        if (wanted.Count == 0)
            return;

        foreach (var plugin in wanted.OrderByDescending(plugin => plugin.DisplayOrder))
        {
            await TryAsync(plugin, "Admin.Plugins.Errors.NotUninstalled", async () =>
            {
                await plugin.Instance<IPlugin>().UninstallAsync();
                _migrationManager.Value.ApplyDownMigrations(plugin.PluginType.Assembly);

                _pluginsInfo.InstalledPlugins.Remove(plugin);
                _pluginsInfo.PluginNamesToUninstall.Remove(plugin.SystemName);
                plugin.Installed = false;
                plugin.ShowInPluginsList = true;
            });
        }

        await _pluginsInfo.SaveAsync();
    }

    public virtual async Task DeletePluginsAsync()
    {
        var wanted = Waiting(false, _pluginsInfo.PluginNamesToDelete);
        if (wanted.Count == 0)
            return;

        foreach (var plugin in wanted)
        {
            await TryAsync(plugin, "Admin.Plugins.Errors.NotDeleted", () =>
            {
                var folder = Path.GetDirectoryName(plugin.OriginalAssemblyFile);
                if (_fileProvider.DirectoryExists(folder))
                    _fileProvider.DeleteDirectory(folder);

                _pluginsInfo.PluginNamesToDelete.Remove(plugin.SystemName);

                return Task.CompletedTask;
            });
        }

        await _pluginsInfo.SaveAsync();
    }

    public virtual async Task UpdatePluginsAsync()
    {
        foreach (var installed in _pluginsInfo.InstalledPlugins)
        {
            var plugin = _pluginsInfo.PluginDescriptors.Select(item => item.pluginDescriptor)
                .FirstOrDefault(candidate => candidate.Equals(installed));
            if (plugin?.PluginType == null || plugin.Version == installed.Version)
                continue;

            _migrationManager.Value.ApplyUpMigrations(plugin.PluginType.Assembly, MigrationProcessType.Update);
            await plugin.Instance<IPlugin>().UpdateAsync(installed.Version, plugin.Version);
            installed.Version = plugin.Version;
        }

        await _pluginsInfo.SaveAsync();
    }

    private List<PluginDescriptor> Waiting(bool installed, IEnumerable<string> systemNames)
    {
        var names = systemNames.ToHashSet();

        return _pluginsInfo.PluginDescriptors.Select(item => item.pluginDescriptor)
            .Where(plugin => plugin.Installed == installed && names.Contains(plugin.SystemName))
            .ToList();
    }

    //what fails stays on the list and is tried again at the next start
    private async Task TryAsync(PluginDescriptor plugin, string errorKey, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception)
        {
            var format = await EngineContext.Current.Resolve<ILocalizationService>().GetResourceAsync(errorKey);
            await _logger.ErrorAsync(string.Format(format, plugin.SystemName), exception);
        }
    }
}
