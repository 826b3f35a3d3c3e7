using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
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
        {
            // points first: what they take off is not the provider's any more
            return Services.GetRequiredService<PlacedOrders>().CollectAsync(() => Services.GetRequiredService<CheckoutClaims>().PlaceAsync(request,
                () => PlaceAtProviderAsync(request)));
        }

        return Pass(targetMethod, args);
    }

    private async Task<PlaceOrderResult> PlaceAtProviderAsync(ProcessPaymentRequest request)
    {
        return await Services.GetRequiredService<ProviderConfigurations>().MayServeAsync(request.StoreId)
            ? await Services.GetRequiredService<SessionCheckout>().PlaceAsync(request, () => Inner.PlaceOrderAsync(request))
            : await Inner.PlaceOrderAsync(request);
    }
}
