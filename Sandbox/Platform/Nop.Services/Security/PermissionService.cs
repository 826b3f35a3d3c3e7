using Nop.Core.Domain.Security;

namespace Nop.Services.Security;

/// <summary>Rights belong to roles; a customer has the rights of all their roles.</summary>
public class PermissionService(
    ICustomerService customerService,
    ILocalizationService localizationService,
    IRepository<PermissionRecord> permissionRepository,
    IRepository<PermissionRecordCustomerRoleMapping> mappingRepository,
    IStaticCacheManager staticCacheManager,
    ITypeFinder typeFinder,
    IWorkContext workContext) : IPermissionService
{
    private static readonly CacheKey _allowedKey = new($"{NopEntityCacheDefaults<PermissionRecord>.Prefix}allowed.{{0}}-{{1}}");

    public virtual async Task<IList<PermissionRecord>> GetAllPermissionRecordsAsync() =>
        await permissionRepository.GetAllAsync(query => query.OrderBy(permission => permission.Name));

    public virtual async Task InsertPermissionRecordAsync(PermissionRecord permission) => await permissionRepository.InsertAsync(permission);

    public virtual async Task DeletePermissionRecordAsync(PermissionRecord permission) => await permissionRepository.DeleteAsync(permission);

    public virtual async Task DeletePermissionAsync(string permissionSystemName)
    {
        var permissions = await permissionRepository.GetAllAsync(query => query.Where(permission => permission.SystemName == permissionSystemName));
        foreach (var permission in permissions)
        {
            foreach (var mapping in await GetMappingByPermissionRecordIdAsync(permission.Id))
                await mappingRepository.DeleteAsync(mapping);

            await localizationService.DeleteLocalizedPermissionNameAsync(permission);
            await DeletePermissionRecordAsync(permission);
        }
    }

    public virtual async Task<bool> AuthorizeAsync(string permissionRecordSystemName) =>
        await AuthorizeAsync(permissionRecordSystemName, await workContext.GetCurrentCustomerAsync());

    public virtual async Task<bool> AuthorizeAsync(string permissionRecordSystemName, Customer customer)
    {
        if (string.IsNullOrEmpty(permissionRecordSystemName) || customer == null)
            return false;

        foreach (var roleId in await customerService.GetCustomerRoleIdsAsync(customer))
        {
            if (await AuthorizeAsync(permissionRecordSystemName, roleId))
                return true;
        }

        return false;
    }

    public virtual async Task<bool> AuthorizeAsync(string permissionRecordSystemName, int customerRoleId)
    {
        if (string.IsNullOrEmpty(permissionRecordSystemName))
            return false;

        var key = staticCacheManager.PrepareKeyForDefaultCache(_allowedKey, permissionRecordSystemName, customerRoleId);

        return await staticCacheManager.GetAsync(key, () => Task.FromResult((
            from permission in permissionRepository.Table
            join mapping in mappingRepository.Table on permission.Id equals mapping.PermissionRecordId
            where permission.SystemName == permissionRecordSystemName && mapping.CustomerRoleId == customerRoleId
            select mapping.Id).Any()));
    }

    public virtual async Task<IList<PermissionRecordCustomerRoleMapping>> GetMappingByPermissionRecordIdAsync(int permissionId) =>
        await mappingRepository.GetAllAsync(query => query.Where(mapping => mapping.PermissionRecordId == permissionId));

    public virtual async Task DeletePermissionRecordCustomerRoleMappingAsync(int permissionId, int customerRoleId)
    {
        foreach (var mapping in await GetMappingByPermissionRecordIdAsync(permissionId))
        {
            if (mapping.CustomerRoleId == customerRoleId)
                await mappingRepository.DeleteAsync(mapping);
        }
    }

    public virtual async Task InsertPermissionRecordCustomerRoleMappingAsync(
        PermissionRecordCustomerRoleMapping permissionRecordCustomerRoleMapping) =>
        await mappingRepository.InsertAsync(permissionRecordCustomerRoleMapping);

    public virtual async Task InsertPermissionsAsync()
    {
        var known = (await GetAllPermissionRecordsAsync()).Select(permission => permission.SystemName)
            .ToHashSet(StringComparer.InvariantCultureIgnoreCase);
        var missing = typeFinder.FindClassesOfType<IPermissionConfigManager>()
            .Select(type => (IPermissionConfigManager)Activator.CreateInstance(type))
            .SelectMany(manager => manager.AllConfigs)
            .Where(config => !known.Contains(config.SystemName));
        foreach (var config in missing.ToList())
            await InsertAsync(config);
    }

    private async Task InsertAsync(PermissionConfig config)
    {
        var permission = new PermissionRecord { Name = config.Name, SystemName = config.SystemName, Category = config.Category };
        await InsertPermissionRecordAsync(permission);
        await localizationService.SaveLocalizedPermissionNameAsync(permission);

        foreach (var roleName in config.DefaultCustomerRoles)
        {
            var role = await customerService.GetCustomerRoleBySystemNameAsync(roleName);
            if (role == null)
            {
                role = new CustomerRole { Name = roleName, SystemName = roleName, Active = true };
                await customerService.InsertCustomerRoleAsync(role);
            }

            await InsertPermissionRecordCustomerRoleMappingAsync(new PermissionRecordCustomerRoleMapping
            {
                PermissionRecordId = permission.Id,
                CustomerRoleId = role.Id
            });
        }
    }
}
