namespace Nop.Core.Domain.Customers;

/// <summary>A role that customers can be in: rights, prices and tiers hang on it.</summary>
public class CustomerRole : BaseEntity
{
    public string Name { get; set; }
    public bool FreeShipping { get; set; }
    public bool TaxExempt { get; set; }
    public bool Active { get; set; }
    public bool IsSystemRole { get; set; }
    public string SystemName { get; set; }
}
