using System.Reflection;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Where the checked-out sources and the built store is.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string StoreAssembly { get; } =
        Path.Combine(Root, "Sandbox", "Store", "bin", Metadata("Configuration"), "net10.0", "Sandbox.Store.dll");

    public static string PluginPackage() => Package("Misc.Loyalty");

    public static string DemoPackage() => Package("Misc.LoyaltyDemo");

    private static string Package(string name) =>
        Directory.GetFiles(Path.Combine(Root, "artifacts"), $"{name}-*.zip").OrderByDescending(File.GetLastWriteTimeUtc).First();

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
