using System.Reflection;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Where the checked-out sources and the built store is.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string StoreAssembly { get; } =
        Path.Combine(Root, "Sandbox", "Store", "bin", Metadata("Configuration"), "net10.0", "Sandbox.Store.dll");

    public static string PluginPackage() =>
        Directory.GetFiles(Path.Combine(Root, "artifacts"), "Misc.Loyalty-*.zip").OrderByDescending(File.GetLastWriteTimeUtc).First();

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
