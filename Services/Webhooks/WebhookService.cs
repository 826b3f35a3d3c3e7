using System.Globalization;
using System.Linq.Expressions;
using Nop.Core;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Configuration;
using Nop.Services.Security;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// Addresses of other systems, and what was sent to them
/// </summary>
public class WebhookService(IAuditService auditService,
    IEncryptionService encryptionService,
    IProgramService programService,
    IRepository<Webhook> webhookRepository,
    IRepository<WebhookAttempt> attemptRepository,
    IRepository<WebhookDelivery> deliveryRepository,
    ISettingService settingService,
    IStoreService storeService,
    RowTurns turns,
    WebhookOutbox outbox,
    TimeProvider time) : IWebhookService
{
    private const int BATCH = 200;
    private const int MAX_ATTEMPTS = 5;

    /// <inheritdoc />
    public async Task<Webhook> GetByIdAsync(int id)
    {
        return await webhookRepository.GetByIdAsync(id);
    }

    /// <inheritdoc />
    public async Task<IList<Webhook>> GetAllAsync()
    {
        return await webhookRepository.GetAllAsync(query => query.OrderByDescending(webhook => webhook.Id));
    }

    /// <inheritdoc />
    public async Task<Result<NewWebhook>> InsertAsync(Webhook webhook, string actor)
    {
        if (await FindFaultAsync(webhook) is { } fault)
            return fault;

        var secret = WebhookSignature.NewSecret();
        webhook.Secret = encryptionService.EncryptText(secret);
        webhook.CreatedOnUtc = time.GetUtcNow().UtcDateTime;
        webhook.UpdatedOnUtc = webhook.CreatedOnUtc;
        await webhookRepository.InsertAsync(webhook);
        await auditService.LogAsync(actor, AuditActions.Create, webhook, null, $"{webhook.Name}: {webhook.Url}");

        return new NewWebhook(webhook, secret);
    }

    /// <inheritdoc />
    public async Task<Result<Webhook>> UpdateAsync(Webhook webhook, string actor)
    {
        if (await FindFaultAsync(webhook) is { } fault)
            return fault;

        var (before, after) = EntityChanges.Between(await webhookRepository.LoadOriginalCopyAsync(webhook), webhook);
        if (after is null)
            return webhook;

        webhook.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        await webhookRepository.UpdateAsync(webhook);
        await auditService.LogAsync(actor, AuditActions.Update, webhook, before, after);

        return webhook;
    }

    /// <inheritdoc />
    public async Task<string> RotateSecretAsync(Webhook webhook, string actor)
    {
        var secret = WebhookSignature.NewSecret();
        webhook.Secret = encryptionService.EncryptText(secret);
        webhook.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        await webhookRepository.UpdateAsync(webhook);
        await auditService.LogAsync(actor, AuditActions.NewSecret, webhook, null, webhook.Name);

        return secret;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(Webhook webhook, string actor)
    {
        await webhookRepository.DeleteAsync(webhook);
        await auditService.LogAsync(actor, AuditActions.Delete, webhook, $"{webhook.Name}: {webhook.Url}", null);
        await DeleteMessagesAsync(delivery => delivery.WebhookId == webhook.Id);
    }

    /// <inheritdoc />
    public async Task<Result<WebhookDelivery>> SendTestAsync(Webhook webhook)
    {
        return webhook.Active ? await outbox.WriteTestAsync(webhook) : Inactive();
    }

    /// <inheritdoc />
    public async Task<WebhookDelivery> GetDeliveryAsync(int id)
    {
        return await deliveryRepository.GetByIdAsync(id);
    }

    /// <inheritdoc />
    public async Task<IList<WebhookDelivery>> GetDeliveriesAsync(int webhookId, int limit, int? beforeId = null, WebhookDeliveryStatus? status = null)
    {
        var before = beforeId ?? int.MaxValue;

        return await deliveryRepository.GetAllAsync(query =>
        {
            query = query.Where(delivery => delivery.WebhookId == webhookId && delivery.Id < before);
            if (status is { } wanted)
            {
                var statusId = (int)wanted;
                query = query.Where(delivery => delivery.StatusId == statusId);
            }

            return query.OrderByDescending(delivery => delivery.Id).Take(limit);
        });
    }

    /// <inheritdoc />
    public async Task<IPagedList<WebhookDelivery>> SearchDeliveriesAsync(int webhookId = 0, string eventName = null, WebhookDeliveryStatus? status = null,
        int pageIndex = 0, int pageSize = int.MaxValue, IList<int> webhookIds = null)
    {
        return await deliveryRepository.GetAllPagedAsync(query =>
        {
            if (webhookId > 0)
                query = query.Where(delivery => delivery.WebhookId == webhookId);
            if (webhookIds is not null)
                query = query.Where(delivery => webhookIds.Contains(delivery.WebhookId));
            if (!string.IsNullOrEmpty(eventName))
                query = query.Where(delivery => delivery.EventName == eventName);
            if (status is { } wanted)
            {
                var statusId = (int)wanted;
                query = query.Where(delivery => delivery.StatusId == statusId);
            }

            return query.OrderByDescending(delivery => delivery.Id);
        }, pageIndex, pageSize);
    }

    /// <inheritdoc />
    public async Task<IList<WebhookAttempt>> GetAttemptsAsync(int deliveryId)
    {
        return await attemptRepository.GetAllAsync(query => query.Where(attempt => attempt.DeliveryId == deliveryId).OrderByDescending(attempt => attempt.Number));
    }

    /// <inheritdoc />
    public async Task ForgetMemberAsync(int memberId)
    {
        var pendingId = (int)WebhookDeliveryStatus.Pending;
        await DeleteMessagesAsync(delivery => delivery.MemberId == memberId && delivery.StatusId != pendingId);

        var open = await deliveryRepository.GetAllAsync(query => query.Where(delivery => delivery.MemberId == memberId));
        foreach (var delivery in open)
        {
            await turns.ChangeAsync(deliveryRepository, delivery.Id, stored =>
            {
                stored.Body = WebhookBody.WithoutWords(stored.Body);

                return true;
            });
        }
        var openIds = open.Select(delivery => delivery.Id).ToList();
        // an answer may repeat what it was told
        var attempts = await attemptRepository.GetAllAsync(query => query.Where(attempt => openIds.Contains(attempt.DeliveryId) && attempt.Answer != null));
        foreach (var attempt in attempts)
            attempt.Answer = null;
        await attemptRepository.UpdateAsync(attempts, false);
    }

    /// <inheritdoc />
    public async Task<Result<WebhookDelivery>> ResendAsync(WebhookDelivery delivery, string actor)
    {
        if (await GetByIdAsync(delivery.WebhookId) is not { Active: true })
            return Inactive();

        var nowUtc = time.GetUtcNow().UtcDateTime;
        var attempts = (await settingService.LoadSettingAsync<LoyaltySettings>()).WebhookMaxAttempts;
        var last = (await GetAttemptsAsync(delivery.Id)).FirstOrDefault();
        var reopened = await turns.ChangeAsync(deliveryRepository, delivery.Id, stored =>
        {
            // begun since its attempts were read, or before that and not answered yet
            var underWay = stored.Status == WebhookDeliveryStatus.Pending && stored.NextAttemptOnUtc > nowUtc
                && (last is { DurationMs: null } || stored.Attempts != (last?.Number ?? 0));

            return !underWay && Reopen(stored, nowUtc, attempts);
        });
        if (reopened is null)
            return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "An attempt to send this is under way.");

        await auditService.LogAsync(actor, AuditActions.Resend, delivery, null, delivery.EventName, await webhookRepository.GetByIdAsync(delivery.WebhookId));
        outbox.SendSoon();

        return reopened;
    }

    /// <inheritdoc />
    public async Task<int> ResendDeadAsync(IList<int> webhookIds, string actor)
    {
        var activeIds = (await webhookRepository.GetAllAsync(query => query.Where(webhook => webhook.Active && webhookIds.Contains(webhook.Id))))
            .Select(webhook => webhook.Id).ToList();
        var deadId = (int)WebhookDeliveryStatus.Dead;
        var attempts = (await settingService.LoadSettingAsync<LoyaltySettings>()).WebhookMaxAttempts;
        var reopened = 0;
        for (var last = 0; activeIds.Count > 0;)
        {
            var after = last;
            var dead = await deliveryRepository.GetAllAsync(query => query
                .Where(delivery => delivery.StatusId == deadId && delivery.Id > after && activeIds.Contains(delivery.WebhookId)).OrderBy(delivery => delivery.Id).Take(BATCH));
            if (dead.Count == 0)
                break;

            foreach (var delivery in dead)
            {
                if (await turns.ChangeAsync(deliveryRepository, delivery.Id, stored => stored.StatusId == deadId && Reopen(stored, time.GetUtcNow().UtcDateTime, attempts)) is not null)
                    reopened++;
            }
            last = dead[^1].Id;
        }
        if (reopened == 0)
            return 0;

        await auditService.LogAsync(actor, AuditActions.Resend, nameof(WebhookDelivery), 0, null, reopened.ToString(CultureInfo.InvariantCulture));
        outbox.SendSoon();

        return reopened;
    }

    private static bool Reopen(WebhookDelivery delivery, DateTime nowUtc, int attempts)
    {
        delivery.Status = WebhookDeliveryStatus.Pending;
        delivery.DeliveredOnUtc = null;
        delivery.MaxAttempts = delivery.Attempts + attempts;
        delivery.NextAttemptOnUtc = nowUtc;

        return true;
    }

    /// <summary>
    /// Deletes messages with their attempts. An attempt under way can stand in the way: what stays after some tries goes with its age
    /// </summary>
    private async Task DeleteMessagesAsync(Expression<Func<WebhookDelivery, bool>> which)
    {
        for (var round = 1; round <= MAX_ATTEMPTS; round++)
        {
            try
            {
                var deliveries = deliveryRepository.Table.Where(which);
                await attemptRepository.DeleteAsync(attempt => deliveries.Any(delivery => delivery.Id == attempt.DeliveryId));
                await deliveryRepository.DeleteAsync(which);
                return;
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
            {
                await Task.Delay(Random.Shared.Next(1, 20 * round));
            }
        }
    }

    private static LoyaltyError Inactive()
    {
        return new LoyaltyError(LoyaltyErrorCodes.INVALID_STATE, "The webhook is not active: nothing is sent to it.");
    }

    private async Task<LoyaltyError> FindFaultAsync(Webhook webhook)
    {
        webhook.Name = webhook.Name?.Trim();
        webhook.Url = webhook.Url?.Trim();
        var settings = await settingService.LoadSettingAsync<LoyaltySettings>();
        var message = WebhookAddress.Check(webhook.Url, settings.WebhookAllowHttp, settings.WebhookAllowPrivateAddresses) switch
        {
            WebhookAddressFault.NoAddress => $"Must be a complete https address of at most {WebhookAddress.MaxLength} characters, without a password or a fragment.",
            WebhookAddressFault.NotEncrypted => "Must begin with https://; a setting of the plugin allows http.",
            WebhookAddressFault.Private => "Must not lead to the store's own machine or network; a setting of the plugin allows it.",
            _ => null
        };
        if (message is not null)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, message, "url");
        if (webhook.EventNames.FirstOrDefault(name => !WebhookEvents.All.Contains(name)) is { } unknown)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"There is no event \"{unknown}\".", "events");

        foreach (var programId in IdList.Parse(webhook.ProgramIds))
        {
            if (await programService.GetProgramByIdAsync(programId) is null)
                return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"There is no program {programId}.", "programIds");
        }
        var stores = (await storeService.GetAllStoresAsync()).Select(store => store.Id).ToHashSet();
        if (IdList.Parse(webhook.StoreIds).FirstOrDefault(id => !stores.Contains(id)) is var missing and > 0)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"There is no store {missing}.", "storeIds");

        return null;
    }
}
