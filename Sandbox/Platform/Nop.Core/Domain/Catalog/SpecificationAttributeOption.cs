namespace Nop.Core.Domain.Catalog;

/// <summary>A value of a product specification; part of the product search signature.</summary>
public partial class SpecificationAttributeOption : BaseEntity
{
    public string Name { get; set; }
    public int DisplayOrder { get; set; }
}
