namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// When an order counts as fulfilled, so that its points can be booked
/// </summary>
public enum FulfilmentMoment
{
    /// <summary>
    /// When the order is complete
    /// </summary>
    Complete = 0,

    /// <summary>
    /// When all of it was sent; complete where there is nothing to send
    /// </summary>
    Shipped = 10,

    /// <summary>
    /// When all of it arrived; complete where there is nothing to send
    /// </summary>
    Delivered = 20
}
