namespace Nop.Services.Plugins;

/// <summary>Why a plugin found on disk cannot be used.</summary>
public enum PluginIncompatibleType
{
    NotCompatibleWithCurrentVersion = 0,
    MainAssemblyNotFound = 1,
    HasCollisions = 2
}
