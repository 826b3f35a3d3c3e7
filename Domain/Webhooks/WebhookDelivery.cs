using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

/// <summary>
/// One message to one address. Written in the transaction of what it tells, sent afterwards
/// </summary>
public class WebhookDelivery : BaseEntity
{
    /// <summary>
    /// The address
    /// </summary>
    public int WebhookId { get; set; }

    /// <summary>
    /// Identifier of the message, the same for all addresses that are told
    /// </summary>
    public Guid EventGuid { get; set; }

    /// <summary>
    /// Name of the event
    /// </summary>
    public string EventName { get; set; }

    /// <summary>
    /// The member it is about; null when it is about none
    /// </summary>
    public int? MemberId { get; set; }

    /// <summary>
    /// What is sent, to the letter
    /// </summary>
    public string Body { get; set; }

    /// <summary>
    /// Identifier of the state
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Number of attempts begun
    /// </summary>
    public int Attempts { get; set; }

    /// <summary>
    /// Number of attempts after which it is given up
    /// </summary>
    public int MaxAttempts { get; set; }

    /// <summary>
    /// When to try next. During an attempt: when that attempt counts as lost with its process
    /// </summary>
    public DateTime NextAttemptOnUtc { get; set; }

    /// <summary>
    /// HTTP status of the last answer; 0 when there was none
    /// </summary>
    public int LastStatusCode { get; set; }

    /// <summary>
    /// When it was written
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When the address took it
    /// </summary>
    public DateTime? DeliveredOnUtc { get; set; }

    /// <summary>
    /// State
    /// </summary>
    public WebhookDeliveryStatus Status
    {
        get => (WebhookDeliveryStatus)StatusId;
        set => StatusId = (int)value;
    }
}
