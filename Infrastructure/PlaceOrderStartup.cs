using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Infrastructure;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Wraps the order service last of all, because a later registration by another plugin would remove the wrap without a word
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
        var registered = services.LastOrDefault(descriptor => descriptor.ServiceType == typeof(IOrderProcessingService) && !descriptor.IsKeyedService);
        if (registered is null)
            return;

        services.Remove(registered);
        services.Add(new ServiceDescriptor(typeof(IOrderProcessingService),
            provider => PlaceOrderProxy.Wrap((IOrderProcessingService)Resolve(registered, provider), provider), registered.Lifetime));
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

    private static object Resolve(ServiceDescriptor registered, IServiceProvider provider)
    {
        if (registered.ImplementationFactory is { } factory)
            return factory(provider);

        return registered.ImplementationInstance ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType);
    }
}
