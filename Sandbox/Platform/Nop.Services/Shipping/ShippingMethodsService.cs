namespace Nop.Services.Shipping;

public partial class ShippingMethodsService(IRepository<ShippingMethod> shippingMethodRepository) : IShippingMethodsService
{
    public virtual async Task<IList<ShippingMethod>> GetAllShippingMethodsAsync(int? filterByCountryId = null) =>
        await shippingMethodRepository.GetAllAsync(query => query
            .OrderBy(method => method.DisplayOrder)
            .ThenBy(method => method.Id), cache => default);

    public virtual async Task InsertShippingMethodAsync(ShippingMethod shippingMethod) => await shippingMethodRepository.InsertAsync(shippingMethod);
}
