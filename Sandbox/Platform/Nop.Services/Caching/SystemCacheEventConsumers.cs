using Nop.Core.Caching;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Security;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Stores;
using Nop.Core.Domain.Tax;

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

/// <summary>
/// Keeps cached mail accounts fresh.
/// </summary>
public class EmailAccountCacheEventConsumer : CacheEventConsumer<EmailAccount>;

/// <summary>
/// Keeps cached message templates fresh.
/// </summary>
public class MessageTemplateCacheEventConsumer : CacheEventConsumer<MessageTemplate>;

/// <summary>
/// Keeps cached texts of entities fresh.
/// </summary>
public class LocalizedPropertyCacheEventConsumer : CacheEventConsumer<LocalizedProperty>;

/// <summary>
/// Keeps cached countries fresh.
/// </summary>
public class CountryCacheEventConsumer : CacheEventConsumer<Country>;

/// <summary>
/// Keeps cached states fresh.
/// </summary>
public class StateProvinceCacheEventConsumer : CacheEventConsumer<StateProvince>;

/// <summary>
/// Keeps cached currencies fresh.
/// </summary>
public class CurrencyCacheEventConsumer : CacheEventConsumer<Currency>;

/// <summary>
/// Keeps cached tax categories fresh.
/// </summary>
public class TaxCategoryCacheEventConsumer : CacheEventConsumer<TaxCategory>;

/// <summary>
/// Keeps cached shipping methods fresh.
/// </summary>
public class ShippingMethodCacheEventConsumer : CacheEventConsumer<ShippingMethod>;
