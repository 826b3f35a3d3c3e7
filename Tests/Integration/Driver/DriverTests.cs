using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Driver;

/// <summary>
/// Shoppers and administrators who do whatever comes to mind, at the same time, on two web nodes of which one is killed on the way.
/// LOYALTY_DRIVE_SECONDS says how long (15 when it is not set), LOYALTY_DRIVE_SEED repeats the choices of a run.
/// </summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
[SandboxOnly("pays with the demo card, which is a part of the sandbox")]
public sealed class DriverTests(TestDatabase database) : FaultFixture(database, nodes: 2)
{
    private const int Clients = 8;
    private const int Members = 5;

    private long _lastOrder;

    protected override async Task PrepareAsync()
    {
        await SetProgramAsync(("ExpireAfterDays", "30"), ("HoldDays", "0"));
        foreach (var admin in Admins)
        {
            await admin.SellForPointsAsync("/stoneware-mug", 150);
            await admin.SellForPointsAsync("/cedar-candle", 200, only: true);
        }
    }

    [Test]
    public async Task Whatever_happens_in_parallel_no_point_appears_or_vanishes()
    {
        var seconds = Number("LOYALTY_DRIVE_SECONDS") ?? 15;
        var seed = Number("LOYALTY_DRIVE_SEED") ?? Environment.TickCount & 0xffff;
        var members = new List<Member>();
        _lastOrder = await Store.ScalarAsync("SELECT MAX(\"Id\") FROM \"Order\"");
        for (var i = 0; i < Members; i++)
            members.Add(await NewMemberAsync(3_000));
        // the clients work on the same few members, so that they get in each other's way
        var tally = new DriveTally();
        var clients = Enumerable.Range(0, Clients).Select(i => new DriveClient(Store, () => [.. Nodes], members[i % Members], new Random(seed + i), tally)).ToList();

        using (var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds)))
        {
            var driving = clients.Select(client => client.RunAsync(stop.Token)).ToList();
            await Task.Delay(TimeSpan.FromSeconds(seconds / 2d));
            Store.Kill(0);
            await StartAgainAsync();
            await Task.WhenAll(driving);
        }
        foreach (var client in clients)
            client.Dispose();

        await ComeToRestAsync();

        TestContext.Out.WriteLine($"seed {seed}, {seconds} s, {Clients} clients on {Nodes.Count} nodes, one killed\n{tally}");
        var mistakes = await new Replay(Store).FindMistakesAsync(members.Select(member => member.Id));
        Assert.That(mistakes, Is.Empty, $"seed {seed}");
        Assert.That(tally.Surprises, Is.Empty, $"seed {seed}");
        Assert.That(tally.Done("place"), Is.GreaterThan(0), "orders were placed");
        Assert.That(await Store.ScalarAsync("SELECT COUNT(*) FROM \"OrderItem\" i JOIN \"Product\" p ON p.\"Id\" = i.\"ProductId\" WHERE p.\"Sku\" = 'CND-CEDAR' AND i.\"PriceExclTax\" > 0 AND i.\"OrderId\" > "
            + $"{_lastOrder}"), Is.Zero, $"money bought what only points buy, seed {seed}");
    }

    /// <summary>Lets time pass for what is reserved or claimed, and the tasks run until there is nothing left to do.</summary>
    private async Task ComeToRestAsync()
    {
        await Store.AlterAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{Moment(-1)}', \"UpdatedOnUtc\" = '{Moment(-1)}' WHERE \"StatusId\" IN ({Redemptions.Reserved}, {Redemptions.Claimed})");
        for (var round = 0; round < 2; round++)
        {
            foreach (var task in new[] { "Release reservations", "Reconcile orders", "Expire points" })
                await RunTaskAsync($"Loyalty. {task}");
            await Store.AlterAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{Moment(-1)}' WHERE \"StatusId\" = {Redemptions.Reserved}");
        }
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
