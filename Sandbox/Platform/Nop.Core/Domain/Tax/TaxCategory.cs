namespace Nop.Core.Domain.Tax;

/// <summary>A class of goods with a tax rate of its own.</summary>
public partial class TaxCategory : BaseEntity
{
    public string Name { get; set; }
    public int DisplayOrder { get; set; }
}
