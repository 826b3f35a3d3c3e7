using Nop.Core.Domain.Gdpr;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Follows nopCommerce when it wipes a customer for good: what he identified himself by at providers goes with him, what was booked stays
/// </summary>
public class SessionErasureConsumer(ProviderSessions sessions) : IConsumer<CustomerPermanentlyDeleted>
{
    /// <summary>
    /// A failure is logged by nopCommerce
    /// </summary>
    public Task HandleEventAsync(CustomerPermanentlyDeleted eventMessage)
    {
        return sessions.ForgetShopperAsync(eventMessage.CustomerId);
    }
}
