using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Describes a webhook.</summary>
public record WebhookRequest
{
    /// <summary>Name for people.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(200, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Name { get; init; }

    /// <summary>Where the messages go, https.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(1000, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Url { get; init; }

    /// <summary>Names of the events it is told, such as "points.earned"; none for all, also those to come.</summary>
    [MaxLength(50, ErrorMessage = "Must not have more than {1} entries.")]
    public IReadOnlyList<string> Events { get; init; }

    /// <summary>Programs it is told about; none for all.</summary>
    [MaxLength(50, ErrorMessage = "Must not have more than {1} entries.")]
    public IReadOnlyList<int> ProgramIds { get; init; }

    /// <summary>Stores: it is told about programs open to one of them. None for all; a key that is limited to stores may name its own only, and has to.</summary>
    [MaxLength(50, ErrorMessage = "Must not have more than {1} entries.")]
    public IReadOnlyList<int> StoreIds { get; init; }

    /// <summary>Whether messages are written and sent.</summary>
    public bool Active { get; init; } = true;
}

/// <summary>A webhook.</summary>
public record WebhookModel : WebhookRequest
{
    /// <summary>The webhook's number.</summary>
    public required int Id { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTime CreatedOnUtc { get; init; }

    /// <summary>When it was changed last, UTC.</summary>
    public required DateTime UpdatedOnUtc { get; init; }
}

/// <summary>A webhook with its secret.</summary>
public sealed record WebhookSecretModel : WebhookModel
{
    /// <summary>Key of the signatures. Shown this once; null when a call is repeated under its Idempotency-Key.</summary>
    public required string Secret { get; init; }
}

/// <summary>A webhook that was deleted.</summary>
/// <param name="Id">Its number.</param>
public sealed record DeletedWebhookModel(int Id);

/// <summary>A message to a webhook.</summary>
public record WebhookDeliveryModel
{
    /// <summary>The message's number, which it carries in the header Loyalty-Delivery.</summary>
    public required int Id { get; init; }

    /// <summary>The webhook.</summary>
    public required int WebhookId { get; init; }

    /// <summary>The event: the same for all webhooks that were told.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Name of the event.</summary>
    public required string Event { get; init; }

    /// <summary>The membership it is about; null when it is about none.</summary>
    public required int? MemberId { get; init; }

    /// <summary>pending, delivered or dead.</summary>
    public required string Status { get; init; }

    /// <summary>Attempts made.</summary>
    public required int Attempts { get; init; }

    /// <summary>HTTP status of the last answer; 0 when there was none.</summary>
    public required int LastStatusCode { get; init; }

    /// <summary>When it is tried again, UTC; null when it is not.</summary>
    public required DateTime? NextAttemptOnUtc { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTime CreatedOnUtc { get; init; }

    /// <summary>When the webhook took it, UTC.</summary>
    public required DateTime? DeliveredOnUtc { get; init; }
}

/// <summary>A message to a webhook with what it says and what came of it.</summary>
public sealed record WebhookDeliveryDetailsModel : WebhookDeliveryModel
{
    /// <summary>What is sent.</summary>
    public required JsonElement Body { get; init; }

    /// <summary>The attempts, the last one first.</summary>
    public required IReadOnlyList<WebhookAttemptModel> AttemptLog { get; init; }
}

/// <summary>An attempt to send a message.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="StartedOnUtc">When it began, UTC.</param>
/// <param name="DurationMs">Milliseconds it took; null while it lasts, or when it was lost with its process.</param>
/// <param name="StatusCode">HTTP status of the answer; 0 when there was none.</param>
/// <param name="Answer">Beginning of the answer.</param>
/// <param name="Error">Why there was none.</param>
public sealed record WebhookAttemptModel(int Number, DateTime StartedOnUtc, int? DurationMs, int StatusCode, string Answer, string Error);

/// <summary>How to read on.</summary>
/// <param name="Limit">How many were asked for.</param>
/// <param name="NextBefore">Send this as "before" to read on; null at the end.</param>
public sealed record WebhookDeliveriesMeta(int Limit, int? NextBefore);
