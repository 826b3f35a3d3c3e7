using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>Defines an interaction.</summary>
public record InteractionRequest
{
    /// <summary>Id that rules and programs use, for example "product-registration": letters a to z, digits, hyphens, underscores and dots.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Id { get; init; }

    /// <summary>Name for people.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(400, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Name { get; init; }

    /// <summary>What it is.</summary>
    [StringLength(4000, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Description { get; init; }

    /// <summary>Whether events are taken.</summary>
    public bool Active { get; init; } = true;
}

/// <summary>An interaction.</summary>
public sealed record InteractionModel : InteractionRequest
{
    /// <summary>When it was defined.</summary>
    public required DateTime CreatedOnUtc { get; init; }
}

/// <summary>Reports that an interaction happened.</summary>
public record InteractionEventRequest
{
    /// <summary>The customer.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")]
    public int? CustomerId { get; init; }

    /// <summary>How it ended, for example "win".</summary>
    [StringLength(200, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Outcome { get; init; }

    /// <summary>Within what.</summary>
    [StringLength(200, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Scope { get; init; }

    /// <summary>State of what happened.</summary>
    [StringLength(200, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Status { get; init; }

    /// <summary>Kind of event.</summary>
    [StringLength(200, ErrorMessage = "Must not be longer than {1} characters.")]
    public string EventType { get; init; }

    /// <summary>Whatever else is known, as an object; conditions reach into it with dots.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }
}

/// <summary>An interaction that happened.</summary>
public sealed record InteractionEventModel : InteractionEventRequest
{
    /// <summary>The event's number.</summary>
    public required int Id { get; init; }

    /// <summary>Id of the interaction.</summary>
    public required string InteractionId { get; init; }

    /// <summary>When it was reported.</summary>
    public required DateTime CreatedOnUtc { get; init; }

    /// <summary>What rules gave for it, and what limits kept them from giving.</summary>
    public required IReadOnlyList<RuleAwardModel> Awards { get; init; }
}

/// <summary>What a rule gave for an event.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="RuleVersion">Its version.</param>
/// <param name="Points">Points given.</param>
/// <param name="PointsWithoutLimits">Points it would have given without limits.</param>
/// <param name="Reason">The limit that cut them; null when none did.</param>
public sealed record RuleAwardModel(int RuleId, int RuleVersion, long Points, long PointsWithoutLimits, string Reason);
