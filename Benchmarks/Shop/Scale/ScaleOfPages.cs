using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop.Scale;

/// <summary>The pages and routes that read the ledger, in a store with a thousand members and in one with as many as asked for, in turn.</summary>
internal static class ScaleOfPages
{
    private const int SmallStore = 1_000;

    public static async Task RunAsync(int members, int rounds)
    {
        PostgresServer.Require();
        await QueryPlans.ListenAsync(PostgresServer.ConnectionString!);
        await using var small = await StartAsync(SmallStore);
        await using var large = await StartAsync(members);
        using var smallPages = await ReadPages.SignInAsync(small);
        using var largePages = await ReadPages.SignInAsync(large);

        Console.WriteLine($"\n{"ms",-40}{"median",9}{"p95",9}   {"median",9}{"p95",9}{"ratio",8}   ({SmallStore:N0} and {members:N0} members; ratio of the p95s)");
        foreach (var (name, few, many) in smallPages.All.Zip(largePages.All, (a, b) => (a.Name, a.Read, b.Read)))
        {
            var (before, after) = (new Samples(), new Samples());
            for (var round = -3; round < rounds; round++)
            {
                await (round < 0 ? new Samples() : before).TimeAsync(few);
                await (round < 0 ? new Samples() : after).TimeAsync(many);
            }
            Console.WriteLine($"{name,-40}{before.Median,9:N1}{before.At(95),9:N1}   {after.Median,9:N1}{after.At(95),9:N1}{after.At(95) / before.At(95),8:N2}");
        }

        Console.WriteLine($"\nhow the rows are found with {members:N0} members");
        foreach (var (name, read) in largePages.All)
        {
            Console.WriteLine(name);
            foreach (var node in await QueryPlans.OfAsync(large, read))
                Console.WriteLine($"    {node}");
        }

        using var api = large.Api();
        Console.WriteLine($"\nverify: {await (await api.PostAsync("/api/loyalty/verify", null)).Content.ReadAsStringAsync()}");
    }

    private static async Task<LoyaltyStore> StartAsync(int members)
    {
        var store = await LoyaltyStore.StartAsync(TestDatabase.PostgreSql);
        var start = DateTime.UtcNow;
        await ScaleData.FillAsync(store, members);
        Console.WriteLine($"{await store.ReadNumberAsync("SELECT count(*) FROM \"LoyaltyMember\""):N0} members, "
            + $"{await store.ReadNumberAsync("SELECT count(*) FROM \"LoyaltyEntry\""):N0} entries made in {(DateTime.UtcNow - start).TotalSeconds:N0} s");
        return store;
    }
}
