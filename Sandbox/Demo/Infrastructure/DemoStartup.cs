using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.LoyaltyDemo.Services;

namespace Nop.Plugin.Misc.LoyaltyDemo.Infrastructure;

/// <summary>Registers the plugin's services</summary>
public class DemoStartup : INopStartup
{
    /// <summary>Adds the services</summary>
    /// <param name="services">Collection of service descriptors</param>
    /// <param name="configuration">Configuration of the application</param>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DemoSteps>();
        services.AddSingleton<DemoShop>();
        services.AddSingleton<DemoHistory>();
        services.AddScoped<DemoAgeing>();
        services.AddScoped<DemoCatalog>();
        services.AddScoped<DemoCustomers>();
        services.AddScoped<DemoDeeds>();
        services.AddScoped<DemoGround>();
        services.AddScoped<DemoOrders>();
        services.AddScoped<DemoRewardPoints>();
        services.AddScoped<DemoRewards>();
        services.AddScoped<DemoRules>();
    }

    /// <summary>Adds nothing to the request pipeline</summary>
    /// <param name="application">Builder for configuring an application's request pipeline</param>
    public void Configure(IApplicationBuilder application)
    {
    }

    /// <summary>After the loyalty plugin's services</summary>
    public int Order => 3001;
}
