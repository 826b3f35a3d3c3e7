using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Wraps the order service and the cart service last of all, because a later registration by another plugin would remove the wrap without a word
/// </summary>
public class PlaceOrderStartup : INopStartup
{
    /// <summary>
    /// Wraps what is registered
    /// </summary>
    /// <param name="services">Collection of service descriptors</param>
    /// <param name="configuration">Configuration of the application</param>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        Wrap<IOrderProcessingService>(services, PlaceOrderProxy.Wrap);
        Wrap<IShoppingCartService>(services, ShoppingCartProxy.Wrap);
    }

    /// <summary>
    /// Adds nothing to the request pipeline
    /// </summary>
    /// <param name="application">Builder for configuring an application's request pipeline</param>
    public void Configure(IApplicationBuilder application)
    {
    }

    /// <summary>
    /// After every other startup
    /// </summary>
    public int Order => int.MaxValue;

    private static void Wrap<TService>(IServiceCollection services, Func<TService, IServiceProvider, TService> wrap) where TService : class
    {
        var registered = services.LastOrDefault(descriptor => descriptor.ServiceType == typeof(TService) && !descriptor.IsKeyedService);
        if (registered is null)
            return;

        var make = MakerOf(registered);
        services.Remove(registered);
        services.Add(new ServiceDescriptor(typeof(TService), provider => wrap((TService)make(provider), provider), registered.Lifetime));
    }

    private static Func<IServiceProvider, object> MakerOf(ServiceDescriptor registered)
    {
        if (registered.ImplementationFactory is { } factory)
            return factory;
        if (registered.ImplementationInstance is { } instance)
            return _ => instance;
        if (registered.ImplementationType.GetConstructors().Length > 1)
            return provider => ActivatorUtilities.CreateInstance(provider, registered.ImplementationType);

        // the constructor is looked for once: these services have dozens of parameters, and every page makes them
        var make = ActivatorUtilities.CreateFactory(registered.ImplementationType, []);

        return provider => make(provider, null);
    }
}
