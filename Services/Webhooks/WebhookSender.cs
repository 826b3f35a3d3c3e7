using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Services.Configuration;
using Nop.Services.Logging;
using Nop.Services.Security;

namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// Sends messages that are due, each address's in the order they were written. A message that fails waits for its next attempt and lets
/// the others pass. A message can arrive twice, when a process dies between the answer and its noting, but not be lost
/// </summary>
public class WebhookSender
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

    private readonly IEncryptionService _encryptionService;
    private readonly ILogger _logger;
    private readonly IRepository<Webhook> _webhookRepository;
    private readonly IRepository<WebhookAttempt> _attemptRepository;
    private readonly IRepository<WebhookDelivery> _deliveryRepository;
    private readonly ISettingService _settingService;
    private readonly IWebhookTransport _transport;
    private readonly TimeProvider _clock;
    private readonly WebhookWake _wake;

    public WebhookSender(IEncryptionService encryptionService,
        ILogger logger,
        IRepository<Webhook> webhookRepository,
        IRepository<WebhookAttempt> attemptRepository,
        IRepository<WebhookDelivery> deliveryRepository,
        ISettingService settingService,
        IWebhookTransport transport,
        TimeProvider clock,
        WebhookWake wake)
    {
        _encryptionService = encryptionService;
        _logger = logger;
        _webhookRepository = webhookRepository;
        _attemptRepository = attemptRepository;
        _deliveryRepository = deliveryRepository;
        _settingService = settingService;
        _transport = transport;
        _clock = clock;
        _wake = wake;
    }

    private DateTime NowUtc => _clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Sends what is due: the addresses side by side, the messages of one address one after another
    /// </summary>
    /// <returns>Number of messages that were taken</returns>
    public async Task<int> SendDueAsync()
    {
        using var turn = await _wake.EnterAsync();

        var webhooks = await _webhookRepository.GetAllAsync(query => query.Where(webhook => webhook.Active).OrderBy(webhook => webhook.Id));
        if (webhooks.Count == 0)
            return 0;

        var settings = await _settingService.LoadSettingAsync<LoyaltySettings>();
        var failures = webhooks.ToDictionary(webhook => webhook.Id, _ => 0);
        var watch = Stopwatch.StartNew();
        var taken = 0;
        while (watch.Elapsed < _budget)
        {
            var round = new List<Attempt>();
            foreach (var webhook in webhooks.Where(webhook => failures[webhook.Id] < PATIENCE))
            {
                if (await FindDueAsync(webhook.Id) is not { } delivery)
                    failures[webhook.Id] = PATIENCE;
                else if (await TryClaimAsync(delivery, settings) is { } attempt)
                    round.Add(new Attempt(webhook, delivery, attempt));
                else
                    failures[webhook.Id]++;
            }
            if (round.Count == 0 && failures.Values.All(count => count >= PATIENCE))
                return taken;

            // the database is used by one at a time, the network by all
            var answers = await Task.WhenAll(round.Select(attempt => PostAsync(attempt, settings)));
            foreach (var (attempt, answer) in round.Zip(answers))
            {
                await NoteAsync(attempt, answer, settings);
                var success = WebhookRetry.IsTaken(answer.StatusCode);
                taken += success ? 1 : 0;
                failures[attempt.Webhook.Id] = success ? 0 : failures[attempt.Webhook.Id] + 1;
            }
        }

        return taken;
    }

    /// <summary>
    /// Removes messages whose time is over
    /// </summary>
    /// <returns>Number of messages</returns>
    public async Task<int> ForgetOldAsync()
    {
        var before = NowUtc.AddDays(-Math.Max(1, (await _settingService.LoadSettingAsync<LoyaltySettings>()).WebhookKeepDays));
        await _attemptRepository.DeleteAsync(attempt => attempt.StartedOnUtc < before);

        return await _deliveryRepository.DeleteAsync(delivery => delivery.CreatedOnUtc < before);
    }

    private async Task<WebhookDelivery> FindDueAsync(int webhookId)
    {
        var nowUtc = NowUtc;
        var pendingId = (int)WebhookDeliveryStatus.Pending;

        return (await _deliveryRepository.GetAllAsync(query => query
            .Where(delivery => delivery.WebhookId == webhookId && delivery.StatusId == pendingId && delivery.NextAttemptOnUtc <= nowUtc)
            .OrderBy(delivery => delivery.Id).Take(1))).FirstOrDefault();
    }

    /// <summary>
    /// Takes the right to make the next attempt; null when another web node has it
    /// </summary>
    private async Task<WebhookAttempt> TryClaimAsync(WebhookDelivery delivery, LoyaltySettings settings)
    {
        var attempt = new WebhookAttempt { DeliveryId = delivery.Id, Number = delivery.Attempts + 1, StartedOnUtc = NowUtc };
        try
        {
            using var scope = LedgerScope.Open();
            await _attemptRepository.InsertAsync(attempt, false);
            delivery.Attempts = attempt.Number;
            delivery.MaxAttempts = delivery.MaxAttempts == 0 ? settings.WebhookMaxAttempts : delivery.MaxAttempts;
            delivery.NextAttemptOnUtc = attempt.StartedOnUtc + TimeoutOf(settings) + _lostAfter;
            await _deliveryRepository.UpdateAsync(delivery, false);
            scope.Complete();

            return attempt;
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            return null;
        }
    }

    private async Task<WebhookAnswer> PostAsync(Attempt attempt, LoyaltySettings settings)
    {
        var (webhook, delivery, row) = attempt;
        var fault = WebhookAddress.Check(webhook.Url, settings.WebhookAllowHttp, settings.WebhookAllowPrivateAddresses);
        if (fault != WebhookAddressFault.None)
            return new WebhookAnswer(0, null, $"The address is not allowed: {fault}");

        string secret;
        try
        {
            secret = _encryptionService.DecryptText(webhook.Secret);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return new WebhookAnswer(0, null, "The secret cannot be read; the store's encryption key has changed. Make a new secret");
        }

        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds();
        var watch = Stopwatch.StartNew();
        var answer = await _transport.PostAsync(new WebhookPost(webhook.Url, new Dictionary<string, string>
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

    private async Task NoteAsync(Attempt done, WebhookAnswer answer, LoyaltySettings settings)
    {
        var (webhook, delivery, attempt) = done;
        attempt.DurationMs ??= 0;
        attempt.StatusCode = answer.StatusCode;
        attempt.Answer = answer.Text;
        attempt.Error = answer.Error;

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

        using (var scope = LedgerScope.Open())
        {
            await _attemptRepository.UpdateAsync(attempt, false);
            // an attempt that outlived its time must not undo what a later one brought about
            var stored = await _deliveryRepository.GetByIdAsync(delivery.Id);
            // the member may have been erased meanwhile, and with him what people wrote
            delivery.Body = stored?.Body ?? delivery.Body;
            if (stored is { Status: WebhookDeliveryStatus.Pending } && (stored.Attempts == attempt.Number || delivery.Status == WebhookDeliveryStatus.Delivered))
                await _deliveryRepository.UpdateAsync(delivery, false);
            scope.Complete();
        }
        if (delivery.Status == WebhookDeliveryStatus.Dead)
        {
            await _logger.WarningAsync($"Loyalty: webhook {webhook.Id} did not take message {delivery.Id} ({delivery.EventName}) in {delivery.Attempts} attempts; "
                + $"the last answer was {answer.StatusCode}. It is given up; resend it when the address works again");
        }
    }

    private static TimeSpan TimeoutOf(LoyaltySettings settings)
    {
        return TimeSpan.FromSeconds(Math.Clamp(settings.WebhookTimeoutSeconds, 1, 60));
    }

    private sealed record Attempt(Webhook Webhook, WebhookDelivery Delivery, WebhookAttempt Row);
}
