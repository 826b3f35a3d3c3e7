using System.Diagnostics;
using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop;

/// <summary>
/// What the plugin adds to each page and each step of a purchase: two copies of one store take turns, of which one has the plugin; the store without it
/// is measured twice a round, so that the table says how far two equal stores differ. Statements are counted, and held, by BudgetTests
/// </summary>
internal static class PageCosts
{
    // until then the code that runs often is compiled for good
    private const int WarmUp = 35;

    private static readonly string[] _guestPages = ["/", "/pour-over-kettle", "/kitchen-coffee", "/search?q=e", "/login"];
    private static readonly string[] _shopperPages = ["/", "/pour-over-kettle", "/kitchen-coffee", "/search?q=e"];

    public static async Task RunAsync(int rounds)
    {
        await using var with = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        await using var without = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        await CheckoutOverhead.UninstallAsync(without);
        await with.GivePointsAsync(with.Demo.ShopperId, 1_000_000);
        using var loyal = new Side(with, await with.ShopperAsync());
        using var plain = new Side(without, await without.ShopperAsync());

        Console.WriteLine($"\n{rounds} rounds in turn, half as many purchases; wall and processor time in ms (median), ratio with / without, and of the store without the plugin to itself");
        Console.WriteLine($"{"",-34}{"without",10}{"with",10}{"ratio",8}{"itself",8}{"cpu without",14}{"cpu with",10}{"ratio",8}");
        foreach (var page in _guestPages)
            await CompareAsync($"{page}, guest", rounds, plain, loyal, side => side.Guest.Http.GetAsync(page));
        foreach (var page in _shopperPages)
            await CompareAsync($"{page}, signed in", rounds, plain, loyal, side => side.Shopper.Http.GetAsync(page));
        foreach (var side in new[] { plain, loyal })
            await side.Store.FillPageAsync(50);
        await loyal.Store.PriceFullPageAsync();
        await CompareAsync("50 products in points, guest", rounds, plain, loyal, side => side.Guest.Http.GetAsync(FullCatalogue.Path));
        await CompareAsync("50 products in points, signed in", rounds, plain, loyal, side => side.Shopper.Http.GetAsync(FullCatalogue.Path));
        foreach (var side in new[] { plain, loyal })
            await side.Shopper.AddToCartAsync(side.Store.Demo.ProductPath);
        await CompareAsync("cart", rounds, plain, loyal, side => side.Shopper.Http.GetAsync("/cart"));
        await loyal.Shopper.SpendAsync(500);
        await CompareAsync("cart, points applied", rounds, plain, loyal, side => side.Shopper.Http.GetAsync("/cart"));
        foreach (var side in new[] { plain, loyal })
            await side.Shopper.EmptyCartAsync();
        foreach (var points in new[] { 0L, 500L })
            await ComparePurchasesAsync(points, Math.Max(5, rounds / 2), plain, loyal);
    }

    private static async Task ComparePurchasesAsync(long points, int rounds, Side plain, Side loyal)
    {
        var tokens = new Dictionary<Side, string>();
        var name = points > 0 ? "points" : "earning only";
        var steps = new Comparison();
        var confirm = new Comparison();
        var whole = new Comparison();
        for (var round = -WarmUp / 2; round < rounds; round++)
        {
            foreach (var (side, column) in Turn(round, plain, loyal))
            {
                await whole.AddAsync(column, round, side, async () =>
                {
                    await side.Shopper.AddToCartAsync(side.Store.Demo.ProductPath);
                    if (points > 0 && side == loyal)
                        await side.Shopper.SpendAsync(points);
                    await steps.AddAsync(column, round, side, async () => tokens[side] = await side.Shopper.GoToConfirmAsync());
                    await confirm.AddAsync(column, round, side, () => side.Shopper.ConfirmAsync(tokens[side]));
                    // the completed page waits for what is worked out in the background, and so it is counted too
                    await side.Shopper.Http.GetAsync("/checkout/completed/");
                });
            }
        }
        steps.Print($"checkout steps, {name}");
        confirm.Print($"confirm, {name}");
        whole.Print($"whole purchase, {name}");
    }

    private static async Task CompareAsync(string what, int rounds, Side plain, Side loyal, Func<Side, Task> work)
    {
        var comparison = new Comparison();
        for (var round = -WarmUp; round < rounds; round++)
        {
            foreach (var (side, column) in Turn(round, plain, loyal))
                await comparison.AddAsync(column, round, side, () => work(side));
        }
        comparison.Print(what);
    }

    /// <summary>Each side goes first every other time; the store without the plugin goes twice.</summary>
    private static IEnumerable<(Side Side, int Column)> Turn(int round, Side plain, Side loyal) => round % 2 == 0
        ? [(plain, 0), (loyal, 1), (plain, 2)]
        : [(plain, 2), (loyal, 1), (plain, 0)];

    private sealed class Side(LoyaltyStore store, StoreSession shopper) : IDisposable
    {
        public LoyaltyStore Store => store;

        public StoreSession Shopper => shopper;

        public StoreSession Guest { get; } = store.Visitor();

        /// <summary>Processor time that the store has used so far.</summary>
        public double Processor => store.ProcessorTime.TotalMilliseconds;

        public void Dispose()
        {
            Guest.Dispose();
            shopper.Dispose();
        }
    }

    /// <summary>Three columns: without the plugin, with it, and without it again.</summary>
    private sealed class Comparison
    {
        private readonly Samples[] _wall = [new(), new(), new()];
        private readonly double[] _processor = new double[3];
        private int _count;

        public async Task AddAsync(int column, int round, Side side, Func<Task> work)
        {
            var processor = side.Processor;
            var start = Stopwatch.GetTimestamp();
            await work();
            if (round < 0)
                return;

            _wall[column].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            // a sum, because the clock of the processor is coarse
            _processor[column] += side.Processor - processor;
            _count += column == 1 ? 1 : 0;
        }

        public void Print(string what)
        {
            var plain = (_processor[0] + _processor[2]) / 2;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what,-34}{_wall[0].Median,10:N1}{_wall[1].Median,10:N1}{_wall[1].Median / _wall[0].Median,8:N2}{_wall[2].Median / _wall[0].Median,8:N2}{plain / _count,14:N1}{_processor[1] / _count,10:N1}{_processor[1] / plain,8:N2}"));
        }
    }
}
