namespace Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

/// <summary>
/// What became of a message
/// </summary>
public enum WebhookDeliveryStatus
{
    /// <summary>
    /// To be sent, for the first time or again
    /// </summary>
    Pending = 10,

    /// <summary>
    /// The address took it
    /// </summary>
    Delivered = 20,

    /// <summary>
    /// Given up
    /// </summary>
    Dead = 30
}
