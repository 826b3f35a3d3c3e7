using System.Text.Json;

namespace Sandbox.Store.Hosting;

/// <summary>What the console says once the store is open</summary>
public static class StartNotes
{
    public static void Print(StoreOptions options)
    {
        var address = $"http://localhost:{options.Port}";
        Console.WriteLine($"""

            The store is open at {address}
            """);

        var file = Path.Combine(options.DataFolder, DataFolder.DEMO_FILE);
        if (!File.Exists(file))
            return;

        var demo = JsonSerializer.Deserialize<DemoFacts>(File.ReadAllText(file), JsonSerializerOptions.Web);
        Console.WriteLine($"""
              Shopper        {demo.ShopperEmail}  password {demo.ShopperPassword}
              Administrator  {demo.AdminEmail}  password {demo.AdminPassword}  ({address}/admin)
              API            {address}/api/doc  key {demo.ApiKey}

            curl -H "X-Api-Key: {demo.ApiKey}" {address}/api/loyalty/points/{demo.ShopperId}
            curl -H "X-Api-Key: {demo.ApiKey}" {address}/api/loyalty/leaderboard

            Ctrl+C stops it.
            """);
    }
}
