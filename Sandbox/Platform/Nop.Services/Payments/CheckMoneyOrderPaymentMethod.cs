namespace Nop.Services.Payments;

/// <summary>The shopper sends the money later: orders stay pending until an admin marks them as paid.</summary>
public class CheckMoneyOrderPaymentMethod : BuiltInPaymentMethod
{
    public const string SYSTEM_NAME = "Payments.CheckMoneyOrder";

    public CheckMoneyOrderPaymentMethod() : base(SYSTEM_NAME, "Check / Money Order", 1)
    {
    }

    public override Task<ProcessPaymentResult> ProcessPaymentAsync(ProcessPaymentRequest processPaymentRequest) =>
        Task.FromResult(new ProcessPaymentResult { NewPaymentStatus = PaymentStatus.Pending });

    public override Task<string> GetPaymentMethodDescriptionAsync() => Task.FromResult("Pay by cheque or money order");
}
