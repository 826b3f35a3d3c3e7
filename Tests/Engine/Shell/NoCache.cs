using Nop.Core.Caching;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// A node of the tests lives longer than a request
/// </summary>
internal sealed class NoCache : IShortTermCacheManager
{
    public Task<T> GetAsync<T>(Func<Task<T>> acquire, CacheKey cacheKey, params object[] cacheKeyParameters) => acquire();

    public void Remove(string cacheKey, params object[] cacheKeyParameters)
    {
    }

    public void RemoveByPrefix(string prefix, params object[] prefixParameters)
    {
    }

    public CacheKey PrepareKey(CacheKey cacheKey, params object[] cacheKeyParameters) => cacheKey;

    public CacheKey PrepareKeyForDefaultCache(CacheKey cacheKey, params object[] cacheKeyParameters) => cacheKey;
}
