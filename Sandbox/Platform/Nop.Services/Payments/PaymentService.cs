namespace Nop.Services.Payments;

public partial class PaymentService(
    ICustomerService customerService,
    IPaymentPluginManager paymentPluginManager,
    IPriceCalculationService priceCalculationService,
    ShoppingCartSettings shoppingCartSettings) : IPaymentService
{
    public virtual async Task<ProcessPaymentResult> ProcessPaymentAsync(ProcessPaymentRequest processPaymentRequest)
    {
        if (processPaymentRequest.OrderTotal == decimal.Zero)
            return new ProcessPaymentResult { NewPaymentStatus = PaymentStatus.Paid };

        var customer = await customerService.GetCustomerByIdAsync(processPaymentRequest.CustomerId);
        var method = await paymentPluginManager
            .LoadPluginBySystemNameAsync(processPaymentRequest.PaymentMethodSystemName, customer, processPaymentRequest.StoreId);
        return await Loaded(method).ProcessPaymentAsync(processPaymentRequest);
    }

    public virtual async Task PostProcessPaymentAsync(PostProcessPaymentRequest postProcessPaymentRequest)
    {
        if (postProcessPaymentRequest.Order.PaymentStatus != PaymentStatus.Paid)
            await (await GetMethodAsync(postProcessPaymentRequest.Order)).PostProcessPaymentAsync(postProcessPaymentRequest);
    }

    public virtual async Task<decimal> GetAdditionalHandlingFeeAsync(IList<ShoppingCartItem> cart, string paymentMethodSystemName)
    {
        if (string.IsNullOrEmpty(paymentMethodSystemName))
            return decimal.Zero;

        var method = await paymentPluginManager.LoadPluginBySystemNameAsync(paymentMethodSystemName);
        if (method is null)
            return decimal.Zero;

        var fee = Math.Max(await method.GetAdditionalHandlingFeeAsync(cart), decimal.Zero);
        return shoppingCartSettings.RoundPricesDuringCalculation ? await priceCalculationService.RoundPriceAsync(fee) : fee;
    }

    public virtual async Task<bool> SupportCaptureAsync(string paymentMethodSystemName) =>
        (await paymentPluginManager.LoadPluginBySystemNameAsync(paymentMethodSystemName))?.SupportCapture ?? false;

    public virtual async Task<CapturePaymentResult> CaptureAsync(CapturePaymentRequest capturePaymentRequest) =>
        await (await GetMethodAsync(capturePaymentRequest.Order)).CaptureAsync(capturePaymentRequest);

    public virtual async Task<bool> SupportPartiallyRefundAsync(string paymentMethodSystemName) =>
        (await paymentPluginManager.LoadPluginBySystemNameAsync(paymentMethodSystemName))?.SupportPartiallyRefund ?? false;

    public virtual async Task<bool> SupportRefundAsync(string paymentMethodSystemName) =>
        (await paymentPluginManager.LoadPluginBySystemNameAsync(paymentMethodSystemName))?.SupportRefund ?? false;

    public virtual async Task<RefundPaymentResult> RefundAsync(RefundPaymentRequest refundPaymentRequest) =>
        await (await GetMethodAsync(refundPaymentRequest.Order)).RefundAsync(refundPaymentRequest);

    public virtual async Task<bool> SupportVoidAsync(string paymentMethodSystemName) =>
        (await paymentPluginManager.LoadPluginBySystemNameAsync(paymentMethodSystemName))?.SupportVoid ?? false;

    public virtual async Task<VoidPaymentResult> VoidAsync(VoidPaymentRequest voidPaymentRequest) =>
        await (await GetMethodAsync(voidPaymentRequest.Order)).VoidAsync(voidPaymentRequest);

    private async Task<IPaymentMethod> GetMethodAsync(Order order) =>
        Loaded(await paymentPluginManager.LoadPluginBySystemNameAsync(order.PaymentMethodSystemName));

    private static IPaymentMethod Loaded(IPaymentMethod method) => method ?? throw new NopException("Payment method couldn't be loaded");
}
