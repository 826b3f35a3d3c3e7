namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Finds providers by name: the plugin's own two, and whatever else is registered as <see cref="ILoyaltyProvider"/>. Of two with one name the one registered last counts
/// </summary>
public class LoyaltyProviders(Lazy<IEnumerable<ILoyaltyProvider>> providers)
{
    // made when one is needed: who only asks whether a discount holds needs none
    private readonly Lazy<IEnumerable<ILoyaltyProvider>> _providers = providers;

    /// <summary>
    /// The names, in the order of their registration
    /// </summary>
    public IReadOnlyList<string> Names => _providers.Value.Select(provider => provider.SystemName).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>
    /// Finds one; null when its plugin is not there any more
    /// </summary>
    public ILoyaltyProvider Find(string systemName)
    {
        return _providers.Value.LastOrDefault(provider => string.Equals(provider.SystemName, systemName, StringComparison.OrdinalIgnoreCase));
    }
}
