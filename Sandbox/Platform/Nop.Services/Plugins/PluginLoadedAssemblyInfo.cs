namespace Nop.Services.Plugins;

/// <summary>
/// An assembly that plugins bring in different versions; the one loaded first is used by all.
/// </summary>
public class PluginLoadedAssemblyInfo
{
    public PluginLoadedAssemblyInfo(string shortName, Version assemblyInMemory)
    {
        ShortName = shortName;
        AssemblyInMemory = assemblyInMemory;
        References = new List<(string PluginName, Version AssemblyVersion)>();
    }

    public string ShortName { get; }

    public Version AssemblyInMemory { get; }

    public List<(string PluginName, Version AssemblyVersion)> References { get; }
}
