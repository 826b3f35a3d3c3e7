using Nop.Core.Infrastructure;
using Nop.Web.Areas.Admin.Factories;
using Sandbox.Store.Areas.Admin.Factories;

namespace Sandbox.Store.Areas.Admin;

/// <summary>
/// Registers what fills the admin pages
/// </summary>
public class AdminStartup : INopStartup
{
    /// <inheritdoc />
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

    /// <inheritdoc />
    public void Configure(IApplicationBuilder application)
    {
    }

    /// <inheritdoc />
    public int Order => 2002;
}
