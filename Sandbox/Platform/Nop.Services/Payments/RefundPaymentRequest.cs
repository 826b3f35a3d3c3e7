namespace Nop.Services.Payments;

/// <summary>Money of an order that is to be paid back.</summary>
public partial class RefundPaymentRequest
{
    public Order Order { get; set; }
    public decimal AmountToRefund { get; set; }
    public bool IsPartialRefund { get; set; }
}
