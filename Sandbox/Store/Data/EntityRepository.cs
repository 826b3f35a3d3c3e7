using System.Linq.Expressions;
using System.Transactions;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Tools;
using Nop.Core.Caching;
using Nop.Core.Events;
using NopQueries = System.Linq.AsyncIQueryableExtensions;

namespace Sandbox.Store.Data;

/// <summary>The rows of one entity type in the store's database.</summary>
public sealed class EntityRepository<TEntity>(
    StoreDatabase database,
    IEventPublisher eventPublisher,
    IShortTermCacheManager shortTermCacheManager,
    IStaticCacheManager staticCacheManager) : IRepository<TEntity> where TEntity : BaseEntity
{
    public IQueryable<TEntity> Table => database.Table<TEntity>();

    #region Reading

    public async Task<TEntity> GetByIdAsync(int? id, Func<ICacheKeyService, CacheKey> getCacheKey = null, bool includeDeleted = true, bool useShortTermCache = false)
    {
        if (id is null or 0)
            return null;
        if (getCacheKey is null)
            return await LoadAsync();
        ICacheKeyService keys = useShortTermCache ? shortTermCacheManager : staticCacheManager;
        var key = getCacheKey(keys) ?? keys.PrepareKeyForDefaultCache(NopEntityCacheDefaults<TEntity>.ByIdCacheKey, id);
        return useShortTermCache ? await shortTermCacheManager.GetAsync(LoadAsync, key) : await staticCacheManager.GetAsync(key, LoadAsync);

        Task<TEntity> LoadAsync() => NopQueries.FirstOrDefaultAsync(Rows(includeDeleted), entity => entity.Id == id.Value);
    }

    public async Task<IList<TEntity>> GetByIdsAsync(IList<int> ids, Func<ICacheKeyService, CacheKey> getCacheKey = null, bool includeDeleted = true)
    {
        if (ids is null or { Count: 0 })
            return new List<TEntity>();
        if (getCacheKey is null)
            return InOrder(await LoadAsync(ids));
        if (getCacheKey(staticCacheManager) is { } key)
            return await staticCacheManager.GetAsync(key, async () => InOrder(await LoadAsync(ids)));

        var known = new List<TEntity>();
        foreach (var id in ids.Distinct())
            if (await staticCacheManager.GetAsync(ByIdKey(id), default(TEntity)) is { } entity)
                known.Add(entity);
        var missing = ids.Except(known.Select(entity => entity.Id)).ToList();
        if (missing.Count == 0)
            return InOrder(known);
        foreach (var entity in await LoadAsync(missing))
        {
            await staticCacheManager.SetAsync(ByIdKey(entity.Id), entity);
            known.Add(entity);
        }

        return InOrder(known);

        Task<List<TEntity>> LoadAsync(IList<int> wanted) => NopQueries.ToListAsync(Rows(includeDeleted).Where(entity => wanted.Contains(entity.Id)));

        CacheKey ByIdKey(int id) => staticCacheManager.PrepareKeyForDefaultCache(NopEntityCacheDefaults<TEntity>.ByIdCacheKey, id);

        IList<TEntity> InOrder(IEnumerable<TEntity> entities)
        {
            var byId = entities.ToDictionary(entity => entity.Id);
            return ids.Where(byId.ContainsKey).Select(id => byId[id]).ToList();
        }
    }

    public Task<IList<TEntity>> GetAllAsync(Func<IQueryable<TEntity>, IQueryable<TEntity>> func = null,
        Func<ICacheKeyService, CacheKey> getCacheKey = null, bool includeDeleted = true) =>
        CachedAsync(() => Narrowed(func, includeDeleted), getCacheKey);

    public Task<IPagedList<TEntity>> GetAllPagedAsync(Func<IQueryable<TEntity>, IQueryable<TEntity>> func = null,
        int pageIndex = 0, int pageSize = int.MaxValue, bool getOnlyTotalCount = false, bool includeDeleted = true) =>
        Narrowed(func, includeDeleted).ToPagedListAsync(pageIndex, pageSize, getOnlyTotalCount);

    public Task<TEntity> LoadOriginalCopyAsync(TEntity entity) => GetByIdAsync(entity.Id);

    private IQueryable<TEntity> Rows(bool includeDeleted)
    {
        if (includeDeleted || !typeof(ISoftDeletedEntity).IsAssignableFrom(typeof(TEntity)))
            return Table;
        var entity = Expression.Parameter(typeof(TEntity), "entity");
        var alive = Expression.Not(Expression.Property(entity, nameof(ISoftDeletedEntity.Deleted)));
        return Table.Where(Expression.Lambda<Func<TEntity, bool>>(alive, entity));
    }

    private IQueryable<TEntity> Narrowed(Func<IQueryable<TEntity>, IQueryable<TEntity>> func, bool includeDeleted) =>
        func is null ? Rows(includeDeleted) : func(Rows(includeDeleted));

    private async Task<IList<TEntity>> CachedAsync(Func<IQueryable<TEntity>> query, Func<ICacheKeyService, CacheKey> getCacheKey)
    {
        if (getCacheKey is null)
            return await LoadAsync();
        var key = getCacheKey(staticCacheManager) ?? staticCacheManager.PrepareKeyForDefaultCache(NopEntityCacheDefaults<TEntity>.AllCacheKey);
        return await staticCacheManager.GetAsync(key, LoadAsync);

        async Task<IList<TEntity>> LoadAsync() => await NopQueries.ToListAsync(query());
    }

    #endregion

    #region Writing

    public async Task InsertAsync(TEntity entity, bool publishEvent = true)
    {
        ArgumentNullException.ThrowIfNull(entity);
        await database.WriteAsync(async connection => entity.Id = await connection.InsertWithInt32IdentityAsync(entity));
        if (publishEvent)
            await eventPublisher.EntityInsertedAsync(entity);
    }

    /// <remarks>Consumers hear of the rows while the scope is complete but not yet closed, as in nopCommerce.</remarks>
    public async Task InsertAsync(IList<TEntity> entities, bool publishEvent = true)
    {
        ArgumentNullException.ThrowIfNull(entities);
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await database.WriteAsync(connection => connection.BulkCopyAsync(_keepIds, WithIds(entities, connection)));
        scope.Complete();
        if (publishEvent)
            await EachAsync(entities, eventPublisher.EntityInsertedAsync);
    }

    public async Task UpdateAsync(TEntity entity, bool publishEvent = true)
    {
        ArgumentNullException.ThrowIfNull(entity);
        await database.WriteAsync(connection => connection.UpdateAsync(entity));
        if (publishEvent)
            await eventPublisher.EntityUpdatedAsync(entity);
    }

    public async Task UpdateAsync(IList<TEntity> entities, bool publishEvent = true)
    {
        ArgumentNullException.ThrowIfNull(entities);
        await EachAsync(entities, entity => database.WriteAsync(connection => connection.UpdateAsync(entity)));
        if (publishEvent)
            await EachAsync(entities, eventPublisher.EntityUpdatedAsync);
    }

    public async Task DeleteAsync(TEntity entity, bool publishEvent = true)
    {
        ArgumentNullException.ThrowIfNull(entity);
        await database.WriteAsync(connection => IsKept(entity) ? connection.UpdateAsync(entity) : connection.DeleteAsync(entity));
        if (publishEvent)
            await eventPublisher.EntityDeletedAsync(entity);
    }

    public async Task DeleteAsync(IList<TEntity> entities, bool publishEvent = true)
    {
        ArgumentNullException.ThrowIfNull(entities);
        if (entities.Count == 0)
            return;
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        if (IsKept(entities))
            await EachAsync(entities, entity => database.WriteAsync(connection => connection.UpdateAsync(entity)));
        else
            await database.WriteAsync(connection => Rows(connection, entities).DeleteAsync());
        scope.Complete();
        if (publishEvent)
            await EachAsync(entities, eventPublisher.EntityDeletedAsync);
    }

    public async Task<int> DeleteAsync(Expression<Func<TEntity, bool>> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        var deleted = 0;
        await database.WriteAsync(async connection => deleted = await connection.GetTable<TEntity>().Where(predicate).DeleteAsync());
        scope.Complete();
        return deleted;
    }

    public Task TruncateAsync(bool resetIdentity = false) =>
        database.WriteAsync(connection => connection.GetTable<TEntity>().TruncateAsync(resetIdentity));

    private static readonly BulkCopyOptions _keepIds = new() { KeepIdentity = true };

    /// <summary>Rows that are inserted together get their ids before, from the sequence or after the highest one, as in nopCommerce.</summary>
    private IEnumerable<TEntity> WithIds(IEnumerable<TEntity> entities, DataConnection connection) =>
        entities.RetrieveIdentity(connection, useSequenceName: database.HasSequences);

    private static IQueryable<TEntity> Rows(DataConnection connection, IList<TEntity> entities)
    {
        var ids = entities.Select(entity => entity.Id).ToList();
        return connection.GetTable<TEntity>().Where(row => ids.Contains(row.Id));
    }

    /// <summary>Whether a deleted entity keeps its row; it is marked as deleted then.</summary>
    private static bool IsKept(TEntity entity)
    {
        if (entity is not ISoftDeletedEntity soft)
            return false;
        soft.Deleted = true;
        return true;
    }

    private static bool IsKept(IEnumerable<TEntity> entities) => entities.Count(IsKept) > 0;

    private static async Task EachAsync(IEnumerable<TEntity> entities, Func<TEntity, Task> action)
    {
        foreach (var entity in entities)
            await action(entity);
    }

    #endregion
}
