using Nop.Core.Domain.Security;

namespace Nop.Services.Security;

/// <summary>Rights, and which roles have them.</summary>
public interface IPermissionService
{
    Task<IList<PermissionRecord>> GetAllPermissionRecordsAsync();

    Task DeletePermissionAsync(string permissionSystemName);

    Task<bool> AuthorizeAsync(string permissionRecordSystemName);

    Task<bool> AuthorizeAsync(string permissionRecordSystemName, Customer customer);

    Task<bool> AuthorizeAsync(string permissionRecordSystemName, int customerRoleId);

    Task<IList<PermissionRecordCustomerRoleMapping>> GetMappingByPermissionRecordIdAsync(int permissionId);

    Task DeletePermissionRecordCustomerRoleMappingAsync(int permissionId, int customerRoleId);

    Task InsertPermissionRecordCustomerRoleMappingAsync(PermissionRecordCustomerRoleMapping permissionRecordCustomerRoleMapping);

    Task InsertPermissionsAsync();
}
