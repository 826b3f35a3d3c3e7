#nullable enable
using System.Text.Json;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// Something that happened and may earn points
/// </summary>
public sealed record RuleEvent
{
    /// <summary>
    /// What happened
    /// </summary>
    public required RuleTrigger Trigger { get; init; }

    /// <summary>
    /// Key, the same whenever the same thing is reported; for example "review:31"
    /// </summary>
    public required string Key { get; init; }

    /// <summary>
    /// The store in which it happened
    /// </summary>
    public required int StoreId { get; init; }

    /// <summary>
    /// The program it happened in; null when it concerns all programs of the store
    /// </summary>
    public int? ProgramId { get; init; }

    /// <summary>
    /// When it happened
    /// </summary>
    public required DateTime OccurredOnUtc { get; init; }

    /// <summary>
    /// System name of the interaction
    /// </summary>
    public string? InteractionId { get; init; }

    /// <summary>
    /// How it ended, for example "win"
    /// </summary>
    public string? Outcome { get; init; }

    /// <summary>
    /// Within what, for example "referrer"
    /// </summary>
    public string? Scope { get; init; }

    /// <summary>
    /// State of what happened
    /// </summary>
    public string? Status { get; init; }

    /// <summary>
    /// Kind of event
    /// </summary>
    public string? EventType { get; init; }

    /// <summary>
    /// Whatever else is known: paths with dots and their values; a list has several values under one path
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>
    /// The order, when it is one
    /// </summary>
    public OrderFacts? Order { get; init; }

    /// <summary>
    /// Whether the event says a value under a key
    /// </summary>
    public bool Says(string key, string value)
    {
        const string Metadata = "metadata.";
        if (key.StartsWith(Metadata, StringComparison.OrdinalIgnoreCase))
        {
            var path = key[Metadata.Length..];
            return this.Metadata.Any(pair => string.Equals(pair.Key, path, StringComparison.Ordinal) && string.Equals(pair.Value, value, StringComparison.Ordinal));
        }

        var said = key.ToLowerInvariant() switch
        {
            "outcome" => Outcome,
            "scope" => Scope,
            "status" => Status,
            "eventtype" => EventType,
            _ => null
        };

        return said is not null && string.Equals(said, value, StringComparison.Ordinal);
    }

    /// <summary>
    /// Lays nested JSON out flat
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Flatten(JsonElement metadata)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        Add(string.Empty, metadata);

        return pairs;

        void Add(string path, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var property in value.EnumerateObject())
                        Add(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
                    break;
                case JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                        Add(path, item);
                    break;
                case JsonValueKind.Null or JsonValueKind.Undefined:
                    break;
                case JsonValueKind.String:
                    pairs.Add(new(path, value.GetString() ?? string.Empty));
                    break;
                default:
                    pairs.Add(new(path, value.GetRawText()));
                    break;
            }
        }
    }
}

/// <summary>
/// What rules need to know of an order, refunds aside
/// </summary>
/// <param name="EarningTotal">Amount that earns points, in the primary store currency</param>
/// <param name="PointsPerCurrencyUnit">What a unit of it earns anyway, the tier's multiplier included</param>
/// <param name="Number">Which of the customer's orders it is, from 1</param>
/// <param name="Lines">Its lines that earn points</param>
public sealed record OrderFacts(decimal EarningTotal, decimal PointsPerCurrencyUnit, int Number, IReadOnlyList<OrderLine> Lines)
{
    /// <summary>
    /// Money of a step that earns anyway; 0 where a unit of it does
    /// </summary>
    public decimal Step { get; init; }

    /// <summary>
    /// What such a step earns anyway, the tier's multiplier included
    /// </summary>
    public decimal PointsPerStep { get; init; }
}

/// <summary>
/// A line of an order
/// </summary>
/// <param name="ProductId">Product</param>
/// <param name="Quantity">Pieces</param>
/// <param name="Amount">Its part of the amount that earns points</param>
/// <param name="CategoryIds">Its categories and those above them</param>
/// <param name="ManufacturerIds">Its manufacturers</param>
public sealed record OrderLine(int ProductId, int Quantity, decimal Amount, IReadOnlyCollection<int> CategoryIds, IReadOnlyCollection<int> ManufacturerIds);

/// <summary>
/// What rules need to know of a member
/// </summary>
/// <param name="CustomerRoleIds">Roles of the customer</param>
/// <param name="TierId">Tier; null when the program has none</param>
/// <param name="Active">Whether the membership is active; a customer who would become a member counts as active</param>
public sealed record RuleMember(IReadOnlyCollection<int> CustomerRoleIds, int? TierId, bool Active = true);

/// <summary>
/// What a rule has given before
/// </summary>
/// <param name="Awards">Awards to the member</param>
/// <param name="AwardsInPeriod">Those within the present period</param>
/// <param name="LastOnUtc">The last of them</param>
/// <param name="BudgetUsed">Points given to all</param>
public sealed record RuleUsage(int Awards, int AwardsInPeriod, DateTime? LastOnUtc, long BudgetUsed)
{
    /// <summary>
    /// Nothing
    /// </summary>
    public static RuleUsage None { get; } = new(0, 0, null, 0);
}
