using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Between webhooks and what the API says of them.</summary>
public static class WebhookApiModels
{
    /// <summary>Writes a request into a webhook.</summary>
    public static void Apply(this WebhookRequest request, Webhook webhook)
    {
        webhook.Name = request.Name;
        webhook.Url = request.Url;
        webhook.Events = string.Join(' ', (request.Events ?? []).Select(name => name?.Trim()).Distinct());
        webhook.ProgramIds = IdList.Format((request.ProgramIds ?? []).Distinct());
        webhook.StoreIds = IdList.Format((request.StoreIds ?? []).Distinct());
        webhook.Active = request.Active;
    }

    /// <summary>A webhook as the API shows it.</summary>
    public static WebhookModel ToModel(this Webhook webhook) => new()
    {
        Id = webhook.Id,
        Name = webhook.Name,
        Url = webhook.Url,
        Events = webhook.EventNames,
        ProgramIds = IdList.Parse(webhook.ProgramIds).AsReadOnly(),
        StoreIds = IdList.Parse(webhook.StoreIds).AsReadOnly(),
        Active = webhook.Active,
        CreatedOnUtc = Utc(webhook.CreatedOnUtc),
        UpdatedOnUtc = Utc(webhook.UpdatedOnUtc)
    };

    /// <summary>A webhook with its secret.</summary>
    public static WebhookSecretModel ToModel(this Webhook webhook, string secret)
    {
        var model = webhook.ToModel();
        return new WebhookSecretModel
        {
            Id = model.Id,
            Name = model.Name,
            Url = model.Url,
            Events = model.Events,
            ProgramIds = model.ProgramIds,
            StoreIds = model.StoreIds,
            Active = model.Active,
            CreatedOnUtc = model.CreatedOnUtc,
            UpdatedOnUtc = model.UpdatedOnUtc,
            Secret = secret
        };
    }

    /// <summary>A message as lists show it.</summary>
    public static WebhookDeliveryModel ToModel(this WebhookDelivery delivery) => new()
    {
        Id = delivery.Id,
        WebhookId = delivery.WebhookId,
        EventId = delivery.EventGuid,
        Event = delivery.EventName,
        MemberId = delivery.MemberId,
        Status = StatusOf(delivery),
        Attempts = delivery.Attempts,
        LastStatusCode = delivery.LastStatusCode,
        NextAttemptOnUtc = NextAttemptOf(delivery),
        CreatedOnUtc = Utc(delivery.CreatedOnUtc),
        DeliveredOnUtc = delivery.DeliveredOnUtc is { } delivered ? Utc(delivered) : null
    };

    /// <summary>A message with all that is known about it.</summary>
    public static WebhookDeliveryDetailsModel ToDetails(this WebhookDelivery delivery, IList<WebhookAttempt> attempts) => new()
    {
        Id = delivery.Id,
        WebhookId = delivery.WebhookId,
        EventId = delivery.EventGuid,
        Event = delivery.EventName,
        MemberId = delivery.MemberId,
        Status = StatusOf(delivery),
        Attempts = delivery.Attempts,
        LastStatusCode = delivery.LastStatusCode,
        NextAttemptOnUtc = NextAttemptOf(delivery),
        CreatedOnUtc = Utc(delivery.CreatedOnUtc),
        DeliveredOnUtc = delivery.DeliveredOnUtc is { } delivered ? Utc(delivered) : null,
        Body = JsonDocument.Parse(delivery.Body).RootElement,
        AttemptLog = attempts.Select(attempt => new WebhookAttemptModel(attempt.Number, Utc(attempt.StartedOnUtc), attempt.DurationMs, attempt.StatusCode,
            attempt.Answer, attempt.Error)).ToList()
    };

    private static string StatusOf(WebhookDelivery delivery) => JsonNamingPolicy.CamelCase.ConvertName(delivery.Status.ToString());

    private static DateTime? NextAttemptOf(WebhookDelivery delivery) =>
        delivery.Status == WebhookDeliveryStatus.Pending ? Utc(delivery.NextAttemptOnUtc) : null;

    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
