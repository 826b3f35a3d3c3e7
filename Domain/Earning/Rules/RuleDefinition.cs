#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// All of a rule that decides points; one version of it is never changed
/// </summary>
public sealed record RuleDefinition
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }
    };

    /// <summary>
    /// What makes it give points
    /// </summary>
    public RuleTrigger Trigger { get; init; }

    /// <summary>
    /// System name of the interaction; for interactions alone
    /// </summary>
    public string? InteractionId { get; init; }

    /// <summary>
    /// How points are counted
    /// </summary>
    public RuleAwardKind AwardKind { get; init; } = RuleAwardKind.Fixed;

    /// <summary>
    /// Points of a fixed award, or of a step
    /// </summary>
    public long Points { get; init; }

    /// <summary>
    /// Money of a step, in the primary store currency
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public decimal Step { get; init; }

    /// <summary>
    /// Points for each unit of the primary store currency
    /// </summary>
    public decimal Rate { get; init; }

    /// <summary>
    /// Multiple of what is earned anyway, above 1
    /// </summary>
    public decimal Multiplier { get; init; } = 1;

    /// <summary>
    /// Whether a fixed award counts once for each piece of the products looked for
    /// </summary>
    public bool PerPiece { get; init; }

    /// <summary>
    /// The products, categories or manufacturers looked for
    /// </summary>
    public IReadOnlyList<int> TargetIds { get; init; } = [];

    /// <summary>
    /// Number of the order that counts
    /// </summary>
    public int OrderNumber { get; init; }

    /// <summary>
    /// What the event must say, key by key: outcome, scope, status, eventType, or metadata with a path behind a dot
    /// </summary>
    public IReadOnlyDictionary<string, string> Conditions { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Customer roles of which the customer has one; empty for all
    /// </summary>
    public IReadOnlyList<int> CustomerRoleIds { get; init; } = [];

    /// <summary>
    /// Tiers of which the member stands in one; empty for all
    /// </summary>
    public IReadOnlyList<int> TierIds { get; init; } = [];

    /// <summary>
    /// Stores; empty for all of the program
    /// </summary>
    public IReadOnlyList<int> StoreIds { get; init; } = [];

    /// <summary>
    /// From when on it applies
    /// </summary>
    public DateTime? StartOnUtc { get; init; }

    /// <summary>
    /// Until when it applies, exclusive
    /// </summary>
    public DateTime? EndOnUtc { get; init; }

    /// <summary>
    /// Weekdays in the store's time zone; empty for all
    /// </summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>
    /// Least amount of the order that earns points, in the primary store currency
    /// </summary>
    public decimal? MinimumTotal { get; init; }

    /// <summary>
    /// Awards to one member for ever
    /// </summary>
    public int? MaxPerMember { get; init; }

    /// <summary>
    /// Awards to one member in a period
    /// </summary>
    public int? MaxPerPeriod { get; init; }

    /// <summary>
    /// That period
    /// </summary>
    public RulePeriod Period { get; init; } = RulePeriod.Month;

    /// <summary>
    /// Hours between two awards to one member
    /// </summary>
    public int? CooldownHours { get; init; }

    /// <summary>
    /// Points it may give in all
    /// </summary>
    public long? Budget { get; init; }

    /// <summary>
    /// Whether it gives points
    /// </summary>
    public bool Active { get; init; }

    /// <summary>
    /// Whether anything limits how often one member gets it
    /// </summary>
    [JsonIgnore]
    public bool LimitsMember => MaxPerMember is not null || MaxPerPeriod is not null || CooldownHours is not null;

    /// <summary>
    /// Reads a definition
    /// </summary>
    public static RuleDefinition Parse(string json)
    {
        return JsonSerializer.Deserialize<RuleDefinition>(json, _json) ?? throw new ArgumentException("A rule's definition is missing", nameof(json));
    }

    /// <summary>
    /// Writes it; equal definitions give equal texts
    /// </summary>
    public string ToJson()
    {
        return JsonSerializer.Serialize(this with
        {
            TargetIds = TargetIds.Distinct().Order().ToList(),
            CustomerRoleIds = CustomerRoleIds.Distinct().Order().ToList(),
            TierIds = TierIds.Distinct().Order().ToList(),
            StoreIds = StoreIds.Distinct().Order().ToList(),
            Weekdays = Weekdays.Distinct().Order().ToList(),
            Conditions = new SortedDictionary<string, string>(Conditions.ToDictionary(), StringComparer.Ordinal)
        }, _json);
    }
}
