using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nop.Core.Infrastructure;

namespace Nop.Core.Caching;

/// <summary>The name of a cached thing, possibly with places for parameters.</summary>
public partial class CacheKey(string key)
{
    public virtual CacheKey Create(Func<object, object> createCacheKeyParameters, params object[] keyObjects) =>
        keyObjects.Length == 0
            ? new CacheKey(Key)
            : new CacheKey(string.Format(Key, keyObjects.Select(createCacheKeyParameters).ToArray()));

    public string Key { get; protected set; } = key;

    /// <summary>Minutes to keep; zero or less means never cached.</summary>
    public int CacheTime { get; set; } = Singleton<AppSettings>.Instance.Get<CacheConfig>().DefaultCacheTime;
}

public partial interface ICacheKeyService
{
    CacheKey PrepareKeyForDefaultCache(CacheKey cacheKey, params object[] cacheKeyParameters);
}

public abstract partial class CacheKeyService(AppSettings appSettings) : ICacheKeyService
{
    protected readonly AppSettings _appSettings = appSettings;

    protected virtual string PrepareKeyPrefix(string prefix, params object[] prefixParameters) =>
        prefixParameters is { Length: > 0 }
            ? string.Format(prefix, prefixParameters.Select(CreateCacheKeyParameters).ToArray())
            : prefix;

    protected virtual object CreateCacheKeyParameters(object parameter) =>
        parameter switch
        {
            null => "null",
            IEnumerable<int> ids => CreateIdsHash(ids),
            IEnumerable<BaseEntity> entities => CreateIdsHash(entities.Select(entity => entity.Id)),
            BaseEntity entity => entity.Id,
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            _ => parameter
        };

    protected virtual string CreateIdsHash(IEnumerable<int> ids)
    {
        var text = string.Join(", ", ids.Order());
        return text.Length == 0 ? string.Empty : Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public virtual CacheKey PrepareKey(CacheKey cacheKey, params object[] cacheKeyParameters) =>
        cacheKey.Create(CreateCacheKeyParameters, cacheKeyParameters);

    public virtual CacheKey PrepareKeyForDefaultCache(CacheKey cacheKey, params object[] cacheKeyParameters)
    {
        var key = PrepareKey(cacheKey, cacheKeyParameters);
        key.CacheTime = _appSettings.Get<CacheConfig>().DefaultCacheTime;
        return key;
    }
}

/// <summary>The keys and prefixes under which entities of a type are cached.</summary>
public static partial class NopEntityCacheDefaults<TEntity> where TEntity : BaseEntity
{
    public static string EntityTypeName => typeof(TEntity).Name.ToLowerInvariant();

    public static CacheKey ByIdCacheKey => new($"{ByIdPrefix}{{0}}");

    public static CacheKey AllCacheKey => new(AllPrefix);

    public static string Prefix => $"Nop.{EntityTypeName}.";

    public static string ByIdPrefix => $"{Prefix}byid.";

    public static string ByIdsPrefix => $"{Prefix}byids.";

    public static string AllPrefix => $"{Prefix}all.";
}
