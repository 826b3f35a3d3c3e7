namespace Nop.Core.Domain.Shipping;

public partial class ShippingSettings : ISettings
{
    public bool ShipToSameAddress { get; set; }
    public bool FreeShippingOverXEnabled { get; set; }
    public decimal FreeShippingOverXValue { get; set; }
    public bool FreeShippingOverXIncludingTax { get; set; }
    public bool BypassShippingMethodSelectionIfOnlyOne { get; set; }
}
