using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

/// <summary>
/// Whether orders pass through the plugin. Where another plugin replaced nopCommerce's order service after ours was wrapped around it,
/// reservations could be used twice, so redemption stays closed
/// </summary>
public sealed class RedemptionGate
{
    private bool? _open;

    /// <summary>
    /// Whether points can be redeemed
    /// </summary>
    /// <param name="orders">The store's order service, asked for once in the life of the process</param>
    public bool IsOpen(Lazy<IOrderProcessingService> orders)
    {
        return _open ??= orders.Value is IAroundStoreService;
    }
}
