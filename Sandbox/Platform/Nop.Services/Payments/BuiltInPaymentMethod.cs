namespace Nop.Services.Payments;

/// <summary>A payment method that belongs to the store itself; it refuses what it does not support.</summary>
public abstract class BuiltInPaymentMethod : BasePlugin, IPaymentMethod
{
    protected BuiltInPaymentMethod(string systemName, string friendlyName, int displayOrder) =>
        PluginDescriptor = new PluginDescriptor
        {
            Group = "Payment methods",
            SystemName = systemName,
            FriendlyName = friendlyName,
            DisplayOrder = displayOrder,
            Installed = true
        };

    public abstract Task<ProcessPaymentResult> ProcessPaymentAsync(ProcessPaymentRequest processPaymentRequest);

    public abstract Task<string> GetPaymentMethodDescriptionAsync();

    public virtual Task PostProcessPaymentAsync(PostProcessPaymentRequest postProcessPaymentRequest) => Task.CompletedTask;

    public virtual Task<bool> HidePaymentMethodAsync(IList<ShoppingCartItem> cart) => Task.FromResult(false);

    public virtual Task<decimal> GetAdditionalHandlingFeeAsync(IList<ShoppingCartItem> cart) => Task.FromResult(decimal.Zero);

    public virtual Task<CapturePaymentResult> CaptureAsync(CapturePaymentRequest capturePaymentRequest) =>
        Task.FromResult(Refuse(new CapturePaymentResult(), "Capture"));

    public virtual Task<RefundPaymentResult> RefundAsync(RefundPaymentRequest refundPaymentRequest) =>
        Task.FromResult(Refuse(new RefundPaymentResult(), "Refund"));

    public virtual Task<VoidPaymentResult> VoidAsync(VoidPaymentRequest voidPaymentRequest) =>
        Task.FromResult(Refuse(new VoidPaymentResult(), "Void"));

    public virtual Task<IList<string>> ValidatePaymentFormAsync(IFormCollection form) => Task.FromResult<IList<string>>([]);

    public virtual Task<ProcessPaymentRequest> GetPaymentInfoAsync(IFormCollection form) => Task.FromResult(new ProcessPaymentRequest());

    public virtual Type GetPublicViewComponent() => null;

    public virtual bool SupportCapture => false;

    public virtual bool SupportPartiallyRefund => false;

    public virtual bool SupportRefund => false;

    public virtual bool SupportVoid => false;

    public virtual bool SkipPaymentInfo => true;

    private static TResult Refuse<TResult>(TResult result, string operation) where TResult : BaseNopResult
    {
        result.AddError($"{operation} is not supported by this payment method");
        return result;
    }
}
