namespace Nop.Services.Stores;

public interface IStoreService
{
    Task<IList<Store>> GetAllStoresAsync();

    IList<Store> GetAllStores();

    Task<Store> GetStoreByIdAsync(int storeId);

    Task InsertStoreAsync(Store store);

    Task UpdateStoreAsync(Store store);

    bool ContainsHostValue(Store store, string host);
}
