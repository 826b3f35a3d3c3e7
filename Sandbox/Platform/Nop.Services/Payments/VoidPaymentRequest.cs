namespace Nop.Services.Payments;

/// <summary>An order whose authorised payment is to be dropped.</summary>
public partial class VoidPaymentRequest
{
    public Order Order { get; set; }
}
