namespace Nop.Services.Payments;

/// <summary>An order whose authorised payment is to be collected.</summary>
public partial class CapturePaymentRequest
{
    public Order Order { get; set; }
}
