using Nop.Core.Domain.Payments;

namespace Nop.Services.Payments;

/// <summary>Outcome of collecting an authorised payment.</summary>
public partial class CapturePaymentResult : BaseNopResult
{
    public string CaptureTransactionId { get; set; }

    public string CaptureTransactionResult { get; set; }

    public PaymentStatus NewPaymentStatus { get; set; } = PaymentStatus.Pending;
}
