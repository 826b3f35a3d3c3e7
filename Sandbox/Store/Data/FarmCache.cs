#if POSTGRESQL
using System.Threading.Channels;
using Nop.Core.Caching;
using Nop.Core.Configuration;
using Npgsql;

namespace Sandbox.Store.Data;

/// <summary>
/// The cache of one of several stores on one database. What one forgets all forget, a moment later: where nopCommerce's web farms
/// have Redis, this has the database's own notifications.
/// </summary>
public sealed class FarmCache : MemoryCacheManager
{
    private const string CHANNEL = "nop_cache";
    private const int PAYLOAD = 7_000;
    private readonly string _connectionString;
    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<string> _forgotten = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    public FarmCache(AppSettings appSettings, string connectionString) : base(appSettings)
    {
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Enlist = false, KeepAlive = 30 }.ConnectionString;
        _ = AgainAndAgainAsync(ListenAsync);
        _ = AgainAndAgainAsync(TellAsync);
    }

    public override async Task RemoveAsync(CacheKey cacheKey, params object[] cacheKeyParameters)
    {
        await base.RemoveAsync(cacheKey, cacheKeyParameters);
        _forgotten.Writer.TryWrite($"key {PrepareKey(cacheKey, cacheKeyParameters).Key}");
    }

    public override async Task RemoveByPrefixAsync(string prefix, params object[] prefixParameters)
    {
        await base.RemoveByPrefixAsync(prefix, prefixParameters);
        _forgotten.Writer.TryWrite($"prefix {PrepareKeyPrefix(prefix, prefixParameters)}");
    }

    public override async Task ClearAsync()
    {
        await base.ClearAsync();
        _forgotten.Writer.TryWrite("all ");
    }

    public override void Dispose()
    {
        _end.Cancel();
        base.Dispose();
    }

    private async Task AgainAndAgainAsync(Func<NpgsqlConnection, Task> work)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connectionString);
                await connection.OpenAsync(_end.Token);
                await work(connection);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (NpgsqlException)
            {
                // what was missed meanwhile cannot be told
                await base.ClearAsync();
                await Task.Delay(500);
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection)
    {
        connection.Notification += (_, notification) =>
        {
            var lines = notification.Payload.Split('\n');
            if (lines[0] != _node)
                foreach (var line in lines.Skip(1))
                    Forget(line);
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {CHANNEL}", connection))
            await listen.ExecuteNonQueryAsync(_end.Token);
        while (true)
            await connection.WaitAsync(_end.Token);
    }

    private async Task TellAsync(NpgsqlConnection connection)
    {
        while (await _forgotten.Reader.WaitToReadAsync(_end.Token))
        {
            var lines = new HashSet<string>();
            var length = 0;
            while (length < PAYLOAD && _forgotten.Reader.TryRead(out var line))
                length += lines.Add(line) ? line.Length + 1 : 0;
            await using var tell = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
            {
                Parameters = { new() { Value = CHANNEL }, new() { Value = string.Join('\n', lines.Prepend(_node)) } }
            };
            await tell.ExecuteNonQueryAsync(_end.Token);
        }
    }

    // a memory cache forgets at once
    private void Forget(string line)
    {
        var (kind, name) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
        _ = kind switch
        {
            "key" => base.RemoveAsync(new CacheKey(name)),
            "prefix" => base.RemoveByPrefixAsync(name),
            _ => base.ClearAsync()
        };
    }
}
#endif
