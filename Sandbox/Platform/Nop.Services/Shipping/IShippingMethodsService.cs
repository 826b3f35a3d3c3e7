using Nop.Core.Domain.Shipping;

namespace Nop.Services.Shipping;

/// <summary>Ways of delivery the store offers.</summary>
public partial interface IShippingMethodsService
{
    Task DeleteShippingMethodAsync(ShippingMethod shippingMethod);

    Task<ShippingMethod> GetShippingMethodByIdAsync(int shippingMethodId);

    Task<IList<ShippingMethod>> GetAllShippingMethodsAsync(int? filterByCountryId = null);

    Task InsertShippingMethodAsync(ShippingMethod shippingMethod);

    Task UpdateShippingMethodAsync(ShippingMethod shippingMethod);
}
