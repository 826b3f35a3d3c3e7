using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Writes earning rules into the form that admins fill in, and reads them back
/// </summary>
public class RuleForm(StoreDays days)
{
    #region Methods

    /// <summary>
    /// Fill the form with a rule as it is
    /// </summary>
    /// <param name="rule">The rule</param>
    public RuleEditModel Fill(EarningRule rule)
    {
        var definition = rule.GetDefinition();
        var model = new RuleEditModel
        {
            Id = rule.Id,
            ProgramId = rule.ProgramId,
            Name = rule.Name,
            Description = rule.Description,
            Public = rule.Public,
            DisplayOrder = rule.DisplayOrder,
            Version = rule.Version,
            Active = definition.Active,
            TriggerId = (int)definition.Trigger,
            InteractionId = definition.InteractionId,
            OrderNumber = definition.OrderNumber,
            AwardKindId = (int)definition.AwardKind,
            Points = definition.Points,
            Step = definition.Step,
            PerPiece = definition.PerPiece,
            Rate = definition.Rate,
            Multiplier = definition.Multiplier,
            Conditions = RuleConditionsText.Format(definition.Conditions),
            MinimumTotal = definition.MinimumTotal,
            SelectedCustomerRoleIds = definition.CustomerRoleIds.ToList(),
            SelectedTierIds = definition.TierIds.ToList(),
            SelectedStoreIds = definition.StoreIds.ToList(),
            StartOn = days.FirstDay(definition.StartOnUtc),
            EndOn = days.LastDay(definition.EndOnUtc),
            SelectedWeekdays = definition.Weekdays.Select(day => (int)day).ToList(),
            MaxPerMember = definition.MaxPerMember,
            MaxPerPeriod = definition.MaxPerPeriod,
            PeriodId = (int)definition.Period,
            CooldownHours = definition.CooldownHours,
            Budget = definition.Budget
        };
        var targets = definition.TargetIds.ToList();
        if (definition.Trigger == RuleTrigger.Product)
            model.SelectedProductIds = targets;
        else if (definition.Trigger == RuleTrigger.Category)
            model.SelectedCategoryIds = targets;
        else if (definition.Trigger == RuleTrigger.Manufacturer)
            model.SelectedManufacturerIds = targets;

        return model;
    }

    /// <summary>
    /// Read the definition that was entered; the conditions are empty when they cannot be read
    /// </summary>
    /// <param name="model">What was entered</param>
    /// <param name="present">The definition as it is; null for a new rule</param>
    public RuleDefinition ReadDefinition(RuleEditModel model, RuleDefinition present)
    {
        var trigger = (RuleTrigger)model.TriggerId;
        var kind = trigger.IsOrder() ? (RuleAwardKind)model.AwardKindId : RuleAwardKind.Fixed;
        // only what the page shows for the trigger counts; the rest may stand there from a trigger chosen before
        return new RuleDefinition
        {
            Trigger = trigger,
            InteractionId = trigger == RuleTrigger.Interaction ? model.InteractionId?.Trim().ToLowerInvariant() : null,
            OrderNumber = trigger == RuleTrigger.NthOrder ? model.OrderNumber : 0,
            TargetIds = (trigger switch
            {
                RuleTrigger.Product => model.SelectedProductIds,
                RuleTrigger.Category => model.SelectedCategoryIds,
                RuleTrigger.Manufacturer => model.SelectedManufacturerIds,
                _ => []
            }).ToList(),
            AwardKind = kind,
            Points = kind is RuleAwardKind.Fixed or RuleAwardKind.Steps ? model.Points : 0,
            Step = kind == RuleAwardKind.Steps ? model.Step : 0,
            PerPiece = kind == RuleAwardKind.Fixed && trigger.HasTargets() && model.PerPiece,
            Rate = kind == RuleAwardKind.Rate ? model.Rate : 0,
            Multiplier = kind == RuleAwardKind.Multiplier ? model.Multiplier : 1,
            Conditions = RuleConditionsText.Parse(model.Conditions) ?? new Dictionary<string, string>(),
            MinimumTotal = trigger.IsOrder() ? model.MinimumTotal : null,
            CustomerRoleIds = model.SelectedCustomerRoleIds.ToList(),
            TierIds = model.SelectedTierIds.ToList(),
            StoreIds = model.SelectedStoreIds.ToList(),
            StartOnUtc = days.StartUtc(model.StartOn, present?.StartOnUtc),
            EndOnUtc = days.EndUtc(model.EndOn, present?.EndOnUtc),
            Weekdays = model.SelectedWeekdays.Select(day => (DayOfWeek)day).ToList(),
            MaxPerMember = model.MaxPerMember,
            MaxPerPeriod = model.MaxPerPeriod,
            Period = model.MaxPerPeriod is null ? RulePeriod.Month : (RulePeriod)model.PeriodId,
            CooldownHours = model.CooldownHours,
            //no part of a point is kept: 0 is refused with the reason
            Budget = model.Budget is { } budget ? budget % 1 == 0 && Math.Abs(budget) <= long.MaxValue ? (long)budget : 0 : null,
            Active = model.Active
        };
    }

    #endregion
}
