using Nop.Web.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Factories;

namespace Sandbox.Store.Areas.Admin;

public class AdminStartup : INopStartup
{
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AdminSelectLists>();
        services.AddScoped<CustomerModelFactory>();
        services.AddScoped<DiscountModelFactory>();
        services.AddScoped<OrderModelFactory>();
        services.AddScoped<PluginModelFactory>();
        services.AddScoped<ProductModelFactory>();
        services.AddScoped<SystemWarnings>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }

    public int Order => 2002;
}
