using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Lets the task look at an order's session when something has happened to the order. Nobody waits here for a provider, and a store without one is asked nothing
/// </summary>
public class SessionWake(Lazy<ILogger> logger, Lazy<SessionFinalization> finalization, ProviderConfigurations configurations)
{
    /// <summary>
    /// Whether an order is just being placed: it is saved several times then, and its session is bound to it afterwards
    /// </summary>
    public static bool IsTooEarly => PlaceOrderAttempt.Current is not null;

    /// <summary>
    /// Lets the task look at the session of an order. A failure is logged: it is looked at when it is due
    /// </summary>
    public async Task RunAsync(int? orderId)
    {
        try
        {
            if (orderId is { } id && !IsTooEarly && (await configurations.GetAllAsync()).Count > 0)
                await finalization.Value.WakeAsync(id);
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync($"Loyalty: the session of order {orderId} could not be woken; it is looked at when it is due", exception);
        }
    }
}
