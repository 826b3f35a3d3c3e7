using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Services.Events;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Lets what guests ordered earn when they register. Never fails the registration
/// </summary>
public class GuestOrderConsumer(Lazy<GuestOrders> guestOrders, Lazy<ILogger> logger) :
    IConsumer<CustomerRegisteredEvent>,
    IConsumer<CustomerActivatedEvent>
{
    /// <summary>
    /// Account made: the guest of this visit has it now
    /// </summary>
    public Task HandleEventAsync(CustomerRegisteredEvent eventMessage)
    {
        return TryAsync(eventMessage.Customer, () => guestOrders.Value.RegisteredAsync(eventMessage.Customer));
    }

    /// <summary>
    /// Account active: at once, or by the link in an e-mail
    /// </summary>
    public Task HandleEventAsync(CustomerActivatedEvent eventMessage)
    {
        return TryAsync(eventMessage.Customer, () => guestOrders.Value.ConfirmedAsync(eventMessage.Customer));
    }

    private async Task TryAsync(Customer customer, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            await logger.Value.ErrorAsync($"Loyalty: the orders that customer {customer?.Id} placed as a guest could not be looked at", exception);
        }
    }
}
