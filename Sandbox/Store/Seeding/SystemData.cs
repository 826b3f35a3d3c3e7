using Sandbox.Store.Hosting;

namespace Sandbox.Store.Seeding;

/// <summary>
/// What every shop needs before its first page opens: stores, languages and texts, roles and rights, settings, templates, currency,
/// countries, tax, shipping and an administrator. Call <see cref="EnsureAsync" /> at each start, before any demonstration data: it
/// adds only what is missing, so an interrupted first start is completed by the next one.
/// </summary>
public class SystemData(IServiceProvider services)
{
    /// <param name="port">The port the shop listens on; the stores' addresses follow it</param>
    public async Task EnsureAsync(int port)
    {
        //each step has fresh services, because settings and work context are those of a store and stay as first read
        await using (var scope = WorkScope.Begin(services))
            await scope.Services.GetRequiredService<StoreRecords>().EnsureAsync(port);

        await using (var scope = WorkScope.Begin(services))
            await scope.Services.GetRequiredService<SystemRecords>().EnsureAsync();

        await using (var scope = WorkScope.Begin(services))
            await scope.Services.GetRequiredService<ShopRecords>().EnsureAsync();
    }
}
