namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>What a newcomer needs to look around: a login and a key for the API</summary>
public record DemoFacts(string ShopperEmail, string ShopperPassword, int ShopperId, string ApiKey);
