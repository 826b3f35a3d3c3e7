using Nop.Core.Infrastructure;

namespace Sandbox.Store.Seeding;

/// <summary>
/// The loyalty plugin as the demonstration sees it. The store knows the plugin by its package alone, so services and types are
/// found by name.
/// </summary>
public class LoyaltyPackage
{
    /// <summary>Who the demonstration's changes are by</summary>
    public const string ACTOR = "system:demo";

    private const string ASSEMBLY = "Nop.Plugin.Misc.Loyalty";

    private readonly IServiceProvider _services;
    private readonly ITypeFinder _typeFinder;

    public LoyaltyPackage(IServiceProvider services, ITypeFinder typeFinder)
    {
        _services = services;
        _typeFinder = typeFinder;
    }

    /// <summary>Whether the plugin is there</summary>
    public bool Installed => _typeFinder.GetAssemblies().Any(IsPlugin);

    /// <summary>A service of the plugin</summary>
    /// <param name="name">Name below Services, with its folder</param>
    public dynamic Service(string name) => _services.GetRequiredService(Type($"Services.{name}"));

    /// <summary>A new object of the plugin's</summary>
    /// <param name="name">Name below Domain, with its folder</param>
    public dynamic Create(string name) => Activator.CreateInstance(Type($"Domain.{name}"));

    /// <summary>What the plugin answered</summary>
    public static dynamic Expect(dynamic result)
    {
        return result.Success ? result.Value : throw new InvalidOperationException($"The demonstration was refused: {result.Error.Message}");
    }

    private Type Type(string name) => _typeFinder.GetAssemblies().Single(IsPlugin).GetType($"{ASSEMBLY}.{name}", throwOnError: true);

    private static bool IsPlugin(System.Reflection.Assembly assembly) => assembly.GetName().Name == ASSEMBLY;
}
