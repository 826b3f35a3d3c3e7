namespace Sandbox.Store.Seeding;

/// <summary>Fills an empty store with the demonstration shop, after the plugin is installed</summary>
public interface IDemoData
{
    Task<DemoFacts> SeedAsync();
}

/// <summary>What a newcomer needs to look around: two logins and a key for the API</summary>
public sealed record DemoFacts(string AdminEmail, string AdminPassword, string ShopperEmail, string ShopperPassword, string ApiKey, int ShopperId);
