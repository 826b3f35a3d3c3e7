using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace Nop.Plugin.Misc.Loyalty.Services.Leaderboards;

/// <summary>
/// Keeps parts of leaderboards in memory until somebody of the program earns. Web nodes that know nothing of each other keep them for five seconds
/// </summary>
public sealed class LeaderboardCache : IDisposable
{
    private const int PARTS = 2000;

    private static readonly TimeSpan _life = TimeSpan.FromSeconds(5);

    // what is read while somebody earns carries a number that is past, and is never found
    private readonly ConcurrentDictionary<int, long> _changes = new();
    private readonly MemoryCache _parts = new(new MemoryCacheOptions { SizeLimit = PARTS });

    /// <summary>
    /// Gets what is kept, or reads it
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="part">What it is</param>
    /// <param name="read">Reads it</param>
    public async Task<T> GetAsync<T>(int programId, string part, Func<Task<T>> read)
    {
        var key = (programId, _changes.GetValueOrDefault(programId), part);
        if (_parts.TryGetValue(key, out T kept))
            return kept;

        kept = await read();
        _parts.Set(key, kept, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = _life, Size = 1 });

        return kept;
    }

    /// <summary>
    /// Forgets a program's leaderboards
    /// </summary>
    public void Forget(int programId)
    {
        _changes.AddOrUpdate(programId, 1, (_, changes) => changes + 1);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _parts.Dispose();
    }
}
