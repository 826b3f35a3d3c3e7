namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Stores that many fixtures share, one a database, and what has to end with the run.</summary>
public static class SharedStores
{
    private static readonly Dictionary<TestDatabase, LoyaltyStore> _stores = [];
    private static readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>A running store. Tests that share it must not count on anything another test may change.</summary>
    public static async Task<LoyaltyStore> GetAsync(TestDatabase database)
    {
        database = database.Require();
        await _gate.WaitAsync();
        try
        {
            if (!_stores.TryGetValue(database, out var store))
                _stores[database] = store = await LoyaltyStore.StartAsync(database);
            return store;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends whatever the run has started, and deletes its data.</summary>
    public static async Task EndAsync()
    {
        foreach (var store in _stores.Values)
            await store.DisposeAsync();
        await StoreTemplate.DeleteAllAsync();
        PostgresServer.Stop();
        MariaDbServer.Stop();
    }
}
