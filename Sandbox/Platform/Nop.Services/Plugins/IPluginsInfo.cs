namespace Nop.Services.Plugins;

/// <summary>Which plugins are installed and what is to happen to plugins at the next start.</summary>
public interface IPluginsInfo
{
    IList<PluginDescriptorBaseInfo> InstalledPlugins { get; set; }

    IList<string> PluginNamesToUninstall { get; set; }

    IList<string> PluginNamesToDelete { get; set; }

    IList<(string SystemName, Guid? CustomerGuid)> PluginNamesToInstall { get; set; }

    IList<(PluginDescriptor pluginDescriptor, bool needToDeploy)> PluginDescriptors { get; set; }

    void Save();

    Task SaveAsync();
}
