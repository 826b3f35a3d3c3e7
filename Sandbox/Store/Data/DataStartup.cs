using Microsoft.Extensions.DependencyInjection.Extensions;
using Nop.Core.Caching;
using Nop.Core.Configuration;
using Nop.Core.Infrastructure;
using Nop.Data;
using Nop.Data.Migrations;

namespace Sandbox.Store.Data;

/// <summary>Registers the database, its repositories and caches, and makes the store's tables at first start.</summary>
public sealed class DataStartup : INopStartup
{
    public int Order => 10;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        var database = new StoreDatabase(DataSettingsManager.LoadSettings());
        var schema = new StoreSchema(database);
        schema.EnsureCreated();

        services.AddSingleton(database);
        services.AddSingleton(schema);
        services.AddScoped<IMigrationManager, MigrationManager>();
        services.AddScoped(typeof(IRepository<>), typeof(EntityRepository<>));

        services.TryAddSingleton(Singleton<AppSettings>.Instance);
        services.TryAddSingleton(Singleton<ITypeFinder>.Instance);
        services.AddSingleton<IStaticCacheManager, MemoryCacheManager>();
        services.AddScoped<IShortTermCacheManager, PerRequestCacheManager>();
        services.AddSingleton<ILocker, MemoryCacheLocker>();
        services.AddSingleton<INopFileProvider, NopFileProvider>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
