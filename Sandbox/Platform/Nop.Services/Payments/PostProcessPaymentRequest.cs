namespace Nop.Services.Payments;

/// <summary>An order whose payment continues after it was saved.</summary>
public partial class PostProcessPaymentRequest
{
    public Order Order { get; set; }
}
