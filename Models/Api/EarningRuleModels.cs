using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

namespace Nop.Plugin.Misc.Loyalty.Models.Api;

/// <summary>What an earning rule says.</summary>
public record EarningRuleRequest
{
    /// <summary>Name, shown to shoppers when the rule is public.</summary>
    [Required(ErrorMessage = "Is required.")]
    [StringLength(400, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Name { get; init; }

    /// <summary>What shoppers read below the name.</summary>
    [StringLength(4000, ErrorMessage = "Must not be longer than {1} characters.")]
    public string Description { get; init; }

    /// <summary>What makes it give points.</summary>
    [Required(ErrorMessage = "Is required.")]
    public RuleTrigger? Trigger { get; init; }

    /// <summary>Id of the interaction; for interactions alone.</summary>
    [StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")]
    public string InteractionId { get; init; }

    /// <summary>How points are counted. Only orders know rates and multipliers.</summary>
    public RuleAwardKind AwardKind { get; init; } = RuleAwardKind.Fixed;

    /// <summary>Points of a fixed award, or for each full step.</summary>
    public long Points { get; init; }

    /// <summary>Money of a step, in the store's primary currency.</summary>
    [Range(typeof(decimal), "0", "1000000", ErrorMessage = "Must be from {1} to {2}.", ParseLimitsInInvariantCulture = true)]
    public decimal Step { get; init; }

    /// <summary>Points for each unit of the store's primary currency.</summary>
    public decimal Rate { get; init; }

    /// <summary>Multiple of what the order earns anyway; the rule gives what is beyond 1.</summary>
    public decimal Multiplier { get; init; } = 1;

    /// <summary>Whether a fixed award counts once for each piece of the products looked for.</summary>
    public bool PerPiece { get; init; }

    /// <summary>The products, categories or manufacturers looked for.</summary>
    public IReadOnlyList<int> TargetIds { get; init; } = [];

    /// <summary>Number of the order that counts, for an n-th order.</summary>
    public int OrderNumber { get; init; }

    /// <summary>What the event must say: outcome, scope, status, eventType, or metadata with a path behind a dot. Empty for every event.</summary>
    public IReadOnlyDictionary<string, string> Conditions { get; init; } = new Dictionary<string, string>();

    /// <summary>Customer roles of which the customer has one; empty for all.</summary>
    public IReadOnlyList<int> CustomerRoleIds { get; init; } = [];

    /// <summary>Tiers of which the member stands in one; empty for all.</summary>
    public IReadOnlyList<int> TierIds { get; init; } = [];

    /// <summary>Stores; empty for all of the program.</summary>
    public IReadOnlyList<int> StoreIds { get; init; } = [];

    /// <summary>From when on it applies, UTC; a date alone is that day in the store's time zone.</summary>
    [JsonConverter(typeof(StoreDayConverter))]
    public DateTime? StartOnUtc { get; init; }

    /// <summary>Until when it applies, UTC; a date alone counts whole, in the store's time zone.</summary>
    [JsonConverter(typeof(StoreDayConverter))]
    public DateTime? EndOnUtc { get; init; }

    /// <summary>Weekdays in the store's time zone; empty for all.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Least amount of the order that earns points.</summary>
    public decimal? MinimumTotal { get; init; }

    /// <summary>How often one member gets it; null for no limit.</summary>
    public int? MaxPerMember { get; init; }

    /// <summary>How often one member gets it in a period; null for no limit.</summary>
    public int? MaxPerPeriod { get; init; }

    /// <summary>That period.</summary>
    public RulePeriod Period { get; init; } = RulePeriod.Month;

    /// <summary>Hours between two awards to one member; null for none.</summary>
    public int? CooldownHours { get; init; }

    /// <summary>Points it gives in all; null for no limit.</summary>
    public long? Budget { get; init; }

    /// <summary>Whether it gives points.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether shoppers see it.</summary>
    public bool Public { get; init; }

    /// <summary>Place in lists.</summary>
    public int DisplayOrder { get; init; }
}

/// <summary>An earning rule.</summary>
public sealed record EarningRuleModel : EarningRuleRequest
{
    /// <summary>The rule's number.</summary>
    public required int Id { get; init; }

    /// <summary>The program's number.</summary>
    public required int ProgramId { get; init; }

    /// <summary>Number of the version; it grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTime CreatedOnUtc { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTime UpdatedOnUtc { get; init; }
}

/// <summary>A rule as shoppers see it.</summary>
public sealed record PublicRuleModel
{
    /// <summary>The rule's number.</summary>
    public required int Id { get; init; }

    /// <summary>Name in the shopper's language.</summary>
    public required string Name { get; init; }

    /// <summary>More about it, in the shopper's language.</summary>
    public required string Description { get; init; }

    /// <summary>What makes it give points.</summary>
    public required RuleTrigger Trigger { get; init; }

    /// <summary>How points are counted.</summary>
    public required RuleAwardKind AwardKind { get; init; }

    /// <summary>Points of a fixed award, or for each full step; null for others.</summary>
    public required long? Points { get; init; }

    /// <summary>Money of a step, in the store's primary currency; null where no steps count.</summary>
    public required decimal? Step { get; init; }
}

/// <summary>A rule that was deleted.</summary>
public sealed record DeletedRuleModel(int Id);

/// <summary>Asks what rules would give.</summary>
public sealed record DryRunRequest
{
    /// <summary>The customer.</summary>
    [Required(ErrorMessage = "Is required.")]
    [Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")]
    public int? CustomerId { get; init; }

    /// <summary>What would happen; "order" for a basket.</summary>
    [Required(ErrorMessage = "Is required.")]
    public RuleTrigger? Trigger { get; init; }

    /// <summary>Id of the interaction.</summary>
    public string InteractionId { get; init; }

    /// <summary>How it would end.</summary>
    public string Outcome { get; init; }

    /// <summary>Within what.</summary>
    public string Scope { get; init; }

    /// <summary>State of what would happen.</summary>
    public string Status { get; init; }

    /// <summary>Kind of event.</summary>
    public string EventType { get; init; }

    /// <summary>Whatever else is known.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    /// <summary>The products of an order, at catalogue prices.</summary>
    [MaxLength(100, ErrorMessage = "Must not have more than {1} lines.")]
    public IReadOnlyList<DryRunLine> Basket { get; init; } = [];
}

/// <summary>A line of a basket.</summary>
public sealed record DryRunLine
{
    /// <summary>The product.</summary>
    public int ProductId { get; init; }

    /// <summary>Pieces.</summary>
    [Range(1, 10_000, ErrorMessage = "Must be from {1} to {2}.")]
    public int Quantity { get; init; } = 1;
}

/// <summary>What one rule would give.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Name">Its name.</param>
/// <param name="Fires">Whether it gives points.</param>
/// <param name="Points">Points it gives.</param>
/// <param name="PointsWithoutLimits">Points it would give without limits.</param>
/// <param name="Reason">Why it gives none, or fewer than without limits; null otherwise.</param>
/// <param name="Detail">What exactly, for example the key of a condition.</param>
public sealed record DryRunOutcomeModel(int RuleId, string Name, bool Fires, long Points, long PointsWithoutLimits, string Reason, string Detail);
