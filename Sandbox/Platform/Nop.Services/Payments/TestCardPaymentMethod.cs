using Nop.Core.Domain.Payments;

namespace Nop.Services.Payments;

/// <summary>Pretends to charge a card: orders are paid at once and every later operation succeeds.</summary>
public class TestCardPaymentMethod : BuiltInPaymentMethod
{
    public const string SYSTEM_NAME = "Payments.TestCard";

    public TestCardPaymentMethod() : base(SYSTEM_NAME, "Test card (no money is moved)", 2)
    {
    }

    public override Task<ProcessPaymentResult> ProcessPaymentAsync(ProcessPaymentRequest processPaymentRequest)
    {
        return Task.FromResult(new ProcessPaymentResult
        {
            NewPaymentStatus = PaymentStatus.Paid,
            CaptureTransactionId = processPaymentRequest.OrderGuid.ToString("N")
        });
    }

    public override Task<CapturePaymentResult> CaptureAsync(CapturePaymentRequest capturePaymentRequest)
    {
        return Task.FromResult(new CapturePaymentResult { NewPaymentStatus = PaymentStatus.Paid });
    }

    public override Task<RefundPaymentResult> RefundAsync(RefundPaymentRequest refundPaymentRequest)
    {
        return Task.FromResult(new RefundPaymentResult
        {
            NewPaymentStatus = refundPaymentRequest.IsPartialRefund ? PaymentStatus.PartiallyRefunded : PaymentStatus.Refunded
        });
    }

    public override Task<VoidPaymentResult> VoidAsync(VoidPaymentRequest voidPaymentRequest)
    {
        return Task.FromResult(new VoidPaymentResult { NewPaymentStatus = PaymentStatus.Voided });
    }

    public override Task<string> GetPaymentMethodDescriptionAsync()
    {
        return Task.FromResult("Pay by test card: the order is paid at once");
    }

    public override bool SupportCapture => true;

    public override bool SupportPartiallyRefund => true;

    public override bool SupportRefund => true;

    public override bool SupportVoid => true;
}
