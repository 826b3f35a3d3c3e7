using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class RuleEngineTests
{
    private static readonly DateTime _friday = new(2026, 11, 20, 23, 30, 0, DateTimeKind.Utc);
    private static readonly RuleMember _member = new([3], 2);

    private static readonly RuleDefinition _rule = new() { Trigger = RuleTrigger.Interaction, InteractionId = "spin", Points = 10, Active = true };

    private static readonly RuleEvent _spin = new()
    {
        Trigger = RuleTrigger.Interaction, InteractionId = "spin", Key = "interaction:1", StoreId = 1, OccurredOnUtc = _friday,
        Outcome = "win", Scope = "shop", Status = "done", EventType = "game",
        Metadata = RuleEvent.Flatten(JsonDocument.Parse("""{"tier":"gold","address":{"region":"UK"},"tags":["a","b"],"level":7,"vip":true}""").RootElement)
    };

    private static RuleVerdict Judge(RuleDefinition rule, RuleEvent? happened = null, RuleMember? member = null, TimeZoneInfo? zone = null)
    {
        return RuleEngine.Judge(rule, happened ?? _spin, member ?? _member, zone ?? TimeZoneInfo.Utc);
    }

    private static RuleEvent Order(decimal total, int number = 1, params OrderLine[] lines)
    {
        return new RuleEvent
        {
            Trigger = RuleTrigger.Order, Key = "order:1", StoreId = 1, OccurredOnUtc = _friday, Order = new OrderFacts(total, 2, number, lines)
        };
    }

    private static OrderLine Line(int productId, int quantity, decimal amount, int category = 0, int manufacturer = 0)
    {
        return new OrderLine(productId, quantity, amount, [category], [manufacturer]);
    }

    [Test]
    public void Steps_count_full_steps_of_the_order_or_of_the_products_looked_for()
    {
        var steps = _rule with { Trigger = RuleTrigger.Order, InteractionId = null, AwardKind = RuleAwardKind.Steps, Points = 5, Step = 2.5m };
        var targeted = steps with { Trigger = RuleTrigger.Product, TargetIds = [7] };

        Assert.That(Judge(steps, Order(12.49m)).Points, Is.EqualTo(20));
        Assert.That(Judge(steps, Order(2.49m)).Reason, Is.EqualTo(RuleReasons.NO_POINTS));
        Assert.That(Judge(targeted, Order(100, 1, Line(7, 2, 5), Line(8, 1, 90))).Points, Is.EqualTo(10));
    }

    [Test]
    public void A_multiple_of_a_program_that_counts_steps_counts_its_steps()
    {
        var twice = _rule with { Trigger = RuleTrigger.Order, InteractionId = null, AwardKind = RuleAwardKind.Multiplier, Multiplier = 3 };
        var order = Order(12.49m);

        Assert.That(Judge(twice, order with { Order = order.Order! with { Step = 2.5m, PointsPerStep = 5 } }).Points, Is.EqualTo(40));
    }

    [TestCase(0, 5, "Step")]
    [TestCase(-1, 5, "Step")]
    [TestCase(1_000_001, 5, "Step")]
    [TestCase(2.5, 0, "Points")]
    public void Steps_without_money_or_points_are_refused(decimal step, long points, string field)
    {
        var rule = _rule with { Trigger = RuleTrigger.Order, InteractionId = null, AwardKind = RuleAwardKind.Steps, Points = points, Step = step };

        Assert.That(RuleCheck.Faults(rule).Select(fault => fault.Field), Is.EqualTo(new[] { field }));
    }

    [Test]
    public void A_rule_without_conditions_fires_for_every_event_it_listens_to()
    {
        Assert.That(Judge(_rule), Is.EqualTo(new RuleVerdict(10)));
        Assert.That(Judge(_rule with { InteractionId = "SPIN" }).Fired, Is.True);
        Assert.That(Judge(_rule with { InteractionId = "vote" }).Reason, Is.EqualTo(RuleReasons.TRIGGER));
        Assert.That(Judge(_rule with { Trigger = RuleTrigger.Review }).Reason, Is.EqualTo(RuleReasons.TRIGGER));
        Assert.That(Judge(_rule with { Active = false }).Reason, Is.EqualTo(RuleReasons.INACTIVE));
    }

    [TestCase("outcome", "win", true)]
    [TestCase("outcome", "lose", false)]
    [TestCase("scope", "shop", true)]
    [TestCase("scope", "web", false)]
    [TestCase("status", "done", true)]
    [TestCase("status", "open", false)]
    [TestCase("eventType", "game", true)]
    [TestCase("eventType", "Game", false)]
    [TestCase("metadata.tier", "gold", true)]
    [TestCase("metadata.tier", "silver", false)]
    [TestCase("metadata.address.region", "UK", true)]
    [TestCase("metadata.address.region", "FR", false)]
    [TestCase("metadata.tags", "b", true)]
    [TestCase("metadata.tags", "c", false)]
    [TestCase("metadata.level", "7", true)]
    [TestCase("metadata.vip", "true", true)]
    [TestCase("metadata.missing", "x", false)]
    public void A_condition_holds_when_the_event_says_the_same(string key, string value, bool holds)
    {
        var verdict = Judge(_rule with { Conditions = new Dictionary<string, string> { [key] = value } });

        Assert.That(verdict, Is.EqualTo(holds ? new RuleVerdict(10) : new RuleVerdict(0, RuleReasons.CONDITION, key)));
    }

    [Test]
    public void All_conditions_have_to_hold()
    {
        var conditions = new Dictionary<string, string> { ["outcome"] = "win", ["metadata.tier"] = "silver" };

        Assert.That(Judge(_rule with { Conditions = conditions }).Reason, Is.EqualTo(RuleReasons.CONDITION));
    }

    [Test]
    public void Roles_tiers_stores_and_dates_limit_a_rule()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Judge(_rule with { CustomerRoleIds = [1, 3] }).Fired, Is.True);
            Assert.That(Judge(_rule with { CustomerRoleIds = [1] }).Reason, Is.EqualTo(RuleReasons.CUSTOMER_ROLE));
            Assert.That(Judge(_rule with { TierIds = [2] }).Fired, Is.True);
            Assert.That(Judge(_rule with { TierIds = [1] }).Reason, Is.EqualTo(RuleReasons.TIER));
            Assert.That(Judge(_rule with { TierIds = [1] }, member: new RuleMember([], null)).Reason, Is.EqualTo(RuleReasons.TIER));
            Assert.That(Judge(_rule with { StoreIds = [1] }).Fired, Is.True);
            Assert.That(Judge(_rule with { StoreIds = [2] }).Reason, Is.EqualTo(RuleReasons.STORE));
            Assert.That(Judge(_rule with { StartOnUtc = _friday }).Fired, Is.True);
            Assert.That(Judge(_rule with { StartOnUtc = _friday.AddTicks(1) }).Reason, Is.EqualTo(RuleReasons.NOT_STARTED));
            Assert.That(Judge(_rule with { EndOnUtc = _friday.AddTicks(1) }).Fired, Is.True);
            Assert.That(Judge(_rule with { EndOnUtc = _friday }).Reason, Is.EqualTo(RuleReasons.ENDED));
            Assert.That(Judge(_rule, member: _member with { Active = false }).Reason, Is.EqualTo(RuleReasons.MEMBER_INACTIVE));
        });
    }

    [Test]
    public void A_weekday_is_that_of_the_stores_clocks()
    {
        var east = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "east", "east");

        Assert.That(Judge(_rule with { Weekdays = [DayOfWeek.Friday] }).Fired, Is.True);
        Assert.That(Judge(_rule with { Weekdays = [DayOfWeek.Friday] }, zone: east).Reason, Is.EqualTo(RuleReasons.WEEKDAY));
        Assert.That(Judge(_rule with { Weekdays = [DayOfWeek.Saturday] }, zone: east).Fired, Is.True);
    }

    [Test]
    public void An_order_gives_fixed_points_a_rate_or_a_multiple()
    {
        var order = _rule with { Trigger = RuleTrigger.Order };
        Assert.Multiple(() =>
        {
            Assert.That(Judge(order, Order(64.97m)).Points, Is.EqualTo(10));
            Assert.That(Judge(order with { AwardKind = RuleAwardKind.Rate, Rate = 0.5m }, Order(64.97m)).Points, Is.EqualTo(32));
            Assert.That(Judge(order with { AwardKind = RuleAwardKind.Multiplier, Multiplier = 3 }, Order(64.97m)).Points, Is.EqualTo(259), "twice two points a unit on top");
            Assert.That(Judge(order with { AwardKind = RuleAwardKind.Rate, Rate = 0.001m }, Order(64.97m)).Reason, Is.EqualTo(RuleReasons.NO_POINTS));
            Assert.That(Judge(order with { MinimumTotal = 64.97m }, Order(64.97m)).Fired, Is.True);
            Assert.That(Judge(order with { MinimumTotal = 64.98m }, Order(64.97m)).Reason, Is.EqualTo(RuleReasons.MINIMUM_TOTAL));
        });
    }

    [Test]
    public void A_first_and_an_nth_order_are_counted()
    {
        var first = _rule with { Trigger = RuleTrigger.FirstOrder };
        var third = _rule with { Trigger = RuleTrigger.NthOrder, OrderNumber = 3 };

        Assert.That(new[] { 1, 2, 3 }.Select(number => Judge(first, Order(5, number)).Fired), Is.EqualTo(new[] { true, false, false }));
        Assert.That(new[] { 1, 2, 3, 4 }.Select(number => Judge(third, Order(5, number)).Fired), Is.EqualTo(new[] { false, false, true, false }));
        Assert.That(Judge(third, Order(5, 2)).Reason, Is.EqualTo(RuleReasons.ORDER_NUMBER));
    }

    [Test]
    public void Products_categories_and_manufacturers_are_looked_for_in_the_lines()
    {
        var order = Order(100, 1, Line(1, 3, 30, category: 7, manufacturer: 8), Line(2, 1, 70, category: 9));
        var product = _rule with { Trigger = RuleTrigger.Product, TargetIds = [1, 5] };
        Assert.Multiple(() =>
        {
            Assert.That(Judge(product, order).Points, Is.EqualTo(10));
            Assert.That(Judge(product with { PerPiece = true }, order).Points, Is.EqualTo(30));
            Assert.That(Judge(product with { AwardKind = RuleAwardKind.Multiplier, Multiplier = 2 }, order).Points, Is.EqualTo(60));
            Assert.That(Judge(product with { AwardKind = RuleAwardKind.Rate, Rate = 1 }, order).Points, Is.EqualTo(30));
            Assert.That(Judge(product with { TargetIds = [5] }, order).Reason, Is.EqualTo(RuleReasons.TARGET));
            Assert.That(Judge(product with { Trigger = RuleTrigger.Category, TargetIds = [9] }, order).Points, Is.EqualTo(10));
            Assert.That(Judge(product with { Trigger = RuleTrigger.Category, TargetIds = [8] }, order).Reason, Is.EqualTo(RuleReasons.TARGET));
            Assert.That(Judge(product with { Trigger = RuleTrigger.Manufacturer, TargetIds = [8] }, order).Points, Is.EqualTo(10));
            Assert.That(Judge(product with { Trigger = RuleTrigger.Manufacturer, TargetIds = [9] }, order).Reason, Is.EqualTo(RuleReasons.TARGET));
        });
    }

    [Test]
    public void Limits_cut_what_a_rule_gives()
    {
        var now = _friday;
        var limited = _rule with { MaxPerMember = 5, MaxPerPeriod = 2, CooldownHours = 24, Budget = 100 };
        Assert.Multiple(() =>
        {
            Assert.That(Limit(new RuleUsage(4, 1, now.AddHours(-24), 90)), Is.EqualTo(new RuleVerdict(10)));
            Assert.That(Limit(new RuleUsage(5, 1, now.AddHours(-24), 0)).Reason, Is.EqualTo(RuleReasons.MAX_PER_MEMBER));
            Assert.That(Limit(new RuleUsage(4, 2, now.AddHours(-24), 0)).Reason, Is.EqualTo(RuleReasons.MAX_PER_PERIOD));
            Assert.That(Limit(new RuleUsage(4, 1, now.AddHours(-24).AddTicks(1), 0)).Reason, Is.EqualTo(RuleReasons.COOLDOWN));
            Assert.That(Limit(new RuleUsage(0, 0, null, 97)), Is.EqualTo(new RuleVerdict(3, RuleReasons.BUDGET)));
            Assert.That(Limit(new RuleUsage(0, 0, null, 100)), Is.EqualTo(new RuleVerdict(0, RuleReasons.BUDGET)));
            Assert.That(RuleEngine.Limit(_rule, 10, new RuleUsage(1000, 1000, now, 1_000_000), now).Points, Is.EqualTo(10), "no limits");
        });
        return;

        RuleVerdict Limit(RuleUsage usage) => RuleEngine.Limit(limited, 10, usage, now);
    }

    [Test]
    public void Periods_begin_on_the_stores_calendar()
    {
        var east = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "east", "east");
        var utc = new DateTime(2026, 12, 31, 23, 0, 0, DateTimeKind.Utc);
        Assert.Multiple(() =>
        {
            Assert.That(RulePeriods.StartUtc(RulePeriod.Day, utc, TimeZoneInfo.Utc), Is.EqualTo(new DateTime(2026, 12, 31)));
            Assert.That(RulePeriods.StartUtc(RulePeriod.Day, utc, east), Is.EqualTo(new DateTime(2026, 12, 31, 22, 0, 0)));
            Assert.That(RulePeriods.StartUtc(RulePeriod.Week, utc, TimeZoneInfo.Utc), Is.EqualTo(new DateTime(2026, 12, 28)), "a Monday");
            Assert.That(RulePeriods.StartUtc(RulePeriod.Month, utc, TimeZoneInfo.Utc), Is.EqualTo(new DateTime(2026, 12, 1)));
            Assert.That(RulePeriods.StartUtc(RulePeriod.Month, utc, east), Is.EqualTo(new DateTime(2026, 12, 31, 22, 0, 0)));
            Assert.That(RulePeriods.StartUtc(RulePeriod.Year, utc, TimeZoneInfo.Utc), Is.EqualTo(new DateTime(2026, 1, 1)));
        });
    }

    [Test]
    public void A_definition_reads_back_as_it_was_written()
    {
        var rule = _rule with
        {
            TargetIds = [3, 1], Weekdays = [DayOfWeek.Sunday, DayOfWeek.Monday], Conditions = new Dictionary<string, string> { ["scope"] = "x", ["outcome"] = "win" },
            StartOnUtc = _friday, Budget = 5
        };

        Assert.That(RuleDefinition.Parse(rule.ToJson()).ToJson(), Is.EqualTo(rule.ToJson()));
        Assert.That((rule with { TargetIds = [1, 3], Conditions = new Dictionary<string, string> { ["outcome"] = "win", ["scope"] = "x" } }).ToJson(), Is.EqualTo(rule.ToJson()));
    }

    [TestCase(0L)]
    [TestCase(1_000_000_000_000_000_000L)]
    public void Points_beyond_what_can_be_booked_are_refused_with_both_bounds(long points)
    {
        Assert.That(RuleCheck.Faults(_rule with { AwardKind = RuleAwardKind.Fixed, Points = points }).Single().Message, Is.EqualTo("Must be from 1 to 1000000000000."));
        Assert.That(RuleCheck.Faults(_rule with { Budget = points }).Single().Message, Does.StartWith("Must be from 1 to 1000000000000"));
    }

    [Test]
    public void Definitions_that_make_no_sense_are_refused_by_field()
    {
        (RuleDefinition Rule, string Field)[] wrong =
        [
            (_rule with { Points = 0 }, "Points"),
            (_rule with { InteractionId = " " }, "InteractionId"),
            (_rule with { AwardKind = RuleAwardKind.Rate, Rate = 1 }, "AwardKind"),
            (_rule with { Trigger = RuleTrigger.Order, AwardKind = RuleAwardKind.Rate }, "Rate"),
            (_rule with { Trigger = RuleTrigger.Order, AwardKind = RuleAwardKind.Multiplier, Multiplier = 1 }, "Multiplier"),
            (_rule with { Trigger = RuleTrigger.Category }, "TargetIds"),
            (_rule with { Trigger = RuleTrigger.NthOrder }, "OrderNumber"),
            (_rule with { StartOnUtc = _friday, EndOnUtc = _friday }, "EndOnUtc"),
            (_rule with { MinimumTotal = 5 }, "MinimumTotal"),
            (_rule with { MaxPerMember = 0 }, "MaxPerMember"),
            (_rule with { MaxPerPeriod = 0 }, "MaxPerPeriod"),
            (_rule with { CooldownHours = 0 }, "CooldownHours"),
            (_rule with { Budget = 0 }, "Budget"),
            (_rule with { Conditions = new Dictionary<string, string> { ["colour"] = "red" } }, "Conditions"),
            (_rule with { Conditions = new Dictionary<string, string> { ["metadata."] = "red" } }, "Conditions"),
            (_rule with { Conditions = new Dictionary<string, string> { ["outcome"] = "" } }, "Conditions")
        ];

        Assert.That(RuleCheck.Faults(_rule), Is.Empty);
        Assert.That(wrong.Select(pair => string.Join(',', RuleCheck.Faults(pair.Rule).Select(fault => fault.Field))), Is.EqualTo(wrong.Select(pair => pair.Field)));
    }
}
