using System.Data.Common;
using System.Threading.Channels;
using Nop.Core.Caching;
using Nop.Core.Configuration;
using Nop.Data.Configuration;

namespace Sandbox.Store.Data;

/// <summary>
/// The cache of one of several stores on one database. What one forgets all forget, a moment later: where nopCommerce's web farms
/// have Redis, this has the database itself.
/// </summary>
public abstract class FarmCache(AppSettings appSettings) : MemoryCacheManager(appSettings)
{
    protected const int PAYLOAD = 7_000;

    private readonly Channel<string> _forgotten = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _end = new();
    private readonly string _node = Guid.NewGuid().ToString("N");

    protected CancellationToken End => _end.Token;

    public static FarmCache Create(AppSettings appSettings, DataConfig database)
    {
        FarmCache cache = database.DataProvider == DataProviderType.PostgreSQL
            ? new PostgreSqlFarmCache(appSettings, database.ConnectionString)
            : new MariaDbFarmCache(appSettings, database.ConnectionString);
        _ = cache.AgainAndAgainAsync(cache.ListenAsync);
        _ = cache.AgainAndAgainAsync(cache.TellAsync);
        return cache;
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

    protected abstract DbConnection Connect();

    /// <summary>Waits for messages and hands them on, until the connection breaks.</summary>
    protected abstract Task ListenAsync(DbConnection connection);

    protected abstract Task TellAsync(DbConnection connection, string message);

    // a memory cache forgets at once
    protected void Heard(string message)
    {
        var lines = message.Split('\n');
        foreach (var line in lines.Skip(1).Where(_ => lines[0] != _node))
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

    private async Task AgainAndAgainAsync(Func<DbConnection, Task> work)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await using var connection = Connect();
                await connection.OpenAsync(End);
                await work(connection);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (DbException)
            {
                // what was missed meanwhile cannot be told
                await base.ClearAsync();
                await Task.Delay(500);
            }
        }
    }

    private async Task TellAsync(DbConnection connection)
    {
        while (await _forgotten.Reader.WaitToReadAsync(End))
        {
            var lines = new HashSet<string>();
            var length = 0;
            while (length < PAYLOAD && _forgotten.Reader.TryRead(out var line))
                length += lines.Add(line) ? line.Length + 1 : 0;
            await TellAsync(connection, string.Join('\n', lines.Prepend(_node)));
        }
    }
}
