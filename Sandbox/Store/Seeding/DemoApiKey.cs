namespace Sandbox.Store.Seeding;

/// <summary>
/// Asks the loyalty plugin for a key to its API; without the plugin there is none
/// </summary>
public class DemoApiKey
{
    private readonly LoyaltyPackage _loyalty;

    public DemoApiKey(LoyaltyPackage loyalty)
    {
        _loyalty = loyalty;
    }

    public async Task<string> CreateAsync()
    {
        if (!_loyalty.Installed)
            return string.Empty;

        var created = await _loyalty.Service("ApiKeys.IApiKeyService").CreateAsync("Demonstration",
            new[] { "loyalty:read", "loyalty:write" }, Array.Empty<int>(), LoyaltyPackage.ACTOR);
        return created.Secret;
    }
}
