using System.Net.Http.Json;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// A whole store with the plugin installed, on a throw-away database. One call starts it:
/// <c>await using var store = await LoyaltyStore.StartAsync();</c>
/// </summary>
public sealed class LoyaltyStore : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly StoreTemplate _copy;
    private readonly List<StoreProcess> _nodes = [];
    private readonly DemoFacts _demo;

    private LoyaltyStore(TestDatabase database, StoreTemplate copy, DemoFacts demo)
    {
        _database = database;
        _copy = copy;
        _demo = demo;
    }

    public Uri Address => _nodes[0].Address;

    public string Output => _nodes[0].Output;

    public string DataFolder => _copy.DataFolder;

    /// <summary>The connection string on PostgreSQL; null on SQLite.</summary>
    public string? ConnectionString => _copy.ConnectionString;

    public DemoFacts Demo => _demo;

    /// <summary>Starts a store that is installed, seeded and ready.</summary>
    public static async Task<LoyaltyStore> StartAsync(TestDatabase database = TestDatabase.Sqlite)
    {
        if (database == TestDatabase.PostgreSql)
            PostgresServer.Require();
        var template = await StoreTemplate.ForAsync(database);
        var copy = await template.CopyAsync();
        var store = new LoyaltyStore(database, copy, DemoFacts.Read(copy.DataFolder));
        await store.AddNodeAsync();
        return store;
    }

    /// <summary>Starts one more web node on the same database; returns its address.</summary>
    public async Task<Uri> AddNodeAsync()
    {
        var node = await StoreProcess.StartAsync(_database, _copy.DataFolder, _copy.Arguments);
        _nodes.Add(node);
        return node.Address;
    }

    public void Kill(int node) => _nodes[node].Kill();

    /// <summary>Waits until a store that was asked to restart no longer answers.</summary>
    public Task WaitUntilStoppedAsync() => _nodes[0].WaitUntilStoppedAsync();

    public Task WaitUntilReadyAsync() => _nodes[0].WaitUntilReadyAsync();

    /// <summary>A visitor who is not signed in.</summary>
    public StoreSession Visitor() => new(Address);

    /// <summary>The demo shopper, signed in.</summary>
    public Task<StoreSession> ShopperAsync() => SignedInAsync(_demo.ShopperEmail, _demo.ShopperPassword);

    /// <summary>The demo administrator, signed in.</summary>
    public Task<StoreSession> AdminAsync() => SignedInAsync(_demo.AdminEmail, _demo.AdminPassword);

    public async Task<StoreSession> SignedInAsync(string email, string password)
    {
        var session = Visitor();
        await session.SignInAsync(email, password);
        return session;
    }

    /// <summary>A program that calls the API with the demo key, or with the given one.</summary>
    public HttpClient Api(string? key = null, Uri? node = null)
    {
        var http = new HttpClient { BaseAddress = node ?? Address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key ?? _demo.ApiKey);
        return http;
    }

    /// <summary>A GET that must succeed; returns the answer's <c>data</c>.</summary>
    public async Task<JsonElement> DataAsync(string path)
    {
        using var api = Api();
        var answer = await api.GetFromJsonAsync<JsonElement>(path);
        return answer.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        try
        {
            Directory.Delete(_copy.DataFolder, recursive: true);
        }
        catch (IOException)
        {
            // a left-over temporary folder fails no test
        }
    }
}
