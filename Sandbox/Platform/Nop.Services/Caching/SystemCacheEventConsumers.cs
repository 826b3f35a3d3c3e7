using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Security;
using Nop.Core.Domain.Tax;

namespace Nop.Services.Caching;

public class CustomerRoleCacheEventConsumer : CacheEventConsumer<CustomerRole>;

public class LanguageCacheEventConsumer : CacheEventConsumer<Language>;

public class LocaleStringResourceCacheEventConsumer : CacheEventConsumer<LocaleStringResource>
{
    protected override async Task ClearCacheAsync(LocaleStringResource entity) =>
        await RemoveByPrefixAsync(NopEntityCacheDefaults<LocaleStringResource>.Prefix);
}

/// <summary>Keeps cached rights fresh when a right goes away.</summary>
public class PermissionRecordCacheEventConsumer : CacheEventConsumer<PermissionRecord>
{
    protected override async Task ClearCacheAsync(PermissionRecord entity) =>
        await RemoveByPrefixAsync(NopEntityCacheDefaults<PermissionRecord>.Prefix);
}

/// <summary>Keeps cached rights fresh when a role gets or loses one.</summary>
public class PermissionRecordCustomerRoleMappingCacheEventConsumer : CacheEventConsumer<PermissionRecordCustomerRoleMapping>
{
    protected override async Task ClearCacheAsync(PermissionRecordCustomerRoleMapping entity) =>
        await RemoveByPrefixAsync(NopEntityCacheDefaults<PermissionRecord>.Prefix);
}

public class StoreCacheEventConsumer : CacheEventConsumer<Store>;

public class EmailAccountCacheEventConsumer : CacheEventConsumer<EmailAccount>;

public class MessageTemplateCacheEventConsumer : CacheEventConsumer<MessageTemplate>;

public class LocalizedPropertyCacheEventConsumer : CacheEventConsumer<LocalizedProperty>;

public class CountryCacheEventConsumer : CacheEventConsumer<Country>;

public class StateProvinceCacheEventConsumer : CacheEventConsumer<StateProvince>;

public class CurrencyCacheEventConsumer : CacheEventConsumer<Currency>;

public class TaxCategoryCacheEventConsumer : CacheEventConsumer<TaxCategory>;

public class ShippingMethodCacheEventConsumer : CacheEventConsumer<ShippingMethod>;
