namespace Nop.Core.Domain.Shipping;

/// <summary>A way of delivery the shopper can choose.</summary>
public partial class ShippingMethod : BaseEntity
{
    public string Name { get; set; }
    public string Description { get; set; }
    public int DisplayOrder { get; set; }
}
