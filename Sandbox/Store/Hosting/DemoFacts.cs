namespace Sandbox.Store.Hosting;

/// <summary>What a newcomer needs to look around: two logins and a key for the API</summary>
public sealed record DemoFacts(string AdminEmail, string AdminPassword, string ShopperEmail, string ShopperPassword, string ApiKey, int ShopperId);
