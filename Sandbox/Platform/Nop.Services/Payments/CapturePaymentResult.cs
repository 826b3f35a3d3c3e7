namespace Nop.Services.Payments;

public partial class CapturePaymentResult : BaseNopResult
{
    public string CaptureTransactionId { get; set; }
    public string CaptureTransactionResult { get; set; }
    public PaymentStatus NewPaymentStatus { get; set; } = PaymentStatus.Pending;
}
