using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>The rule engine against models that are plain enough to be read at a glance.</summary>
[TestFixture]
public class RulePropertyTests
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Test]
    public void Whatever_events_come_a_rule_never_gives_more_than_its_limits()
    {
        var run =
            from max in Gen.Choose(0, 4)
            from perDay in Gen.Choose(0, 3)
            from cooldown in Gen.Choose(0, 30)
            from budget in Gen.Choose(0, 60)
            from gaps in Gen.Choose(0, 20).ArrayOf(30)
            select (Max: max, PerDay: perDay, Cooldown: cooldown, Budget: budget, Gaps: gaps);

        Check.One(_config, Prop.ForAll(run.ToArbitrary(), plan =>
        {
            // 0 stands for no limit
            var rule = new RuleDefinition
            {
                Trigger = RuleTrigger.Review, Points = 7, Active = true, Period = RulePeriod.Day,
                MaxPerMember = plan.Max == 0 ? null : plan.Max, MaxPerPeriod = plan.PerDay == 0 ? null : plan.PerDay,
                CooldownHours = plan.Cooldown == 0 ? null : plan.Cooldown, Budget = plan.Budget == 0 ? null : plan.Budget
            };
            var given = new List<(DateTime On, long Points)>();
            var model = new List<(DateTime On, long Points)>();
            var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            foreach (var gap in plan.Gaps)
            {
                now = now.AddHours(gap);
                var start = RulePeriods.StartUtc(RulePeriod.Day, now, TimeZoneInfo.Utc);
                var verdict = RuleEngine.Limit(rule, 7, new RuleUsage(given.Count, given.Count(award => award.On >= start),
                    given.Count == 0 ? null : given[^1].On, given.Sum(award => award.Points)), now);
                if (verdict.Fired)
                    given.Add((now, verdict.Points));

                var allowed = (plan.Max == 0 || model.Count < plan.Max)
                    && (plan.PerDay == 0 || model.Count(award => award.On.Date == now.Date) < plan.PerDay)
                    && (plan.Cooldown == 0 || model.All(award => (now - award.On).TotalHours >= plan.Cooldown));
                var left = plan.Budget == 0 ? 7 : Math.Min(7, plan.Budget - model.Sum(award => award.Points));
                if (allowed && left > 0)
                    model.Add((now, left));
            }

            return given.SequenceEqual(model);
        }));
    }

    [Test]
    public void Refunds_in_any_parts_shrink_the_sum_in_proportion_and_end_at_nothing()
    {
        var order =
            from points in Gen.Choose(0, 5000).ArrayOf(5)
            from cents in Gen.Choose(1, 50_000)
            from back in Gen.Choose(0, 50_000)
            select (Points: points.Select(value => (long)value).ToList(), Total: cents / 100m, Refunded: Math.Min(back, cents) / 100m);

        Check.One(_config, Prop.ForAll(order.ToArbitrary(), plan =>
        {
            var kept = RefundShares.Kept(plan.Points, plan.Total, plan.Refunded);
            var exact = plan.Points.Sum() * ((plan.Total - plan.Refunded) / plan.Total);
            var withinOne = kept.Zip(plan.Points).All(pair => Math.Abs(pair.First - pair.Second * (plan.Total - plan.Refunded) / plan.Total) < 1);

            return Math.Abs(kept.Sum() - Math.Floor(exact)) <= (exact % 1 > 0.999999m ? 1 : 0)
                && withinOne
                && kept.Zip(plan.Points).All(pair => pair.First >= 0 && pair.First <= pair.Second)
                && RefundShares.Kept(plan.Points, plan.Total, plan.Total).Sum() == 0
                && RefundShares.Kept(plan.Points, plan.Total, 0).SequenceEqual(plan.Points);
        }));
    }

    [Test]
    public void Any_conditions_hold_exactly_when_the_event_says_them_all()
    {
        string[] keys = ["outcome", "scope", "status", "eventType", "metadata.a", "metadata.b.c"];
        var values = Gen.Choose(0, 2);
        var run =
            from said in values.ArrayOf(6)
            from asked in values.ArrayOf(6)
            select (Said: said, Asked: asked);

        Check.One(_config, Prop.ForAll(run.ToArbitrary(), plan =>
        {
            var said = keys.Zip(plan.Said).Where(pair => pair.Second > 0).ToDictionary(pair => pair.First, pair => pair.Second.ToString());
            var asked = keys.Zip(plan.Asked).Where(pair => pair.Second > 0).ToDictionary(pair => pair.First, pair => pair.Second.ToString());
            var happened = new RuleEvent
            {
                Trigger = RuleTrigger.Interaction, InteractionId = "x", Key = "k", StoreId = 1, OccurredOnUtc = DateTime.UnixEpoch,
                Outcome = said.GetValueOrDefault("outcome"), Scope = said.GetValueOrDefault("scope"), Status = said.GetValueOrDefault("status"),
                EventType = said.GetValueOrDefault("eventType"),
                Metadata = said.Where(pair => pair.Key.StartsWith("metadata.")).Select(pair => KeyValuePair.Create(pair.Key["metadata.".Length..], pair.Value)).ToList()
            };
            var rule = new RuleDefinition { Trigger = RuleTrigger.Interaction, InteractionId = "x", Points = 1, Active = true, Conditions = asked };

            return RuleEngine.Judge(rule, happened, new RuleMember([], null), TimeZoneInfo.Utc).Fired
                == asked.All(pair => said.TryGetValue(pair.Key, out var value) && value == pair.Value);
        }));
    }
}
