namespace Nop.Services.Plugins;

/// <summary>
/// Which plugins to look at.
/// </summary>
public enum LoadPluginsMode
{
    All = 0,
    InstalledOnly = 10,
    NotInstalledOnly = 20
}
