using Nop.Core.Domain.Gdpr;
using Nop.Plugin.Misc.Loyalty.Services.Privacy;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Follows nopCommerce when it wipes a customer for good
/// </summary>
public class PersonalDataConsumer(PersonalData personalData) : IConsumer<CustomerPermanentlyDeleted>
{
    /// <summary>
    /// A failure is logged by nopCommerce; the daily task tries again
    /// </summary>
    public Task HandleEventAsync(CustomerPermanentlyDeleted eventMessage)
    {
        return personalData.EraseAsync(eventMessage.CustomerId, eventMessage.Email);
    }
}
