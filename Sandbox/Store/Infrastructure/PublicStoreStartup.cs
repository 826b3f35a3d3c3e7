using Sandbox.Store.Factories;
using Sandbox.Store.Payments;

namespace Sandbox.Store.Infrastructure;

/// <summary>Registers what the public pages are made with</summary>
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
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
