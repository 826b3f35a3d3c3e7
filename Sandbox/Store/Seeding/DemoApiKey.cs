using Nop.Core.Infrastructure;

namespace Sandbox.Store.Seeding;

/// <summary>
/// Asks the loyalty plugin for a key to its API. The store knows the plugin by its package alone, so the service is found by name;
/// without the plugin there is no key.
/// </summary>
public class DemoApiKey
{
    private const string PLUGIN_ASSEMBLY = "Nop.Plugin.Misc.Loyalty";
    private const string SERVICE = "Nop.Plugin.Misc.Loyalty.Services.ApiKeys.IApiKeyService";

    private readonly IServiceProvider _services;
    private readonly ITypeFinder _typeFinder;

    public DemoApiKey(IServiceProvider services, ITypeFinder typeFinder)
    {
        _services = services;
        _typeFinder = typeFinder;
    }

    public async Task<string> CreateAsync()
    {
        var contract = _typeFinder.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == PLUGIN_ASSEMBLY)?.GetType(SERVICE);
        var service = contract is null ? null : _services.GetService(contract);
        if (service is null)
            return string.Empty;

        var task = (Task)contract.GetMethod("CreateAsync").Invoke(service,
            ["Demonstration", new[] { "loyalty:read", "loyalty:write" }, Array.Empty<int>(), "system:demo"]);
        await task;
        var created = task.GetType().GetProperty("Result").GetValue(task);
        return (string)created.GetType().GetProperty("Secret").GetValue(created);
    }
}
