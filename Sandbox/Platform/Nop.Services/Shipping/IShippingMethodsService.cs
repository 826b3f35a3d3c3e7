using Nop.Core.Domain.Shipping;

namespace Nop.Services.Shipping;

/// <summary>Ways of delivery the store offers.</summary>
public partial interface IShippingMethodsService
{
    Task<IList<ShippingMethod>> GetAllShippingMethodsAsync(int? filterByCountryId = null);

    Task InsertShippingMethodAsync(ShippingMethod shippingMethod);
}
