#nullable enable
using Nop.Plugin.Misc.Loyalty.Domain.Checks;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// Says what is wrong with a definition by itself
/// </summary>
public static class RuleCheck
{
    /// <summary>
    /// Most conditions of a rule
    /// </summary>
    public const int MaxConditions = 20;

    /// <summary>
    /// Longest key or value of a condition
    /// </summary>
    public const int MaxConditionLength = 200;

    /// <summary>
    /// Finds the faults; none when it can be used
    /// </summary>
    public static IReadOnlyList<Fault> Faults(RuleDefinition rule)
    {
        var faults = new FaultList();
        faults.Require(Enum.IsDefined(rule.Trigger), nameof(rule.Trigger), "Is not a known trigger.");
        faults.Require(Enum.IsDefined(rule.AwardKind), nameof(rule.AwardKind), "Is not a known kind of award.");
        faults.Require(rule.AwardKind is not (RuleAwardKind.Fixed or RuleAwardKind.Steps) || rule.Points is > 0 and <= LoyaltyDefaults.MaxPoints, nameof(rule.Points),
            $"Must be from 1 to {LoyaltyDefaults.MaxPoints}.");
        faults.Require(rule.AwardKind != RuleAwardKind.Rate || rule.Rate is > 0 and <= LoyaltyDefaults.MaxPointsPerCurrencyUnit, nameof(rule.Rate),
            "Must be above 0 and at most 10000.");
        faults.Require(rule.AwardKind != RuleAwardKind.Steps || rule.Step is > 0 and <= LoyaltyDefaults.MaxEarnStep, nameof(rule.Step), "Must be above 0 and at most 1000000.");
        faults.Require(rule.AwardKind != RuleAwardKind.Multiplier || rule.Multiplier is > 1 and <= 1000, nameof(rule.Multiplier), "Must be above 1 and at most 1000.");
        faults.Require(rule.AwardKind == RuleAwardKind.Fixed || rule.Trigger.IsOrder(), nameof(rule.AwardKind), "Only orders have an amount to count by.");
        faults.Require(!rule.Trigger.HasTargets() || rule.TargetIds.Count > 0, nameof(rule.TargetIds), "Name at least one.");
        faults.Require(rule.Trigger != RuleTrigger.NthOrder || rule.OrderNumber is >= 1 and <= 100_000, nameof(rule.OrderNumber), "Must be from 1 to 100000.");
        faults.Require(rule.Trigger != RuleTrigger.Interaction || !string.IsNullOrWhiteSpace(rule.InteractionId), nameof(rule.InteractionId), "Name the interaction.");
        faults.Require(rule.StartOnUtc is null || rule.EndOnUtc is null || rule.EndOnUtc > rule.StartOnUtc, nameof(rule.EndOnUtc), "Must come after the start.");
        faults.Require(rule.MinimumTotal is null or >= 0, nameof(rule.MinimumTotal), "Must not be negative.");
        faults.Require(rule.MinimumTotal is null || rule.Trigger.IsOrder(), nameof(rule.MinimumTotal), "Only orders have a total.");
        faults.Require(rule.MaxPerMember is null or > 0, nameof(rule.MaxPerMember), "Must be at least 1, or empty.");
        faults.Require(rule.MaxPerPeriod is null or > 0, nameof(rule.MaxPerPeriod), "Must be at least 1, or empty.");
        faults.Require(rule.MaxPerPeriod is null || Enum.IsDefined(rule.Period), nameof(rule.Period), "Is not a known period.");
        faults.Require(rule.CooldownHours is null or (> 0 and <= 1_000_000), nameof(rule.CooldownHours), "Must be from 1 to 1000000, or empty.");
        faults.Require(rule.Budget is null or (> 0 and <= LoyaltyDefaults.MaxPoints), nameof(rule.Budget),
            $"Must be from 1 to {LoyaltyDefaults.MaxPoints}, or empty.");
        faults.Require(rule.Weekdays.All(day => Enum.IsDefined(day)), nameof(rule.Weekdays), "Is not a weekday.");
        faults.Require(rule.Conditions.Count <= MaxConditions, nameof(rule.Conditions), $"At most {MaxConditions} conditions.");
        foreach (var (key, value) in rule.Conditions)
        {
            faults.Require(IsConditionKey(key), nameof(rule.Conditions), "A key must be outcome, scope, status, eventType or begin with \"metadata.\".");
            faults.Require(value is { Length: > 0 and <= MaxConditionLength }, nameof(rule.Conditions), "Every key needs a value.");
        }

        return faults;
    }

    /// <summary>
    /// Whether events can say something under a key
    /// </summary>
    public static bool IsConditionKey(string? key)
    {
        return key is { Length: <= MaxConditionLength }
            && (key.ToLowerInvariant() is "outcome" or "scope" or "status" or "eventtype"
                || (key.StartsWith("metadata.", StringComparison.OrdinalIgnoreCase) && key.Length > "metadata.".Length));
    }
}
