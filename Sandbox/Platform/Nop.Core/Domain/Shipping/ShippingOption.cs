using System.ComponentModel;

namespace Nop.Core.Domain.Shipping;

/// <summary>A way of delivery with its price, offered for one cart.</summary>
[TypeConverter(typeof(ShippingOptionTypeConverter))]
public partial class ShippingOption
{
    public string ShippingRateComputationMethodSystemName { get; set; }
    public decimal Rate { get; set; }
    public string Name { get; set; }
    public string Description { get; set; }
    public int? DisplayOrder { get; set; }
}
