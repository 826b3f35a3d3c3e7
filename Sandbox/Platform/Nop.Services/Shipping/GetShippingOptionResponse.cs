namespace Nop.Services.Shipping;

/// <summary>The delivery options of a cart, or why there are none.</summary>
public partial class GetShippingOptionResponse : BaseNopResult
{
    public IList<ShippingOption> ShippingOptions { get; set; } = [];
}
