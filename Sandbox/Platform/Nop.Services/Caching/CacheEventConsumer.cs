using Nop.Services.Events;

namespace Nop.Services.Caching;

/// <summary>Drops what is cached about an entity when one of its kind is inserted, updated or deleted.</summary>
public abstract class CacheEventConsumer<TEntity> :
    IConsumer<EntityInsertedEvent<TEntity>>,
    IConsumer<EntityUpdatedEvent<TEntity>>,
    IConsumer<EntityDeletedEvent<TEntity>>
    where TEntity : BaseEntity
{
    protected readonly IShortTermCacheManager _shortTermCacheManager;
    protected readonly IStaticCacheManager _staticCacheManager;

    protected CacheEventConsumer()
    {
        _shortTermCacheManager = EngineContext.Current.Resolve<IShortTermCacheManager>();
        _staticCacheManager = EngineContext.Current.Resolve<IStaticCacheManager>();
    }

    public virtual async Task HandleEventAsync(EntityInsertedEvent<TEntity> eventMessage) =>
        await ClearCacheAsync(eventMessage.Entity, EntityEventType.Insert);

    public virtual async Task HandleEventAsync(EntityUpdatedEvent<TEntity> eventMessage) =>
        await ClearCacheAsync(eventMessage.Entity, EntityEventType.Update);

    public virtual async Task HandleEventAsync(EntityDeletedEvent<TEntity> eventMessage) =>
        await ClearCacheAsync(eventMessage.Entity, EntityEventType.Delete);

    protected virtual async Task ClearCacheAsync(TEntity entity, EntityEventType entityEventType)
    {
        await RemoveByPrefixAsync(NopEntityCacheDefaults<TEntity>.ByIdsPrefix);
        await RemoveByPrefixAsync(NopEntityCacheDefaults<TEntity>.AllPrefix);
        if (entityEventType != EntityEventType.Insert)
            await RemoveAsync(NopEntityCacheDefaults<TEntity>.ByIdCacheKey, entity);

        await ClearCacheAsync(entity);
    }

    protected virtual Task ClearCacheAsync(TEntity entity) => Task.CompletedTask;

    protected virtual async Task RemoveByPrefixAsync(string prefix, params object[] prefixParameters)
    {
        _shortTermCacheManager.RemoveByPrefix(prefix, prefixParameters);
        await _staticCacheManager.RemoveByPrefixAsync(prefix, prefixParameters);
    }

    protected virtual async Task RemoveAsync(CacheKey cacheKey, params object[] cacheKeyParameters)
    {
        _shortTermCacheManager.Remove(cacheKey.Key, cacheKeyParameters);
        await _staticCacheManager.RemoveAsync(cacheKey, cacheKeyParameters);
    }

    protected enum EntityEventType
    {
        Insert,
        Update,
        Delete
    }
}
