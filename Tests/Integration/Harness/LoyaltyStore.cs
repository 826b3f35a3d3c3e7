using System.Text;
using System.Data.Common;
using System.Net.Http.Json;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// A whole store with the plugin installed, on a throw-away database. One call starts it:
/// <c>await using var store = await LoyaltyStore.StartAsync();</c>
/// </summary>
public sealed class LoyaltyStore : IAsyncDisposable
{
    private readonly StoreTemplate _copy;
    private readonly List<StoreProcess> _nodes = [];
    private DemoFacts _demo;

    private readonly string[] _arguments;

    private LoyaltyStore(StoreTemplate copy, DemoFacts demo, string[] arguments)
    {
        _copy = copy;
        _demo = demo;
        _arguments = arguments;
    }

    /// <summary>Host of the demonstration's second store, which has the number 2.</summary>
    public const string OutletHost = "outlet.localhost";

    public Uri Address => _nodes[0].Address;

    public string Output => _nodes[0].Output;

    /// <summary>Processor time that the store has used since it was started.</summary>
    public TimeSpan ProcessorTime => _nodes[0].ProcessorTime;

    /// <summary>The last of the orders that a killed process left behind, as <see cref="Redeeming.SettledAsync"/> found out.</summary>
    public long LeftBehind { get; set; }

    public string DataFolder => _copy.DataFolder;

    /// <summary>The connection string; null on SQLite.</summary>
    public string? ConnectionString => _copy.ConnectionString;

    public DemoFacts Demo => _demo;

    /// <summary>Starts a store that is installed, seeded and ready.</summary>
    public static async Task<LoyaltyStore> StartAsync(TestDatabase database = TestDatabase.Sqlite, params string[] arguments)
    {
        database = database.Require();
        var template = await StoreTemplate.ForAsync(database);
        var copy = await template.CopyAsync();
        var store = new LoyaltyStore(copy, DemoFacts.Read(copy.DataFolder), arguments);
        await store.AddNodeAsync();
        return store;
    }

    /// <summary>Starts one more web node on the same database; returns its address. A published store is no farm: its only node answers for all.</summary>
    public async Task<Uri> AddNodeAsync()
    {
        if (NopCommerce.Folder is not null && _nodes.Count > 0)
            return Address;
        var node = await _copy.StartAsync(PostgresServer.FreePort(), _arguments);
        _nodes.Add(node);
        return node.Address;
    }

    public void Kill(int node) => _nodes[node].Kill();

    /// <summary>Waits until a store that was asked to restart no longer answers.</summary>
    public Task WaitUntilStoppedAsync() => _nodes[0].WaitUntilStoppedAsync();

    public Task WaitUntilReadyAsync() => _nodes[0].WaitUntilReadyAsync();

    /// <summary>A visitor who is not signed in; a host chooses one of the stores that listen here.</summary>
    public StoreSession Visitor(string? host = null) => new(Address, host);

    /// <summary>The demo shopper, signed in.</summary>
    public Task<StoreSession> ShopperAsync(string? host = null) => SignedInAsync(_demo.ShopperEmail, _demo.ShopperPassword, host);

    /// <summary>The demo administrator, signed in.</summary>
    public Task<StoreSession> AdminAsync() => SignedInAsync(_demo.AdminEmail, _demo.AdminPassword);

    public async Task<StoreSession> SignedInAsync(string email, string password, string? host = null)
    {
        var session = Visitor(host);
        await session.SignInAsync(email, password);
        return session;
    }

    /// <summary>A program that calls the API with the demo key, or with the given one.</summary>
    public HttpClient Api(string? key = null, Uri? node = null, string? host = null)
    {
        var http = new HttpClient { BaseAddress = node ?? Address };
        http.DefaultRequestHeaders.Host = host;
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

    /// <summary>Points the demo shopper can spend. In a shared store other fixtures change them at the same time: use a customer of your own there.</summary>
    public Task<long> ShopperPointsAsync() => PointsAsync(_demo.ShopperId);

    /// <summary>Points a customer can spend.</summary>
    public async Task<long> PointsAsync(int customerId) => (await DataAsync($"/api/loyalty/points/{customerId}")).GetProperty("points").GetInt64();

    /// <summary>A connection to the store's database, still closed, for what no page shows.</summary>
    public DbConnection Connect() => _copy.Connect();

    /// <summary>Changes the store's database from outside, for what no page lets one do: make time pass, for example.</summary>
    public Task ExecuteAsync(string sql) => _copy.ExecuteAsync(sql);

    /// <summary>Switches the scheduled tasks off, for tests that compare everything before and after: nothing else may change it meanwhile. "Run now" still runs them.</summary>
    public Task StopTasksAsync() => ExecuteAsync("UPDATE \"ScheduleTask\" SET \"Enabled\" = (1 = 0)");

    /// <summary>The first value that a query finds.</summary>
    public async Task<long> ReadNumberAsync(string sql)
    {
        await this.SettledAsync(sql);
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>All that the plugin keeps, as text: every row of its tables, its settings and the shop's discounts. To compare before and after.</summary>
    public async Task<string> LoyaltyStateAsync()
    {
        await this.SettledAsync();
        await using var connection = Connect();
        await connection.OpenAsync();
        var tables = await RowsAsync(_copy.Database switch
        {
            TestDatabase.PostgreSql => "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'Loyalty%' ORDER BY 1",
            TestDatabase.MariaDb => "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name LIKE 'Loyalty%' ORDER BY 1",
            _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'Loyalty%' ORDER BY 1"
        });
        if (tables.Count < 20)
            throw new InvalidOperationException($"The plugin has {tables.Count} tables only");

        var state = new StringBuilder();
        foreach (var query in tables.Append("Discount").Append("DiscountRequirement").Select(table => $"SELECT * FROM \"{table}\" ORDER BY 1")
            .Append("SELECT * FROM \"Setting\" WHERE LOWER(\"Name\") LIKE 'loyalty%' ORDER BY 1"))
            state.AppendLine(query).AppendJoin('\n', await RowsAsync(query)).AppendLine();
        return state.ToString();

        async Task<List<string>> RowsAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
            return rows;
        }
    }

    /// <summary>Starts the store that was killed again, on its data and at its address, with more arguments: who was signed in still is.</summary>
    public async Task StartAgainAsync(params string[] arguments)
    {
        await _nodes[0].DisposeAsync();
        _nodes[0] = await _copy.StartAsync(Address.Port, [.. _arguments, .. arguments]);
        _demo = DemoFacts.Read(_copy.DataFolder);
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
