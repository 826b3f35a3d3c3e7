using Nop.Core.Domain.Payments;

namespace Nop.Services.Payments;

/// <summary>Outcome of dropping an authorised payment.</summary>
public partial class VoidPaymentResult : BaseNopResult
{
    public PaymentStatus NewPaymentStatus { get; set; } = PaymentStatus.Pending;
}
