using System.Diagnostics;
using Nop.Core.Domain.Payments;
using Sandbox.Store.Components;
using Sandbox.Store.Hosting;

namespace Sandbox.Store.Payments;

/// <summary>
/// Pretends to charge a card: orders are paid at once and every later operation succeeds. Some card numbers behave badly, so that
/// a declined, a slow and an interrupted payment can be tried.
/// </summary>
public class DemoCardPaymentMethod(IHttpContextAccessor httpContextAccessor, StoreOptions options) : BuiltInPaymentMethod(SYSTEM_NAME, "Demo card", 2)
{
    public const string SYSTEM_NAME = "Payments.DemoCard";

    /// <summary>The form field of the card's number</summary>
    public const string NUMBER_FIELD = "CardNumber";

    /// <summary>A card that is charged without ado</summary>
    public const string GOOD_NUMBER = "4111111111111111";

    /// <summary>A card that the bank declines</summary>
    public const string DECLINED_NUMBER = "4000000000000002";

    /// <summary>A card whose amount is reserved and not taken: the order can be captured or voided</summary>
    public const string AUTHORIZED_NUMBER = "4000000000003220";

    /// <summary>A card that ends the store's process right after it was charged, when the store was started with <see cref="StoreOptions.CRASH_CARD"/></summary>
    public const string CRASH_NUMBER = "4000000000000119";

    /// <summary>The first eight digits of a slow card; the last eight say how many milliseconds the payment takes</summary>
    public const string SLOW_PREFIX = "55555555";

    private const int NUMBER_LENGTH = 16;

    public override async Task<ProcessPaymentResult> ProcessPaymentAsync(ProcessPaymentRequest processPaymentRequest)
    {
        var number = processPaymentRequest.CreditCardNumber ?? GOOD_NUMBER;
        if (number == DECLINED_NUMBER)
            return new ProcessPaymentResult { Errors = { await TextAsync("Plugins.Payments.DemoCard.Declined") } };

        if (number.StartsWith(SLOW_PREFIX, StringComparison.Ordinal))
            await Task.Delay(int.Parse(number[SLOW_PREFIX.Length..]));
        if (number == CRASH_NUMBER && options.CrashCard)
            EndProcess();

        var transactionId = processPaymentRequest.OrderGuid.ToString("N");
        return number == AUTHORIZED_NUMBER
            ? new ProcessPaymentResult { NewPaymentStatus = PaymentStatus.Authorized, AuthorizationTransactionId = transactionId }
            : new ProcessPaymentResult { NewPaymentStatus = PaymentStatus.Paid, CaptureTransactionId = transactionId };
    }

    public override async Task<IList<string>> ValidatePaymentFormAsync(IFormCollection form) =>
        NumberIn(form).Length == NUMBER_LENGTH ? [] : [await TextAsync("Plugins.Payments.DemoCard.CardNumber.Wrong")];

    public override Task<ProcessPaymentRequest> GetPaymentInfoAsync(IFormCollection form) =>
        Task.FromResult(new ProcessPaymentRequest { CreditCardNumber = NumberIn(form) });

    public override Type GetPublicViewComponent() => typeof(PaymentDemoCardViewComponent);

    public override Task<CapturePaymentResult> CaptureAsync(CapturePaymentRequest capturePaymentRequest) =>
        Task.FromResult(new CapturePaymentResult { NewPaymentStatus = PaymentStatus.Paid });

    public override Task<RefundPaymentResult> RefundAsync(RefundPaymentRequest refundPaymentRequest) =>
        Task.FromResult(new RefundPaymentResult
        {
            NewPaymentStatus = refundPaymentRequest.IsPartialRefund ? PaymentStatus.PartiallyRefunded : PaymentStatus.Refunded
        });

    public override Task<VoidPaymentResult> VoidAsync(VoidPaymentRequest voidPaymentRequest) =>
        Task.FromResult(new VoidPaymentResult { NewPaymentStatus = PaymentStatus.Voided });

    public override Task<string> GetPaymentMethodDescriptionAsync() => TextAsync("Plugins.Payments.DemoCard.PaymentMethodDescription");

    public override bool SupportCapture => true;

    public override bool SupportPartiallyRefund => true;

    public override bool SupportRefund => true;

    public override bool SupportVoid => true;

    public override bool SkipPaymentInfo => false;

    private static string NumberIn(IFormCollection form) => string.Concat(form[NUMBER_FIELD].ToString().Where(char.IsAsciiDigit));

    //nothing may run after it: no order, no answer, no clean-up
    private static void EndProcess()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    //this object outlives the request whose language counts
    private Task<string> TextAsync(string resourceKey) =>
        httpContextAccessor.HttpContext.RequestServices.GetRequiredService<ILocalizationService>().GetResourceAsync(resourceKey);
}
