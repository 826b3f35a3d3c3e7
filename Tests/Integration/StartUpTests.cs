using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>What a newcomer's first command says when something is in its way.</summary>
[TestFixture]
[SandboxOnly("the command line of the sandbox")]
public sealed class StartUpTests
{
    [Test]
    public async Task A_taken_port_is_one_line_and_an_exit_code()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        await AssertRefusedAsync(port.ToString(), "--data", TemporaryFolder(), "--port", port.ToString());
    }

    [Test]
    public async Task An_unwritable_folder_is_one_line_and_an_exit_code()
    {
        // below a file nobody can make a folder, root included
        var file = Path.GetTempFileName();

        await AssertRefusedAsync(file, "--data", Path.Combine(file, "store"), "--port", PostgresServer.FreePort().ToString());
    }

    [TestCase("postgresql", "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=3")]
    [TestCase("mariadb", "Server=127.0.0.1;Port=1;User=nobody;Database=none;ConnectionTimeout=3")]
    public async Task A_broken_connection_string_is_one_line_and_an_exit_code(string name, string connection)
    {
        await AssertRefusedAsync("database",
            "--data", TemporaryFolder(), "--port", PostgresServer.FreePort().ToString(), "--database", name, "--connection", connection);
    }

    [Test]
    public async Task An_unknown_argument_is_one_line_and_an_exit_code()
    {
        await AssertRefusedAsync("--colour", "--colour", "blue");
    }

    [Test]
    public async Task An_unknown_database_is_one_line_and_an_exit_code()
    {
        await AssertRefusedAsync("oracle", "--database", "oracle");
    }

    [TestCase("postgresql")]
    [TestCase("mariadb")]
    public async Task A_server_without_an_address_is_one_line_and_an_exit_code(string name)
    {
        await AssertRefusedAsync("--connection", "--database", name);
    }

    [Test]
    public async Task A_second_start_keeps_the_data()
    {
        await using var store = await LoyaltyStore.StartAsync();
        using (var api = store.Api())
            await api.PostAsJsonAsync("/api/loyalty/redeem", new { customerId = store.Demo.ShopperId, amount = 3 });
        var before = await store.DataAsync("/api/loyalty/leaderboard");

        store.Kill(0);
        await store.StartAgainAsync();

        Assert.That((await store.DataAsync("/api/loyalty/leaderboard")).ToString(), Is.EqualTo(before.ToString()));
    }

    [TestCase(TestDatabase.Sqlite)]
    [TestCase(TestDatabase.PostgreSql)]
    public async Task A_reset_begins_anew(TestDatabase database)
    {
        await using var store = await LoyaltyStore.StartAsync(database);
        var (seeded, key) = (await store.ShopperPointsAsync(), store.Demo.ApiKey);
        using (var api = store.Api())
            await api.PostAsJsonAsync("/api/loyalty/redeem", new { customerId = store.Demo.ShopperId, amount = 3 });
        Assert.That(await store.ShopperPointsAsync(), Is.EqualTo(seeded - 3));

        store.Kill(0);
        await store.StartAgainAsync("--reset");

        Assert.That(await store.ShopperPointsAsync(), Is.EqualTo(seeded));
        using var old = store.Api(key);
        Assert.That((await old.GetAsync("/api/loyalty/leaderboard")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "a key from before");
    }

    [Test]
    public async Task The_start_prints_address_logins_key_and_curl_lines()
    {
        var store = await SharedStores.GetAsync(TestDatabase.Sqlite);

        Assert.That(store.Output, Does.Contain(store.Address.Port.ToString())
            .And.Contain(store.Demo.AdminEmail).And.Contain(store.Demo.ShopperEmail).And.Contain(store.Demo.ApiKey).And.Contain("curl "));
    }

    private static string TemporaryFolder() => Directory.CreateTempSubdirectory("loyalty-start-").FullName;

    private static async Task AssertRefusedAsync(string named, params string[] arguments)
    {
        var (exitCode, output) = await StoreProcess.RunToEndAsync(arguments);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output.Trim().Split('\n'), Has.Length.EqualTo(1), output);
        Assert.That(output, Does.Contain(named).IgnoreCase);
        Assert.That(output, Does.Not.Contain("   at "));
    }
}
