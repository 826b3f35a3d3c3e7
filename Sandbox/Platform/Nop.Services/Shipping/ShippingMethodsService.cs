using Nop.Core.Domain.Shipping;
using Nop.Data;

namespace Nop.Services.Shipping;

/// <summary>Ways of delivery the store offers.</summary>
public partial class ShippingMethodsService : IShippingMethodsService
{
    private readonly IRepository<ShippingMethod> _shippingMethodRepository;

    public ShippingMethodsService(IRepository<ShippingMethod> shippingMethodRepository)
    {
        _shippingMethodRepository = shippingMethodRepository;
    }

    public virtual async Task<IList<ShippingMethod>> GetAllShippingMethodsAsync(int? filterByCountryId = null)
    {
        return await _shippingMethodRepository.GetAllAsync(query => query
            .OrderBy(method => method.DisplayOrder)
            .ThenBy(method => method.Id), cache => default);
    }

    public virtual async Task InsertShippingMethodAsync(ShippingMethod shippingMethod)
    {
        await _shippingMethodRepository.InsertAsync(shippingMethod);
    }
}
