using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Configuration;
using Nop.Core.Events;
using Nop.Core.Infrastructure;
using Nop.Data;
using Nop.Data.Configuration;
using Nop.Data.Migrations;
using Nop.Plugin.Misc.Loyalty.Infrastructure;
using Nop.Services.Customers;
using Nop.Services.Logging;
using Sandbox.Store.Data;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks;

/// <summary>The plugin's ledger on the store's data layer, without the rest of a store.</summary>
internal static class LedgerHost
{
    public static ServiceProvider Build(string connection)
    {
        var plugin = typeof(LoyaltyPlugin).Assembly;
        Singleton<ITypeFinder>.Instance = new WebAppTypeFinder();
        Singleton<AppSettings>.Instance = new AppSettings([new CacheConfig(), new DataConfig { DataProvider = DataProviderType.PostgreSQL, ConnectionString = connection }]);

        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(Singleton<AppSettings>.Instance);
        services.AddSingleton(Singleton<ITypeFinder>.Instance);
        services.AddHttpContextAccessor();
        services.AddSingleton(DispatchProxy.Create<IEventPublisher, Silent>());
        services.AddSingleton(DispatchProxy.Create<ICustomerService, Silent>());
        services.AddSingleton(DispatchProxy.Create<ILogger, Silent>());
        new DataStartup().ConfigureServices(services, configuration);
        new PluginNopStartup().ConfigureServices(services, configuration);
        var provider = services.BuildServiceProvider();

        using var scope = provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationManager>().ApplyUpMigrations(plugin, MigrationProcessType.Installation);
        return provider;
    }

    /// <summary>Stands in for services that booking points does not need.</summary>
    private class Silent : DispatchProxy
    {
        protected override object Invoke(MethodInfo targetMethod, object[] args) =>
            targetMethod.ReturnType == typeof(Task) ? Task.CompletedTask : null;
    }
}
