using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;
using Nop.Services.Payments;
using Sandbox.Store.Factories;
using Sandbox.Store.Payments;
using Sandbox.Store.Seeding;

namespace Sandbox.Store.Infrastructure;

/// <summary>Registers what the public pages and the demonstration shop are made with</summary>
public class PublicStoreStartup : INopStartup
{
    public int Order => 2002;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<SlugRouteTransformer>();
        services.AddScoped<DisplayPrices>();
        services.AddScoped<PictureModelFactory>();
        services.AddScoped<ProductModelFactory>();
        services.AddScoped<CatalogModelFactory>();
        services.AddScoped<AddressModelFactory>();
        services.AddScoped<ShoppingCartModelFactory>();
        services.AddScoped<CheckoutModelFactory>();
        services.AddScoped<OrderModelFactory>();
        services.AddScoped<CustomerModelFactory>();

        services.AddSingleton<IPaymentMethod, DemoCardPaymentMethod>();

        services.AddSingleton<IDemoData, DemoData>();
        services.AddScoped<DemoCatalog>();
        services.AddScoped<DemoCustomers>();
        services.AddScoped<DemoOrders>();
        services.AddScoped<DemoApiKey>();
        services.AddScoped<DemoRewards>();
        services.AddScoped<DemoRules>();
        services.AddScoped<LoyaltyPackage>();
        services.AddScoped<DemoRewardPoints>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
