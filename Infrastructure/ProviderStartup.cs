using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Setup;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Registers what a store needs to sell at the side of somebody else's loyalty program. Another plugin brings a provider of its own with one class and one line:
/// <c>services.AddScoped&lt;ILoyaltyProvider, ItsProvider&gt;()</c>
/// </summary>
public class ProviderStartup : INopStartup
{
    /// <summary>
    /// Adds the services
    /// </summary>
    /// <param name="services">Collection of service descriptors</param>
    /// <param name="configuration">Configuration of the application</param>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(RestLoyaltyProvider.CLIENT, client => client.Timeout = Timeout.InfiniteTimeSpan)
            // a redirection would carry token and basket to somebody else
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxConnectionsPerServer = 50 })
            // its own log would name addresses and headers
            .RemoveAllLoggers();
        services.AddSingleton<ProviderTokens>();
        services.AddSingleton<ProviderResilience>();
        services.AddSingleton<StoreSeal>();
        services.AddScoped<OwnLoyaltyProvider>();
        services.AddScoped<RestLoyaltyProvider>();
        // by a factory: of two types for one service nopCommerce warns its administrators that only one of them is used
        services.AddScoped<ILoyaltyProvider>(provider => provider.GetRequiredService<OwnLoyaltyProvider>());
        services.AddScoped<ILoyaltyProvider>(provider => provider.GetRequiredService<RestLoyaltyProvider>());
        services.AddScoped<LoyaltyProviders>();
        services.AddScoped<ProviderBudget>();
        services.AddScoped<ProviderCalls>();
        services.AddScoped<ProviderConfigurations>();
        services.AddScoped<ProviderHealth>();
        services.AddScoped<ProviderSessions>();
        services.AddScoped<SessionBaskets>();
        services.AddScoped<SessionCart>();
        services.AddScoped<SessionCheckout>();
        services.AddScoped<SessionDialogue>();
        services.AddScoped<SessionDiscounts>();
        services.AddScoped<SessionFinalization>();
        services.AddScoped<SessionHold>();
        services.AddScoped<SessionIdentifiers>();
        services.AddScoped<SessionNews>();
        services.AddScoped<SessionWake>();
        services.AddScoped<StoreMoney>();
        services.AddScoped<ServiceHealth>();
        services.AddScoped<ProviderModelFactory>();
        services.AddScoped<SessionSearch>();
        services.AddScoped<SessionModelFactory>();
        services.AddScoped<SessionBoxFactory>();
    }

    /// <summary>
    /// Adds nothing to the request pipeline
    /// </summary>
    /// <param name="application">Builder for configuring an application's request pipeline</param>
    public void Configure(IApplicationBuilder application)
    {
    }

    /// <summary>
    /// With the plugin's other services
    /// </summary>
    public int Order => 3000;
}
