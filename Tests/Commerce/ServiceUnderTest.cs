using System.Linq.Expressions;
using Moq;
using Nop.Core;
using Nop.Core.Caching;
using Nop.Core.Configuration;
using Nop.Core.Infrastructure;
using Nop.Data;

namespace Nop.Plugin.Misc.Loyalty.Tests.Commerce;

/// <summary>Builds services of the sandbox from the parts a test cares about; all other parts answer nothing.</summary>
internal static class ServiceUnderTest
{
    public static T Build<T>(params object[] parts) where T : class
    {
        var constructor = typeof(T).GetConstructors().Single();
        return (T)constructor.Invoke(constructor.GetParameters()
            .Select(parameter => parts.FirstOrDefault(parameter.ParameterType.IsInstanceOfType) ?? Stand(parameter.ParameterType))
            .ToArray());
    }

    public static IRepository<T> Repository<T>(params T[] rows) where T : BaseEntity
    {
        var repository = new Mock<IRepository<T>>();
        repository.Setup(r => r.GetAllAsync(It.IsAny<Func<IQueryable<T>, IQueryable<T>>>(),
                It.IsAny<Func<ICacheKeyService, CacheKey>>(), It.IsAny<bool>()))
            .ReturnsAsync((Func<IQueryable<T>, IQueryable<T>> query, Func<ICacheKeyService, CacheKey> _, bool _) =>
                query(rows.AsQueryable()).ToList());
        return repository.Object;
    }

    public static T Answering<T, TResult>(Expression<Func<T, Task<TResult>>> call, TResult answer) where T : class
    {
        var mock = new Mock<T>();
        mock.Setup(call).ReturnsAsync(answer);
        return mock.Object;
    }

    private static object Cache(Type type)
    {
        var settings = Singleton<AppSettings>.Instance;
        return type == typeof(IStaticCacheManager) ? new MemoryCacheManager(settings) : new PerRequestCacheManager(settings);
    }

    private static object Stand(Type type)
    {
        if (type == typeof(IStaticCacheManager) || type == typeof(IShortTermCacheManager))
            return Cache(type);

        return type.IsInterface
            ? ((Mock)Activator.CreateInstance(typeof(Mock<>).MakeGenericType(type))!).Object
            : Activator.CreateInstance(type)!;
    }
}
