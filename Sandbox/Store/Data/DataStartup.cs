using Nop.Core.Caching;
using Nop.Core.Configuration;
using Nop.Data.Migrations;
using Sandbox.Store.Hosting;

namespace Sandbox.Store.Data;

/// <summary>Registers the database, its repositories and caches, and makes the store's tables at first start.</summary>
public sealed class DataStartup : INopStartup
{
    public int Order => 10;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        var database = StoreDatabase.Create(DataSettingsManager.LoadSettings());
        var options = services.Select(service => service.ImplementationInstance).OfType<StoreOptions>().FirstOrDefault();
        StoreSchema.Prepare(database, options?.Reset ?? false);

        services.AddSingleton(database);
        services.AddScoped<IMigrationManager, MigrationManager>();
        services.AddScoped(typeof(IRepository<>), typeof(EntityRepository<>));

        if (options?.Farm == true)
            services.AddSingleton<IStaticCacheManager>(provider => FarmCache.Create(provider.GetRequiredService<AppSettings>(), DataSettingsManager.LoadSettings()));
        else
            services.AddSingleton<IStaticCacheManager, MemoryCacheManager>();
        services.AddScoped<IShortTermCacheManager, PerRequestCacheManager>();
        services.AddSingleton<ILocker, MemoryCacheLocker>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
