namespace Nop.Services.Stores;

/// <summary>Limits entities to stores: without the limit they show everywhere.</summary>
public class StoreMappingService(IRepository<StoreMapping> storeMappingRepository) : IStoreMappingService
{
    public virtual async Task<int[]> GetStoresIdsWithAccessAsync<TEntity>(TEntity entity)
        where TEntity : BaseEntity, IStoreMappingSupported
    {
        return (await GetMappingsAsync(entity)).Select(mapping => mapping.StoreId).ToArray();
    }

    public virtual async Task<bool> AuthorizeAsync<TEntity>(TEntity entity, int storeId)
        where TEntity : BaseEntity, IStoreMappingSupported
    {
        if (entity == null)
            return false;

        return storeId == 0 || !entity.LimitedToStores || (await GetStoresIdsWithAccessAsync(entity)).Contains(storeId);
    }

    private async Task<IList<StoreMapping>> GetMappingsAsync<TEntity>(TEntity entity) where TEntity : BaseEntity
    {
        ArgumentNullException.ThrowIfNull(entity);

        var name = typeof(TEntity).Name;

        return await storeMappingRepository.GetAllAsync(query => query
            .Where(mapping => mapping.EntityId == entity.Id && mapping.EntityName == name));
    }
}
