namespace Nop.Services.Plugins;

/// <summary>
/// A plugin's description was changed.
/// </summary>
public class PluginUpdatedEvent
{
    public PluginUpdatedEvent(PluginDescriptor plugin)
    {
        Plugin = plugin;
    }

    public PluginDescriptor Plugin { get; }
}
