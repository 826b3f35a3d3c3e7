namespace Nop.Services.Plugins;

/// <summary>
/// An archive with plugins was uploaded.
/// </summary>
public class PluginsUploadedEvent
{
    public PluginsUploadedEvent(IList<PluginDescriptor> uploadedPlugins)
    {
        UploadedPlugins = uploadedPlugins;
    }

    public IList<PluginDescriptor> UploadedPlugins { get; }
}
