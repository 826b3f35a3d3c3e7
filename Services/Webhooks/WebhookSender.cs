using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Services.Configuration;
using Nop.Services.Logging;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// Sends messages that are due, each address's in the order they were written. A message that fails waits for its next attempt and lets
/// the others pass, and an address that is slow keeps only its own messages waiting. A message can arrive twice, when a process dies between the answer and its noting, but not be lost
/// </summary>
public class WebhookSender(IAuditService auditService,
    IEncryptionService encryptionService,
    ILogger logger,
    IRepository<Webhook> webhookRepository,
    IRepository<WebhookAttempt> attemptRepository,
    IRepository<WebhookDelivery> deliveryRepository,
    ISettingService settingService,
    IWebhookTransport transport,
    RowTurns turns,
    TimeProvider clock,
    WebhookWake wake)
{
    /// <summary>
    /// How long one run may last; the next one goes on
    /// </summary>
    private static readonly TimeSpan _budget = TimeSpan.FromSeconds(50);

    /// <summary>
    /// How long after its time limit an attempt counts as lost with its process
    /// </summary>
    private static readonly TimeSpan _lostAfter = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Failures in a row after which an address is left alone until the next run
    /// </summary>
    private const int PATIENCE = 3;

    /// <summary>
    /// Number of addresses that are called at once
    /// </summary>
    private const int AT_ONCE = 16;

    /// <summary>
    /// Undelivered messages that are given up at once
    /// </summary>
    private const int BATCH = 200;

    private const int ANSWER_LENGTH = 1000;
    private const int ERROR_LENGTH = 400;

    private DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Sends what is due: the addresses side by side, the messages of one address one after another
    /// </summary>
    /// <returns>Number of messages that were taken</returns>
    public async Task<int> SendDueAsync()
    {
        using var turn = await wake.EnterAsync();

        var webhooks = await webhookRepository.GetAllAsync(query => query.Where(webhook => webhook.Active).OrderBy(webhook => webhook.Id));
        if (webhooks.Count == 0)
            return 0;

        var settings = await settingService.LoadSettingAsync<LoyaltySettings>();
        var failures = webhooks.ToDictionary(webhook => webhook.Id, _ => 0);
        var idle = new Queue<Webhook>(webhooks);
        var resting = new List<Webhook>();
        var running = new List<Task<Posted>>();
        var watch = Stopwatch.StartNew();
        var taken = 0;
        while (true)
        {
            // the database is used by one at a time, the network by many
            var signal = wake.NextSignal;
            while (running.Count < AT_ONCE && watch.Elapsed < _budget && idle.TryDequeue(out var webhook))
            {
                switch (await TryBeginAsync(webhook, settings))
                {
                    case (Beginning.Claimed, { } attempt):
                        running.Add(PostAsync(attempt, settings));
                        break;
                    case (Beginning.Missed, _) when ++failures[webhook.Id] < PATIENCE:
                        idle.Enqueue(webhook);
                        break;
                    case (Beginning.NothingDue, _):
                        resting.Add(webhook);
                        break;
                }
            }
            if (running.Count == 0)
                return taken;

            if (await Task.WhenAny([.. running, signal]) is not Task<Posted> ended)
            {
                resting.ForEach(idle.Enqueue);
                resting.Clear();
                continue;
            }

            running.Remove(ended);
            var (done, answer) = await ended;
            var success = await TryNoteAsync(done, answer) && WebhookRetry.IsTaken(answer.StatusCode);
            taken += success ? 1 : 0;
            failures[done.Webhook.Id] = success ? 0 : failures[done.Webhook.Id] + 1;
            if (failures[done.Webhook.Id] < PATIENCE)
                idle.Enqueue(done.Webhook);
        }
    }

    /// <summary>
    /// Removes delivered messages whose time is over. What was never delivered stays until somebody sends it again; what is too old to be
    /// of use without being asked for, because its webhook is not active for example, is given up
    /// </summary>
    /// <returns>Number of messages removed</returns>
    public async Task<int> ForgetOldAsync()
    {
        var before = NowUtc.AddDays(-Math.Max(1, (await settingService.LoadSettingAsync<LoyaltySettings>()).WebhookKeepDays));
        await GiveUpOldAsync(before);

        var deliveredId = (int)WebhookDeliveryStatus.Delivered;
        var undelivered = deliveryRepository.Table.Where(delivery => delivery.StatusId != deliveredId);
        await attemptRepository.DeleteAsync(attempt => attempt.StartedOnUtc < before && !undelivered.Any(delivery => delivery.Id == attempt.DeliveryId));

        return await deliveryRepository.DeleteAsync(delivery => delivery.CreatedOnUtc < before && delivery.StatusId == deliveredId);
    }

    private async Task GiveUpOldAsync(DateTime before)
    {
        var pendingId = (int)WebhookDeliveryStatus.Pending;
        var nowUtc = NowUtc;
        while (true)
        {
            var old = await deliveryRepository.GetAllAsync(query => query
                .Where(delivery => delivery.StatusId == pendingId && delivery.CreatedOnUtc < before && delivery.NextAttemptOnUtc < nowUtc)
                .OrderBy(delivery => delivery.Id).Take(BATCH));
            var given = new List<WebhookDelivery>();
            foreach (var delivery in old)
            {
                if (await turns.ChangeAsync(deliveryRepository, delivery.Id, GiveUp) is { } dead)
                    given.Add(dead);
            }
            foreach (var own in given.GroupBy(delivery => delivery.WebhookId))
            {
                await auditService.LogAsync(LoyaltyDefaults.SystemActor, AuditActions.GivenUp, await webhookRepository.GetByIdAsync(own.Key), null,
                    own.Count().ToString(CultureInfo.InvariantCulture));
                await logger.WarningAsync($"Loyalty: {own.Count()} messages to webhook {own.Key} became too old before they could be sent, and are given up; "
                    + "they stay in the log and can be sent again");
            }
            if (old.Count < BATCH)
                return;
        }

        // somebody may have asked for it meanwhile
        bool GiveUp(WebhookDelivery delivery)
        {
            if (delivery.Status != WebhookDeliveryStatus.Pending || delivery.NextAttemptOnUtc >= nowUtc)
                return false;

            delivery.Status = WebhookDeliveryStatus.Dead;

            return true;
        }
    }

    /// <summary>
    /// Finds the next message of an address and takes the right to send it. A message that makes that fail is noted, and does not keep
    /// other addresses waiting
    /// </summary>
    private async Task<(Beginning Outcome, Attempt Attempt)> TryBeginAsync(Webhook webhook, LoyaltySettings settings)
    {
        try
        {
            if (await FindDueAsync(webhook.Id) is not { } delivery)
                return (Beginning.NothingDue, null);

            return await TryClaimAsync(webhook, delivery, settings) is { } attempt ? (Beginning.Claimed, attempt) : (Beginning.Missed, null);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: the next message to webhook {webhook.Id} could not be taken up; the scheduled task will try again", exception);

            return (Beginning.Missed, null);
        }
    }

    private async Task<WebhookDelivery> FindDueAsync(int webhookId)
    {
        var nowUtc = NowUtc;
        var pendingId = (int)WebhookDeliveryStatus.Pending;

        return (await deliveryRepository.GetAllAsync(query => query
            .Where(delivery => delivery.WebhookId == webhookId && delivery.StatusId == pendingId && delivery.NextAttemptOnUtc <= nowUtc)
            .OrderBy(delivery => delivery.Id).Take(1))).FirstOrDefault();
    }

    /// <summary>
    /// Takes the right to make the next attempt; null when another web node has it
    /// </summary>
    private async Task<Attempt> TryClaimAsync(Webhook webhook, WebhookDelivery due, LoyaltySettings settings)
    {
        var row = new WebhookAttempt { DeliveryId = due.Id, Number = due.Attempts + 1, StartedOnUtc = NowUtc };
        try
        {
            using var scope = LedgerScope.Open();
            await turns.TakeAsync<WebhookDelivery>(due.Id);
            // what an admin or an erasure wrote since it was found counts
            var delivery = await deliveryRepository.GetByIdAsync(due.Id);
            if (delivery is not { Status: WebhookDeliveryStatus.Pending } || delivery.Attempts != due.Attempts)
                return null;

            await attemptRepository.InsertAsync(row, false);
            delivery.Attempts = row.Number;
            delivery.MaxAttempts = delivery.MaxAttempts == 0 ? settings.WebhookMaxAttempts : delivery.MaxAttempts;
            delivery.NextAttemptOnUtc = row.StartedOnUtc + TimeoutOf(settings) + _lostAfter;
            await deliveryRepository.UpdateAsync(delivery, false);
            scope.Complete();

            return new Attempt(webhook, delivery, row);
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            return null;
        }
    }

    private async Task<Posted> PostAsync(Attempt attempt, LoyaltySettings settings)
    {
        try
        {
            return new Posted(attempt, await SendAsync(attempt, settings));
        }
        catch (Exception exception)
        {
            // whatever goes wrong with a message is its own failure
            return new Posted(attempt, new WebhookAnswer(0, null, $"{exception.GetType().Name}: {exception.Message}"));
        }
    }

    private async Task<WebhookAnswer> SendAsync(Attempt attempt, LoyaltySettings settings)
    {
        var (webhook, delivery, row) = attempt;
        var fault = WebhookAddress.Check(webhook.Url, settings.WebhookAllowHttp, settings.WebhookAllowPrivateAddresses);
        if (fault != WebhookAddressFault.None)
            return new WebhookAnswer(0, null, $"The address is not allowed: {fault}");

        string secret;
        try
        {
            secret = encryptionService.DecryptText(webhook.Secret);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return new WebhookAnswer(0, null, "The secret cannot be read; the store's encryption key has changed. Make a new secret");
        }

        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var watch = Stopwatch.StartNew();
        var answer = await transport.PostAsync(new WebhookPost(webhook.Url, new Dictionary<string, string>
        {
            ["Loyalty-Event"] = delivery.EventName,
            ["Loyalty-Delivery"] = delivery.Id.ToString(CultureInfo.InvariantCulture),
            ["Loyalty-Attempt"] = row.Number.ToString(CultureInfo.InvariantCulture),
            ["Loyalty-Timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture),
            ["Loyalty-Signature"] = WebhookSignature.For(secret, timestamp, delivery.Body)
        }, delivery.Body, TimeoutOf(settings), settings.WebhookAllowPrivateAddresses));
        row.DurationMs = (int)watch.ElapsedMilliseconds;

        return answer;
    }

    /// <summary>
    /// Notes what came of an attempt: without the answer's text where the database does not take that
    /// </summary>
    /// <returns>Whether it could be noted</returns>
    private async Task<bool> TryNoteAsync(Attempt done, WebhookAnswer answer)
    {
        try
        {
            await NoteAsync(done, answer);

            return true;
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: the answer to message {done.Delivery.Id} could not be stored", exception);
        }
        try
        {
            await NoteAsync(done, answer with { Text = null, Error = "The answer could not be stored" });

            return true;
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: what came of message {done.Delivery.Id} could not be noted; it will be sent again", exception);

            return false;
        }
    }

    private async Task NoteAsync(Attempt done, WebhookAnswer answer)
    {
        var (webhook, delivery, attempt) = done;
        attempt.DurationMs ??= 0;
        attempt.StatusCode = answer.StatusCode;
        attempt.Answer = StorableText.Of(answer.Text, ANSWER_LENGTH);
        attempt.Error = StorableText.Of(answer.Error, ERROR_LENGTH);

        var noted = await turns.RunAsync<WebhookDelivery, WebhookDelivery>(delivery.Id, async () =>
        {
            await attemptRepository.UpdateAsync(attempt, false);
            var stored = await deliveryRepository.GetByIdAsync(delivery.Id);
            // an attempt that outlived its time must not undo what a later one brought about
            if (stored is not { Status: WebhookDeliveryStatus.Pending } || (stored.Attempts != attempt.Number && !WebhookRetry.IsTaken(answer.StatusCode)))
                return null;

            Conclude(stored, answer);
            await deliveryRepository.UpdateAsync(stored, false);

            return stored;
        });
        if (noted is { Status: WebhookDeliveryStatus.Dead })
        {
            await auditService.LogAsync(LoyaltyDefaults.SystemActor, AuditActions.GivenUp, delivery, null, delivery.EventName, webhook);
            await logger.WarningAsync($"Loyalty: webhook {webhook.Id} did not take message {delivery.Id} ({delivery.EventName}) in {noted.Attempts} attempts; "
                + $"the last answer was {answer.StatusCode}. It is given up; resend it when the address works again");
        }
    }

    private void Conclude(WebhookDelivery delivery, WebhookAnswer answer)
    {
        delivery.LastStatusCode = answer.StatusCode;
        if (WebhookRetry.IsTaken(answer.StatusCode))
        {
            delivery.Status = WebhookDeliveryStatus.Delivered;
            delivery.DeliveredOnUtc = NowUtc;
        }
        else if (delivery.Attempts >= delivery.MaxAttempts || WebhookRetry.IsHopeless(answer.StatusCode))
        {
            delivery.Status = WebhookDeliveryStatus.Dead;
        }
        else
        {
            delivery.NextAttemptOnUtc = NowUtc + WebhookRetry.PauseAfter(delivery.Attempts, Random.Shared.NextDouble(), answer.RetryAfter);
        }
    }

    private static TimeSpan TimeoutOf(LoyaltySettings settings)
    {
        return TimeSpan.FromSeconds(Math.Clamp(settings.WebhookTimeoutSeconds, 1, 60));
    }

    private enum Beginning
    {
        NothingDue,
        Missed,
        Claimed
    }

    private sealed record Attempt(Webhook Webhook, WebhookDelivery Delivery, WebhookAttempt Row);

    private sealed record Posted(Attempt Attempt, WebhookAnswer Answer);
}
