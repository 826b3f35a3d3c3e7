using Nop.Services.Common;
using Nop.Services.Orders;

namespace Nop.Services.Caching;

/// <summary>Keeps cached customers fresh, with their roles and carts.</summary>
public class CustomerCacheEventConsumer : CacheEventConsumer<Customer>
{
    protected override async Task ClearCacheAsync(Customer entity)
    {
        await RemoveAsync(NopCustomerServicesDefaults.CustomerRolesCacheKey, entity);
        await RemoveAsync(NopCustomerServicesDefaults.CustomerByGuidCacheKey, entity.CustomerGuid);
        await RemoveAsync(NopCustomerServicesDefaults.CustomerAddressesCacheKey, entity);
        await RemoveByPrefixAsync(NopOrderDefaults.ShoppingCartItemsByCustomerPrefix, entity);
        if (!string.IsNullOrEmpty(entity.SystemName))
            await RemoveAsync(NopCustomerServicesDefaults.CustomerBySystemNameCacheKey, entity.SystemName);
    }
}

public class CustomerCustomerRoleMappingCacheEventConsumer : CacheEventConsumer<CustomerCustomerRoleMapping>
{
    protected override async Task ClearCacheAsync(CustomerCustomerRoleMapping entity) =>
        await RemoveAsync(NopCustomerServicesDefaults.CustomerRolesCacheKey, entity.CustomerId);
}

public class CustomerAddressMappingCacheEventConsumer : CacheEventConsumer<CustomerAddressMapping>
{
    protected override async Task ClearCacheAsync(CustomerAddressMapping entity) =>
        await RemoveAsync(NopCustomerServicesDefaults.CustomerAddressesCacheKey, entity.CustomerId);
}

public class AddressCacheEventConsumer : CacheEventConsumer<Address>
{
    protected override async Task ClearCacheAsync(Address entity) => await RemoveByPrefixAsync(NopCustomerServicesDefaults.CustomerAddressesPrefix);
}

public class GenericAttributeCacheEventConsumer : CacheEventConsumer<GenericAttribute>
{
    protected override async Task ClearCacheAsync(GenericAttribute entity) =>
        await RemoveAsync(NopCommonDefaults.GenericAttributeCacheKey, entity.EntityId, entity.KeyGroup);
}
