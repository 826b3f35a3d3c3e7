namespace Nop.Core.Domain.Security;

/// <summary>A right that can be given to customer roles.</summary>
public class PermissionRecord : BaseEntity
{
    public string Name { get; set; }
    public string SystemName { get; set; }
    public string Category { get; set; }
}
