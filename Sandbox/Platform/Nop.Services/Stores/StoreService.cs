namespace Nop.Services.Stores;

/// <summary>Stores, in display order.</summary>
public class StoreService(IRepository<Store> storeRepository) : IStoreService
{
    public virtual async Task<IList<Store>> GetAllStoresAsync() =>
        await storeRepository.GetAllAsync(query => query.OrderBy(store => store.DisplayOrder).ThenBy(store => store.Id),
            cache => cache.PrepareKeyForDefaultCache(NopEntityCacheDefaults<Store>.AllCacheKey), false);

    public virtual IList<Store> GetAllStores() => GetAllStoresAsync().GetAwaiter().GetResult();

    public virtual async Task<Store> GetStoreByIdAsync(int storeId) => await storeRepository.GetByIdAsync(storeId, cache => default, false);

    public virtual async Task InsertStoreAsync(Store store) => await storeRepository.InsertAsync(store);

    public virtual async Task UpdateStoreAsync(Store store) => await storeRepository.UpdateAsync(store);

    public virtual bool ContainsHostValue(Store store, string host)
    {
        ArgumentNullException.ThrowIfNull(store);

        return !string.IsNullOrEmpty(host) && (store.Hosts ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Contains(host, StringComparer.InvariantCultureIgnoreCase);
    }
}
