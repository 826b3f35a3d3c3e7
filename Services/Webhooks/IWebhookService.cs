using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// Addresses of other systems, and what was sent to them
/// </summary>
public interface IWebhookService
{
    /// <summary>
    /// Gets a webhook; null when there is none
    /// </summary>
    Task<Webhook> GetByIdAsync(int id);

    /// <summary>
    /// Gets all webhooks, newest first
    /// </summary>
    Task<IList<Webhook>> GetAllAsync();

    /// <summary>
    /// Makes a webhook with a new secret. The secret is in the answer and readable nowhere else: it is stored encrypted
    /// </summary>
    Task<Result<NewWebhook>> InsertAsync(Webhook webhook, string actor);

    /// <summary>
    /// Stores changes of a webhook
    /// </summary>
    Task<Result<Webhook>> UpdateAsync(Webhook webhook, string actor);

    /// <summary>
    /// Gives a webhook a new secret; the old one counts no longer
    /// </summary>
    /// <returns>The secret</returns>
    Task<string> RotateSecretAsync(Webhook webhook, string actor);

    /// <summary>
    /// Deletes a webhook with all that was sent to it
    /// </summary>
    Task DeleteAsync(Webhook webhook, string actor);

    /// <summary>
    /// Sends a message that says nothing, to see one arrive. An inactive webhook is refused
    /// </summary>
    Task<Result<WebhookDelivery>> SendTestAsync(Webhook webhook);

    /// <summary>
    /// Gets a message; null when there is none
    /// </summary>
    Task<WebhookDelivery> GetDeliveryAsync(int id);

    /// <summary>
    /// Gets the newest messages of a webhook, newest first
    /// </summary>
    /// <param name="webhookId">The webhook</param>
    /// <param name="limit">How many</param>
    /// <param name="beforeId">Only messages older than this one</param>
    /// <param name="status">Only those in this state</param>
    Task<IList<WebhookDelivery>> GetDeliveriesAsync(int webhookId, int limit, int? beforeId = null, WebhookDeliveryStatus? status = null);

    /// <summary>
    /// Gets a page of messages, newest first
    /// </summary>
    /// <param name="webhookId">The webhook; 0 for all</param>
    /// <param name="eventName">The event; null for all</param>
    /// <param name="status">The state; null for all</param>
    /// <param name="pageIndex">Page index</param>
    /// <param name="pageSize">Page size</param>
    /// <param name="webhookIds">Only those to these webhooks; null for all</param>
    Task<IPagedList<WebhookDelivery>> SearchDeliveriesAsync(int webhookId = 0, string eventName = null, WebhookDeliveryStatus? status = null,
        int pageIndex = 0, int pageSize = int.MaxValue, IList<int> webhookIds = null);

    /// <summary>
    /// Gets the attempts to send a message, the last one first
    /// </summary>
    Task<IList<WebhookAttempt>> GetAttemptsAsync(int deliveryId);

    /// <summary>
    /// Forgets what was sent about a member; what is still to be sent is sent without the words that people wrote
    /// </summary>
    Task ForgetMemberAsync(int memberId);

    /// <summary>
    /// Lets a message be sent again at once, however it ended. Refused while an attempt is under way, and for an inactive webhook
    /// </summary>
    Task<Result<WebhookDelivery>> ResendAsync(WebhookDelivery delivery, string actor);

    /// <summary>
    /// Lets all messages that were given up be sent again, the oldest first. What belongs to an inactive webhook stays as it is
    /// </summary>
    /// <param name="webhookIds">The webhooks they belong to</param>
    /// <param name="actor">Who</param>
    /// <returns>Number of messages</returns>
    Task<int> ResendDeadAsync(IList<int> webhookIds, string actor);
}

/// <summary>
/// A webhook just made, with its secret
/// </summary>
public sealed record NewWebhook(Webhook Webhook, string Secret);
