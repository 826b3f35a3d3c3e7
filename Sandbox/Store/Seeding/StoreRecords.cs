using Nop.Services.Stores;
using StoreEntity = Nop.Core.Domain.Stores.Store;

namespace Sandbox.Store.Seeding;

/// <summary>The two stores of the demonstration. Their addresses follow the port as long as they are on this machine.</summary>
public class StoreRecords(IStoreService storeService)
{
    public async Task EnsureAsync(int port)
    {
        var stores = await storeService.GetAllStoresAsync();
        if (stores.Count == 0)
        {
            await storeService.InsertStoreAsync(new StoreEntity
            {
                Name = "Harbour & Pine",
                DefaultTitle = "Harbour & Pine",
                Url = $"http://localhost:{port}/",
                Hosts = $"localhost:{port},localhost",
                DisplayOrder = 1,
                CompanyName = "Harbour & Pine Ltd",
                CompanyAddress = "12 Quayside, Bristol",
                CompanyPhoneNumber = "+44 117 496 0000"
            });
            await storeService.InsertStoreAsync(new StoreEntity
            {
                Name = "Harbour & Pine Outlet",
                DefaultTitle = "Harbour & Pine Outlet",
                Url = $"http://outlet.localhost:{port}/",
                Hosts = $"outlet.localhost:{port},outlet.localhost",
                DisplayOrder = 2,
                CompanyName = "Harbour & Pine Ltd",
                CompanyAddress = "12 Quayside, Bristol",
                CompanyPhoneNumber = "+44 117 496 0000"
            });
            return;
        }

        foreach (var store in stores)
        {
            var address = new UriBuilder(store.Url);
            if (address.Port == port || !address.Host.EndsWith("localhost", StringComparison.Ordinal))
                continue;

            address.Port = port;
            store.Url = address.Uri.ToString();
            store.Hosts = $"{address.Host}:{port},{address.Host}";
            await storeService.UpdateStoreAsync(store);
        }
    }
}
