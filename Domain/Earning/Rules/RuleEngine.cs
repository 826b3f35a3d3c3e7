#nullable enable
namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// Decides what rules give. Pure: the same input gives the same verdict
/// </summary>
public static class RuleEngine
{
    /// <summary>
    /// Judges an event by everything except the rule's limits
    /// </summary>
    /// <param name="rule">The rule</param>
    /// <param name="happened">The event</param>
    /// <param name="member">Whom it happened to</param>
    /// <param name="zone">The store's time zone, for weekdays</param>
    public static RuleVerdict Judge(RuleDefinition rule, RuleEvent happened, RuleMember member, TimeZoneInfo zone)
    {
        if (!rule.Active)
            return new RuleVerdict(0, RuleReasons.INACTIVE);
        if (!IsTriggeredBy(rule, happened))
            return new RuleVerdict(0, RuleReasons.TRIGGER);
        if (rule.StoreIds.Count > 0 && !rule.StoreIds.Contains(happened.StoreId))
            return new RuleVerdict(0, RuleReasons.STORE);
        if (happened.OccurredOnUtc < rule.StartOnUtc)
            return new RuleVerdict(0, RuleReasons.NOT_STARTED);
        if (happened.OccurredOnUtc >= rule.EndOnUtc)
            return new RuleVerdict(0, RuleReasons.ENDED);
        if (rule.Weekdays.Count > 0 && !rule.Weekdays.Contains(RulePeriods.ToLocal(happened.OccurredOnUtc, zone).DayOfWeek))
            return new RuleVerdict(0, RuleReasons.WEEKDAY);
        if (!member.Active)
            return new RuleVerdict(0, RuleReasons.MEMBER_INACTIVE);
        if (rule.CustomerRoleIds.Count > 0 && !rule.CustomerRoleIds.Any(member.CustomerRoleIds.Contains))
            return new RuleVerdict(0, RuleReasons.CUSTOMER_ROLE);
        if (rule.TierIds.Count > 0 && (member.TierId is not { } tierId || !rule.TierIds.Contains(tierId)))
            return new RuleVerdict(0, RuleReasons.TIER);
        foreach (var (key, value) in rule.Conditions)
        {
            if (!happened.Says(key, value))
                return new RuleVerdict(0, RuleReasons.CONDITION, key);
        }
        if (JudgeOrder(rule, happened.Order) is { } refused)
            return refused;

        var points = PointsFor(rule, happened.Order);

        return points > 0 ? new RuleVerdict(points) : new RuleVerdict(0, RuleReasons.NO_POINTS);
    }

    /// <summary>
    /// Cuts points by what the rule has given before
    /// </summary>
    /// <param name="rule">The rule</param>
    /// <param name="wanted">Points without limits</param>
    /// <param name="usage">What it has given before</param>
    /// <param name="nowUtc">The moment of the award</param>
    public static RuleVerdict Limit(RuleDefinition rule, long wanted, RuleUsage usage, DateTime nowUtc)
    {
        if (usage.Awards >= rule.MaxPerMember)
            return new RuleVerdict(0, RuleReasons.MAX_PER_MEMBER);
        if (usage.AwardsInPeriod >= rule.MaxPerPeriod)
            return new RuleVerdict(0, RuleReasons.MAX_PER_PERIOD);
        if (rule.CooldownHours is { } hours && usage.LastOnUtc is { } last && nowUtc < last.AddHours(hours))
            return new RuleVerdict(0, RuleReasons.COOLDOWN);

        var left = rule.Budget is { } budget ? Math.Max(0, budget - usage.BudgetUsed) : long.MaxValue;

        return left < wanted ? new RuleVerdict(left, RuleReasons.BUDGET) : new RuleVerdict(wanted);
    }

    /// <summary>
    /// The points of a rule that fires, limits and refunds aside
    /// </summary>
    public static long PointsFor(RuleDefinition rule, OrderFacts? order)
    {
        if (rule.AwardKind == RuleAwardKind.Fixed)
        {
            if (order is null || !rule.Trigger.HasTargets())
                return rule.Points;

            var pieces = Matching(rule, order).Sum(line => (long)line.Quantity);

            return PointsRounding.Floor((decimal)rule.Points * (rule.PerPiece ? pieces : Math.Min(pieces, 1)));
        }
        if (order is null)
            return 0;

        var amount = rule.Trigger.HasTargets() ? Matching(rule, order).Sum(line => line.Amount) : order.EarningTotal;

        return rule.AwardKind switch
        {
            RuleAwardKind.Steps => EarnFormula.PointsForSteps(amount, rule.Step, rule.Points),
            RuleAwardKind.Rate => ByRate(rule.Rate),
            _ when order.Step > 0 => EarnFormula.PointsForSteps(amount, order.Step, order.PointsPerStep * (rule.Multiplier - 1)),
            _ => ByRate(order.PointsPerCurrencyUnit * (rule.Multiplier - 1))
        };

        long ByRate(decimal rate) => amount <= 0 || rate <= 0 ? 0 : PointsRounding.Floor(amount * rate);
    }

    /// <summary>
    /// Whether a rule listens to an event at all
    /// </summary>
    public static bool IsTriggeredBy(RuleDefinition rule, RuleEvent happened)
    {
        if (rule.Trigger.IsOrder())
            return happened.Trigger.IsOrder() && happened.Order is not null;

        return rule.Trigger == happened.Trigger
            && (rule.Trigger != RuleTrigger.Interaction || string.Equals(rule.InteractionId, happened.InteractionId, StringComparison.OrdinalIgnoreCase));
    }

    private static RuleVerdict? JudgeOrder(RuleDefinition rule, OrderFacts? order)
    {
        if (rule.MinimumTotal is { } minimum && (order is null || order.EarningTotal < minimum))
            return new RuleVerdict(0, RuleReasons.MINIMUM_TOTAL);
        if (order is null)
            return null;
        if (rule.Trigger == RuleTrigger.FirstOrder && order.Number != 1)
            return new RuleVerdict(0, RuleReasons.ORDER_NUMBER);
        if (rule.Trigger == RuleTrigger.NthOrder && order.Number != rule.OrderNumber)
            return new RuleVerdict(0, RuleReasons.ORDER_NUMBER);
        if (rule.Trigger.HasTargets() && !Matching(rule, order).Any())
            return new RuleVerdict(0, RuleReasons.TARGET);

        return null;
    }

    private static IEnumerable<OrderLine> Matching(RuleDefinition rule, OrderFacts order)
    {
        return order.Lines.Where(line => rule.Trigger switch
        {
            RuleTrigger.Product => rule.TargetIds.Contains(line.ProductId),
            RuleTrigger.Category => rule.TargetIds.Any(line.CategoryIds.Contains),
            RuleTrigger.Manufacturer => rule.TargetIds.Any(line.ManufacturerIds.Contains),
            _ => true
        });
    }
}
