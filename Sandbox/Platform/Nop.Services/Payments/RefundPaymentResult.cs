namespace Nop.Services.Payments;

/// <summary>Outcome of paying money back.</summary>
public partial class RefundPaymentResult : BaseNopResult
{
    public PaymentStatus NewPaymentStatus { get; set; } = PaymentStatus.Pending;
}
