using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

/// <summary>
/// One attempt to send a message. Its row is written before sending: the number is unique for the message, so one web node makes the attempt
/// </summary>
public class WebhookAttempt : BaseEntity
{
    /// <summary>
    /// The message
    /// </summary>
    public int DeliveryId { get; set; }

    /// <summary>
    /// Number of the attempt, from 1
    /// </summary>
    public int Number { get; set; }

    /// <summary>
    /// When it began
    /// </summary>
    public DateTime StartedOnUtc { get; set; }

    /// <summary>
    /// How long it took; null while it lasts, or when its process died
    /// </summary>
    public int? DurationMs { get; set; }

    /// <summary>
    /// HTTP status of the answer; 0 when there was none
    /// </summary>
    public int StatusCode { get; set; }

    /// <summary>
    /// The beginning of the answer
    /// </summary>
    public string Answer { get; set; }

    /// <summary>
    /// Why there was no answer
    /// </summary>
    public string Error { get; set; }
}
