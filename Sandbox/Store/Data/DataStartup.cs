using Nop.Core.Caching;
using Nop.Core.Infrastructure;
using Nop.Data;
using Nop.Data.Migrations;
using Sandbox.Store.Hosting;

namespace Sandbox.Store.Data;

/// <summary>Registers the database, its repositories and caches.</summary>
public sealed class DataStartup : INopStartup
{
    public int Order => 10;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new StoreDatabase(DataSettingsManager.LoadSettings()));
        services.AddSingleton<StoreSchema>();
        services.AddSingleton<IStoreSchema>(provider => provider.GetRequiredService<StoreSchema>());
        services.AddScoped<IMigrationManager, MigrationManager>();
        services.AddScoped(typeof(IRepository<>), typeof(EntityRepository<>));

        services.AddSingleton<IStaticCacheManager, MemoryCacheManager>();
        services.AddScoped<IShortTermCacheManager, PerRequestCacheManager>();
        services.AddSingleton<ILocker, MemoryCacheLocker>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
