using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop;

/// <summary>
/// The whole one-page checkout, and its confirm button alone, in a store without the plugin and in one where points pay a part.
/// Two copies of one store run side by side and take turns.
/// </summary>
internal static class CheckoutOverhead
{
    public static async Task RunAsync(int rounds, int warmUp)
    {
        await using var with = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        await using var without = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        await UninstallAsync(without);
        await with.GivePointsAsync(with.Demo.ShopperId, 1_000_000);
        using var spender = await with.ShopperAsync();
        using var payer = await without.ShopperAsync();
        var plain = new Side(payer, without.Demo.ProductPath, 0);
        var loyal = new Side(spender, with.Demo.ProductPath, 500);
        for (var round = 0; round < warmUp; round++)
        {
            await plain.BuyAsync(measure: false);
            await loyal.BuyAsync(measure: false);
        }
        for (var round = 0; round < rounds; round++)
        {
            // each side goes first every other time
            await (round % 2 == 0 ? plain : loyal).BuyAsync(measure: true);
            await (round % 2 == 0 ? loyal : plain).BuyAsync(measure: true);
        }

        Console.WriteLine($"\n{rounds} checkouts of each side in turn, after {warmUp} to warm up; "
            + $"{await with.ScalarAsync("SELECT COUNT(*) FROM \"Order\"")} orders, {await with.ScalarAsync("SELECT COUNT(*) FROM \"LoyaltyEntry\"")} entries at the end");
        Console.WriteLine($"{"",-44}{"median ms",12}{"p95 ms",10}{"ratio",8}");
        Print("checkout, no plugin", plain.Checkout, plain.Checkout);
        Print("checkout, 500 points applied", loyal.Checkout, plain.Checkout);
        Print("confirm alone, no plugin", plain.Confirm, plain.Confirm);
        Print("confirm alone, 500 points applied", loyal.Confirm, plain.Confirm);
    }

    private static void Print(string what, Samples samples, Samples baseline) =>
        Console.WriteLine($"{what,-44}{samples.Median,12:N1}{samples.At(95),10:N1}{samples.Median / baseline.Median,8:N2}");

    internal static async Task UninstallAsync(LoyaltyStore store)
    {
        using var admin = await store.AdminAsync();
        foreach (var plugin in new[] { "Misc.LoyaltyDemo", "Misc.Loyalty" })
            await admin.PostFormAsync("/Admin/Plugin/List", "/Admin/Plugin/List", ($"uninstall-plugin-link-{plugin}", "x"));
        await admin.PostFormAsync("/Admin/Plugin/List", "/Admin/Plugin/List", ("plugin-apply-changes", "x"));
        await admin.Http.GetAsync("/Admin/Common/RestartApplication");
        await store.WaitUntilStoppedAsync();
        await store.WaitUntilReadyAsync();
    }

    private sealed class Side(StoreSession shopper, string product, long points)
    {
        public Samples Checkout { get; } = new();

        public Samples Confirm { get; } = new();

        public async Task BuyAsync(bool measure)
        {
            await shopper.AddToCartAsync(product);
            if (points > 0)
                await shopper.SpendAsync(points);
            var (checkout, confirm) = measure ? (Checkout, Confirm) : (new Samples(), new Samples());
            var token = "";
            await checkout.TimeAsync(async () =>
            {
                token = await shopper.GoToConfirmAsync();
                await confirm.TimeAsync(async () =>
                {
                    var answer = await shopper.ConfirmAsync(token);
                    if (!answer.Contains("success"))
                        throw new InvalidOperationException(answer);
                });
            });
        }
    }
}
