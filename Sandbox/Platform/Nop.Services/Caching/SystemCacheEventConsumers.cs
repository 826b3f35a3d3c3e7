using Nop.Core.Caching;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Security;
using Nop.Core.Domain.Stores;

namespace Nop.Services.Caching;

/// <summary>
/// Keeps cached customer roles fresh.
/// </summary>
public class CustomerRoleCacheEventConsumer : CacheEventConsumer<CustomerRole>;

/// <summary>
/// Keeps cached languages fresh.
/// </summary>
public class LanguageCacheEventConsumer : CacheEventConsumer<Language>;

/// <summary>
/// Keeps cached texts fresh.
/// </summary>
public class LocaleStringResourceCacheEventConsumer : CacheEventConsumer<LocaleStringResource>
{
    protected override async Task ClearCacheAsync(LocaleStringResource entity)
    {
        await RemoveByPrefixAsync(NopEntityCacheDefaults<LocaleStringResource>.Prefix);
    }
}

/// <summary>
/// Keeps cached rights fresh when a right goes away.
/// </summary>
public class PermissionRecordCacheEventConsumer : CacheEventConsumer<PermissionRecord>
{
    protected override async Task ClearCacheAsync(PermissionRecord entity)
    {
        await RemoveByPrefixAsync(NopEntityCacheDefaults<PermissionRecord>.Prefix);
    }
}

/// <summary>
/// Keeps cached rights fresh when a role gets or loses one.
/// </summary>
public class PermissionRecordCustomerRoleMappingCacheEventConsumer : CacheEventConsumer<PermissionRecordCustomerRoleMapping>
{
    protected override async Task ClearCacheAsync(PermissionRecordCustomerRoleMapping entity)
    {
        await RemoveByPrefixAsync(NopEntityCacheDefaults<PermissionRecord>.Prefix);
    }
}

/// <summary>
/// Keeps cached stores fresh.
/// </summary>
public class StoreCacheEventConsumer : CacheEventConsumer<Store>;
