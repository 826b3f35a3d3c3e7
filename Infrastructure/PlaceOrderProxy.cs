using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Stands before nopCommerce's order service: the placing of orders goes through the plugin, all else passes untouched,
/// whatever members the interface has
/// </summary>
public class PlaceOrderProxy : DispatchProxy
{
    private IOrderProcessingService _inner;
    private IServiceProvider _services;

    /// <summary>
    /// Wraps a service
    /// </summary>
    public static IOrderProcessingService Wrap(IOrderProcessingService inner, IServiceProvider services)
    {
        var proxy = Create<IOrderProcessingService, PlaceOrderProxy>();
        ((PlaceOrderProxy)(object)proxy)._inner = inner;
        ((PlaceOrderProxy)(object)proxy)._services = services;

        return proxy;
    }

    /// <summary>
    /// Passes a call on
    /// </summary>
    protected override object Invoke(MethodInfo targetMethod, object[] args)
    {
        if (targetMethod.Name == nameof(IOrderProcessingService.PlaceOrderAsync) && args is [ProcessPaymentRequest request])
            return _services.GetRequiredService<PlacedOrders>().CollectAsync(() => _services.GetRequiredService<CheckoutClaims>().PlaceAsync(request, () => _inner.PlaceOrderAsync(request)));

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
