using Nop.Services.Stores;
using Sandbox.Store.Hosting;
using StoreEntity = Nop.Core.Domain.Stores.Store;

namespace Sandbox.Store.Seeding;

/// <summary>The two stores of the demonstration; a published store begins with one, as nopCommerce does. Their addresses follow the port as long as they are on this machine.</summary>
public class StoreRecords(IStoreService storeService, StoreOptions options)
{
    public async Task EnsureAsync(int port)
    {
        var stores = await storeService.GetAllStoresAsync();
        if (stores.Count == 0)
        {
            await InsertAsync("Harbour & Pine", "localhost", port, 1);
            if (!options.Published)
                await InsertAsync("Harbour & Pine Outlet", "outlet.localhost", port, 2);
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

    private Task InsertAsync(string name, string host, int port, int order)
    {
        return storeService.InsertStoreAsync(new StoreEntity
        {
            Name = name,
            DefaultTitle = name,
            Url = $"http://{host}:{port}/",
            Hosts = $"{host}:{port},{host}",
            DisplayOrder = order,
            CompanyName = "Harbour & Pine Ltd",
            CompanyAddress = "12 Quayside, Bristol",
            CompanyPhoneNumber = "+44 117 496 0000"
        });
    }
}
