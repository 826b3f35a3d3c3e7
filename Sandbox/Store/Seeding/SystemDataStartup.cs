namespace Sandbox.Store.Seeding;

/// <summary>Registers the seeding of the system data.</summary>
public class SystemDataStartup : INopStartup
{
    public int Order => 2100;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<StoreTexts>();
        services.AddScoped<StoreRecords>();
        services.AddScoped<SystemRecords>();
        services.AddScoped<ShopRecords>();
        services.AddSingleton<SystemData>();
    }

    public void Configure(IApplicationBuilder application)
    {
    }
}
