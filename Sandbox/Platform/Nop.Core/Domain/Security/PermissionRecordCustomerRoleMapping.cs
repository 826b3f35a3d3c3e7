namespace Nop.Core.Domain.Security;

/// <summary>
/// Gives a right to a role.
/// </summary>
public class PermissionRecordCustomerRoleMapping : BaseEntity
{
    public int PermissionRecordId { get; set; }

    public int CustomerRoleId { get; set; }
}
