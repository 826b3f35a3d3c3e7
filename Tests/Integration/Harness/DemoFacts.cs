using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>The logins and the key that the demonstration shop prints at its start, read from its data folder.</summary>
public sealed record DemoFacts(string AdminEmail, string AdminPassword, string ShopperEmail, string ShopperPassword, string ApiKey,
    int ShopperId)
{
    /// <summary>The product that costs 64.97, the price the plugin's first description works with.</summary>
    public string ProductPath => "/pour-over-kettle";

    public const string FileName = "demo.json";

    public static DemoFacts Read(string dataFolder) => JsonSerializer.Deserialize<DemoFacts>(
        File.ReadAllText(Path.Combine(dataFolder, FileName)), JsonSerializerOptions.Web)!;
}
