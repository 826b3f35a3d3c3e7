using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Redemption;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Stands before nopCommerce's order service: the placing of orders goes through the plugin
/// </summary>
public class PlaceOrderProxy : ServiceProxy<IOrderProcessingService>
{
    /// <summary>
    /// Wraps a service
    /// </summary>
    public static IOrderProcessingService Wrap(IOrderProcessingService inner, IServiceProvider services)
    {
        return Wrap<PlaceOrderProxy>(inner, services);
    }

    /// <summary>
    /// Takes up a call, or passes it on
    /// </summary>
    protected override object Invoke(MethodInfo targetMethod, object[] args)
    {
        if (targetMethod.Name == nameof(IOrderProcessingService.PlaceOrderAsync) && args is [ProcessPaymentRequest request])
            return Services.GetRequiredService<PlacedOrders>().CollectAsync(() => Services.GetRequiredService<CheckoutClaims>().PlaceAsync(request, () => Inner.PlaceOrderAsync(request)));

        return Pass(targetMethod, args);
    }
}
