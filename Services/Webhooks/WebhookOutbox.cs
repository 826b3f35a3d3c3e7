using System.Transactions;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// Writes messages in the transaction of what they tell, so that there is one if and only if it happened, and lets them be sent
/// when that transaction has ended
/// </summary>
public class WebhookOutbox(IRepository<LoyaltyProgram> programRepository,
    IRepository<Webhook> webhookRepository,
    IRepository<WebhookDelivery> deliveryRepository,
    WebhookWake wake,
    TimeProvider time)
{
    /// <summary>
    /// Writes a message to everybody who wants it. Costs a look into the cache when nobody does.
    /// To be called within the transaction of what happened
    /// </summary>
    /// <param name="eventName">Name of the event; null writes nothing</param>
    /// <param name="programId">The program it happened in</param>
    /// <param name="memberId">The member it is about</param>
    /// <param name="data">Says what happened; asked only when somebody wants to know</param>
    public async Task WriteAsync(string eventName, int programId, int memberId, Func<object> data)
    {
        if (eventName is null)
            return;

        var active = await webhookRepository.GetAllAsync(query => query.Where(webhook => webhook.Active).OrderBy(webhook => webhook.Id), cache => default);
        if (active.Count == 0)
            return;

        var program = await programRepository.GetByIdAsync(programId, cache => default);
        var listeners = active.Where(webhook => Wants(webhook, eventName, program)).ToList();
        if (listeners.Count > 0)
            await WriteAsync(listeners, eventName, program, memberId, data());
    }

    /// <summary>
    /// Writes a message about something that happened in a store and in no program of this installation. To be called within the transaction of what happened
    /// </summary>
    /// <param name="eventName">Name of the event</param>
    /// <param name="storeId">The store</param>
    /// <param name="data">Says what happened; asked only when somebody wants to know</param>
    public async Task WriteForStoreAsync(string eventName, int storeId, Func<object> data)
    {
        var active = await webhookRepository.GetAllAsync(query => query.Where(webhook => webhook.Active).OrderBy(webhook => webhook.Id), cache => default);
        // who listens to some programs only has nothing to do with those of others
        var listeners = active.Where(webhook => string.IsNullOrWhiteSpace(webhook.ProgramIds) && IdList.Contains(webhook.StoreIds, storeId)
            && (webhook.EventNames is not { Count: > 0 } names || names.Contains(eventName))).ToList();
        if (listeners.Count > 0)
            await WriteAsync(listeners, eventName, null, null, data());
    }

    /// <summary>
    /// Writes a message that somebody asked for to see one arrive
    /// </summary>
    public async Task<WebhookDelivery> WriteTestAsync(Webhook webhook)
    {
        return (await WriteAsync([webhook], WebhookEvents.TEST, null, null, new { WebhookId = webhook.Id }))[0];
    }

    /// <summary>
    /// Lets messages be sent when the transaction around has ended, or at once
    /// </summary>
    public void SendSoon()
    {
        if (Transaction.Current is not { } transaction)
        {
            wake.Signal();
            return;
        }

        transaction.TransactionCompleted += (_, ended) =>
        {
            if (ended.Transaction?.TransactionInformation.Status == TransactionStatus.Committed)
                wake.Signal();
        };
    }

    /// <summary>
    /// Whether a webhook is told of an event in a program
    /// </summary>
    public static bool Wants(Webhook webhook, string eventName, LoyaltyProgram program)
    {
        if (program is null || !IdList.Contains(webhook.ProgramIds, program.Id))
            return false;
        if (webhook.EventNames is { Count: > 0 } names && !names.Contains(eventName))
            return false;

        return string.IsNullOrWhiteSpace(webhook.StoreIds) || IdList.Parse(webhook.StoreIds).Any(storeId => IdList.Contains(program.StoreIds, storeId));
    }

    private async Task<IList<WebhookDelivery>> WriteAsync(IList<Webhook> listeners, string eventName, LoyaltyProgram program, int? memberId, object data)
    {
        var nowUtc = time.GetUtcNow().UtcDateTime;
        var eventGuid = Guid.NewGuid();
        var body = WebhookBody.Format(eventGuid, eventName, program, nowUtc, data);
        var written = new List<WebhookDelivery>();
        foreach (var webhook in listeners)
        {
            var delivery = new WebhookDelivery
            {
                WebhookId = webhook.Id,
                EventGuid = eventGuid,
                EventName = eventName,
                MemberId = memberId,
                Body = body,
                Status = WebhookDeliveryStatus.Pending,
                NextAttemptOnUtc = nowUtc,
                CreatedOnUtc = nowUtc
            };
            await deliveryRepository.InsertAsync(delivery, false);
            written.Add(delivery);
        }
        SendSoon();

        return written;
    }
}
