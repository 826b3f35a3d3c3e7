using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>
/// Turns rules and interactions into what the API answers, and requests into rules
/// </summary>
public static class RuleApiModels
{
    /// <summary>
    /// What a request defines
    /// </summary>
    public static RuleDefinition ToDefinition(this EarningRuleRequest request, StoreDays days)
    {
        return new RuleDefinition
        {
            Trigger = request.Trigger!.Value,
            InteractionId = request.Trigger == RuleTrigger.Interaction ? request.InteractionId?.Trim().ToLowerInvariant() : null,
            AwardKind = request.AwardKind,
            Points = request.Points,
            Rate = request.Rate,
            Step = request.Step,
            Multiplier = request.Multiplier,
            PerPiece = request.PerPiece,
            TargetIds = request.TargetIds ?? [],
            OrderNumber = request.OrderNumber,
            Conditions = request.Conditions ?? new Dictionary<string, string>(),
            CustomerRoleIds = request.CustomerRoleIds ?? [],
            TierIds = request.TierIds ?? [],
            StoreIds = request.StoreIds ?? [],
            StartOnUtc = days.ReadStart(request.StartOnUtc),
            EndOnUtc = days.ReadEnd(request.EndOnUtc),
            Weekdays = request.Weekdays ?? [],
            MinimumTotal = request.MinimumTotal,
            MaxPerMember = request.MaxPerMember,
            MaxPerPeriod = request.MaxPerPeriod,
            Period = request.Period,
            CooldownHours = request.CooldownHours,
            Budget = request.Budget,
            Active = request.Active
        };
    }

    /// <summary>
    /// Writes a request into a rule
    /// </summary>
    public static void Apply(this EarningRuleRequest request, EarningRule rule, StoreDays days)
    {
        rule.Name = request.Name?.Trim();
        rule.Description = request.Description?.Trim();
        rule.Public = request.Public;
        rule.DisplayOrder = request.DisplayOrder;
        rule.Definition = request.ToDefinition(days).ToJson();
    }

    /// <summary>
    /// A rule as the API shows it
    /// </summary>
    public static EarningRuleModel ToModel(this EarningRule rule)
    {
        var definition = rule.GetDefinition();

        return new EarningRuleModel
        {
            Id = rule.Id,
            ProgramId = rule.ProgramId,
            Version = rule.Version,
            Name = rule.Name,
            Description = rule.Description,
            Public = rule.Public,
            DisplayOrder = rule.DisplayOrder,
            Trigger = definition.Trigger,
            InteractionId = definition.InteractionId,
            AwardKind = definition.AwardKind,
            Points = definition.Points,
            Rate = definition.Rate,
            Step = definition.Step,
            Multiplier = definition.Multiplier,
            PerPiece = definition.PerPiece,
            TargetIds = definition.TargetIds,
            OrderNumber = definition.OrderNumber,
            Conditions = definition.Conditions,
            CustomerRoleIds = definition.CustomerRoleIds,
            TierIds = definition.TierIds,
            StoreIds = definition.StoreIds,
            StartOnUtc = Utc(definition.StartOnUtc),
            EndOnUtc = Utc(definition.EndOnUtc),
            Weekdays = definition.Weekdays,
            MinimumTotal = definition.MinimumTotal,
            MaxPerMember = definition.MaxPerMember,
            MaxPerPeriod = definition.MaxPerPeriod,
            Period = definition.Period,
            CooldownHours = definition.CooldownHours,
            Budget = definition.Budget,
            Active = definition.Active,
            CreatedOnUtc = DateTime.SpecifyKind(rule.CreatedOnUtc, DateTimeKind.Utc),
            UpdatedOnUtc = DateTime.SpecifyKind(rule.UpdatedOnUtc, DateTimeKind.Utc)
        };
    }

    /// <summary>
    /// An outcome of a dry run as the API shows it
    /// </summary>
    public static DryRunOutcomeModel ToModel(this RuleOutcome outcome)
    {
        return new DryRunOutcomeModel(outcome.Rule.Id, outcome.Rule.Name, outcome.Verdict.Fired, outcome.Verdict.Points, outcome.Wanted,
            outcome.Verdict.Reason, outcome.Verdict.Detail);
    }

    /// <summary>
    /// An interaction as the API shows it
    /// </summary>
    public static InteractionModel ToModel(this InteractionDefinition definition)
    {
        return new InteractionModel
        {
            Id = definition.SystemName,
            Name = definition.Name,
            Description = definition.Description,
            Active = definition.Active,
            CreatedOnUtc = DateTime.SpecifyKind(definition.CreatedOnUtc, DateTimeKind.Utc)
        };
    }

    /// <summary>
    /// An event as the API shows it
    /// </summary>
    public static InteractionEventModel ToModel(this InteractionEvent happened, InteractionDefinition definition, IEnumerable<RuleAward> awards)
    {
        return new InteractionEventModel
        {
            Id = happened.Id,
            InteractionId = definition.SystemName,
            CustomerId = happened.CustomerId,
            Outcome = happened.Outcome,
            Scope = happened.Scope,
            Status = happened.Status,
            EventType = happened.EventType,
            Metadata = happened.Metadata is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(happened.Metadata),
            CreatedOnUtc = DateTime.SpecifyKind(happened.CreatedOnUtc, DateTimeKind.Utc),
            Awards = awards.OrderBy(award => award.RuleId)
                .Select(award => new RuleAwardModel(award.RuleId, award.RuleVersion, award.Points, award.Wanted, award.Reason)).ToList()
        };
    }

    private static DateTime? Utc(DateTime? time)
    {
        return time is { } known ? DateTime.SpecifyKind(known, DateTimeKind.Utc) : null;
    }
}
