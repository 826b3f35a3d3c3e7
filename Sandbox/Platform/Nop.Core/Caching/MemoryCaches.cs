using System.Collections.Concurrent;

namespace Nop.Core.Caching;

/// <summary>Keeps entries in this process; concurrent callers of one key share one acquisition.</summary>
public partial class MemoryCacheManager(AppSettings appSettings) : CacheKeyService(appSettings), IStaticCacheManager
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    public virtual async Task<T> GetAsync<T>(CacheKey key, Func<Task<T>> acquire)
    {
        if (key.CacheTime <= 0)
            return await acquire();

        var fresh = new Entry(new Lazy<Task>(acquire), DateTime.UtcNow.AddMinutes(key.CacheTime));
        var entry = _entries.AddOrUpdate(key.Key, fresh, (_, old) => old.Expired || old.Value.Value is not Task<T> ? fresh : old);
        try
        {
            var data = await (Task<T>)entry.Value.Value;
            if (data is null)
                Forget(key.Key, entry);
            return data;
        }
        catch
        {
            Forget(key.Key, entry);
            throw;
        }
    }

    public virtual async Task<T> GetAsync<T>(CacheKey key, T defaultValue = default) =>
        _entries.TryGetValue(key.Key, out var entry) && !entry.Expired && entry.Value.Value is Task<T> task
            ? await task
            : defaultValue;

    public virtual Task RemoveAsync(CacheKey cacheKey, params object[] cacheKeyParameters)
    {
        _entries.TryRemove(PrepareKey(cacheKey, cacheKeyParameters).Key, out _);
        return Task.CompletedTask;
    }

    public virtual Task SetAsync<T>(CacheKey key, T data)
    {
        if (data is not null && key.CacheTime > 0)
            _entries[key.Key] = new Entry(new Lazy<Task>(Task.FromResult(data)), DateTime.UtcNow.AddMinutes(key.CacheTime));
        return Task.CompletedTask;
    }

    public virtual Task RemoveByPrefixAsync(string prefix, params object[] prefixParameters)
    {
        var start = PrepareKeyPrefix(prefix, prefixParameters);
        foreach (var key in _entries.Keys.Where(key => key.StartsWith(start, StringComparison.InvariantCultureIgnoreCase)))
            _entries.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public virtual Task ClearAsync()
    {
        _entries.Clear();
        return Task.CompletedTask;
    }

    public virtual void Dispose()
    {
        _entries.Clear();
        GC.SuppressFinalize(this);
    }

    private void Forget(string key, Entry entry) => _entries.TryRemove(KeyValuePair.Create(key, entry));

    private sealed record Entry(Lazy<Task> Value, DateTime ExpiresUtc)
    {
        public bool Expired => ExpiresUtc < DateTime.UtcNow;
    }
}

public partial class PerRequestCacheManager(AppSettings appSettings) : CacheKeyService(appSettings), IShortTermCacheManager
{
    private readonly ConcurrentDictionary<string, object> _entries = new();

    public virtual async Task<T> GetAsync<T>(Func<Task<T>> acquire, CacheKey cacheKey, params object[] cacheKeyParameters)
    {
        var key = PrepareKey(cacheKey, cacheKeyParameters).Key;
        if (_entries.TryGetValue(key, out var known))
            return (T)known;
        var data = await acquire();
        if (data is not null)
            _entries[key] = data;
        return data;
    }

    public virtual void RemoveByPrefix(string prefix, params object[] prefixParameters)
    {
        var start = PrepareKeyPrefix(prefix, prefixParameters);
        foreach (var key in _entries.Keys.Where(key => key.StartsWith(start, StringComparison.InvariantCultureIgnoreCase)))
            _entries.TryRemove(key, out _);
    }

    public virtual void Remove(string cacheKey, params object[] cacheKeyParameters) =>
        _entries.TryRemove(PrepareKey(new CacheKey(cacheKey), cacheKeyParameters).Key, out _);
}

/// <summary>Locks that hold within this process.</summary>
public partial class MemoryCacheLocker : ILocker
{
    private readonly ConcurrentDictionary<string, DateTime> _held = new();

    public virtual async Task<bool> PerformActionWithLockAsync(string resource, TimeSpan expirationTime, Func<Task> action)
    {
        var until = DateTime.UtcNow + expirationTime;
        if (_held.AddOrUpdate(resource, until, (_, other) => other < DateTime.UtcNow ? until : other) != until)
            return false;
        try
        {
            await action();
        }
        finally
        {
            _held.TryRemove(KeyValuePair.Create(resource, until));
        }

        return true;
    }
}
