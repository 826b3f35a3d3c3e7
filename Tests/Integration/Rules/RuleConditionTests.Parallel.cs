using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Rules;

public sealed partial class RuleConditionTests
{
    private const int Members = 3;

    /// <summary>A rule's points and limits; null is none.</summary>
    private sealed record Limits(int Points, int? Max, int? PerPeriod, string Period, int? CooldownHours, int? Budget, bool WinOnly);

    /// <summary>An event of a member; one that is reported twice comes in on both nodes at once, under one key.</summary>
    private sealed record Spin(int Member, bool Win, bool Twice);

    /// <summary>Rules, and events that come all at once; then the same again, with or without a year between.</summary>
    private sealed record Plan(Limits[] Rules, Spin[] First, bool AYearPasses, Spin[] Second);

    /// <summary>What a rule did with an event, and the points of its ledger entry.</summary>
    private sealed record Attempt(int Id, int MemberId, long Points, long Wanted, string? Reason, long? Booked);

    private static Gen<Plan> Plans()
    {
        var limits =
            from points in Gen.Choose(1, 9)
            from max in OrNone(1, 5)
            from perPeriod in OrNone(1, 3)
            from period in Gen.Elements("day", "week", "month", "year")
            from cooldown in OrNone(1, 48)
            from budget in OrNone(1, 60)
            from winOnly in Gen.Elements(false, false, true)
            select new Limits(points, max, perPeriod, period, cooldown, budget, winOnly);
        var spin =
            from member in Gen.Choose(0, Members - 1)
            from win in Gen.Elements(true, true, false)
            from twice in Gen.Elements(false, false, false, true)
            select new Spin(member, win, twice);

        return from rules in limits.ArrayOf(3)
               from first in Gen.Choose(4, 16).SelectMany(count => spin.ArrayOf(count))
               from passes in Gen.Elements(false, true)
               from second in Gen.Choose(2, 10).SelectMany(count => spin.ArrayOf(count))
               select new Plan(rules, first, passes, second);

        static Gen<int?> OrNone(int from, int to) => Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(from, to).Select(value => (int?)value));
    }

    [Test]
    public async Task Whatever_limits_rules_have_parallel_events_on_two_nodes_get_what_some_order_one_by_one_would_give()
    {
        Member[] members = [await NewMemberAsync(0), await NewMemberAsync(0), await NewMemberAsync(0)];
        using var first = Store.Api(node: Nodes[0]);
        using var second = Store.Api(node: Nodes[1]);
        var seen = new HashSet<string>();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(Plans().ToArbitrary(), plan =>
        {
            RunAsync(plan, members, [first, second], seen).GetAwaiter().GetResult();
        }));

        Assert.That(seen, Is.EquivalentTo(new[] { "MAX_PER_MEMBER", "MAX_PER_PERIOD", "COOLDOWN", "BUDGET" }), "every limit has cut something");
    }

    private async Task RunAsync(Plan plan, Member[] members, HttpClient[] nodes, HashSet<string> seen)
    {
        var models = new List<LimitModel>();
        foreach (var limits in plan.Rules)
        {
            models.Add(new LimitModel(limits, await RuleAsync("interaction", new
            {
                points = limits.Points, maxPerMember = limits.Max, maxPerPeriod = limits.PerPeriod, period = limits.Period, cooldownHours = limits.CooldownHours,
                budget = limits.Budget, conditions = limits.WinOnly ? new Dictionary<string, string> { ["outcome"] = "win" } : []
            })));
        }
        await HappenAsync(plan.First, members, nodes, models, seen);
        if (plan.AYearPasses)
        {
            await Store.AlterAsync($"UPDATE \"LoyaltyRuleUse\" SET \"UsedOnUtc\" = '{Moment(-370)}' WHERE \"RuleId\" IN ({string.Join(", ", models.Select(model => model.Rule))})");
            models.ForEach(model => model.NewPeriod());
        }
        await HappenAsync(plan.Second, members, nodes, models, seen);
        await DeleteRulesAsync();
    }

    private async Task HappenAsync(Spin[] spins, Member[] members, HttpClient[] nodes, List<LimitModel> models, HashSet<string> seen)
    {
        await Task.WhenAll(spins.SelectMany((spin, i) =>
        {
            var key = Guid.NewGuid().ToString();
            return nodes.Where((_, node) => spin.Twice || node == i % 2).Select(node => SpinAsync(members[spin.Member], new { outcome = spin.Win ? "win" : "lose" }, node, key));
        }));

        foreach (var model in models)
        {
            var attempts = await AttemptsAsync(model.Rule);
            model.Check(attempts, members.Select((member, i) => (member.Id, spins.Count(spin => spin.Member == i && (spin.Win || !model.Limits.WinOnly)))).ToList());
            Assert.That(await Store.ScalarAsync($"SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"RuleId\" = {model.Rule}"),
                Is.EqualTo(attempts.Sum(attempt => attempt.Points)), "no entry without its attempt");
            seen.UnionWith(attempts.Select(attempt => attempt.Reason).OfType<string>());
        }
    }

    private async Task<List<Attempt>> AttemptsAsync(int rule)
    {
        await using var connection = Store.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT a.\"Id\", a.\"MemberId\", a.\"Points\", a.\"Wanted\", a.\"Reason\", e.\"Points\" FROM \"LoyaltyRuleAward\" a "
            + $"LEFT JOIN \"LoyaltyEntry\" e ON e.\"Id\" = a.\"EntryId\" AND e.\"MemberId\" = a.\"MemberId\" WHERE a.\"RuleId\" = {rule}";
        await using var reader = await command.ExecuteReaderAsync();
        var attempts = new List<Attempt>();
        while (await reader.ReadAsync())
        {
            attempts.Add(new Attempt(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3),
                reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetInt64(5)));
        }
        return attempts;
    }

    /// <summary>
    /// What a rule gives when its events come one by one. In which order decides who gets what of a budget, but neither how much is given
    /// in all, nor, once it is known who got something, why the others got nothing.
    /// </summary>
    private sealed class LimitModel(Limits limits, int rule)
    {
        private readonly HashSet<int> _known = [];
        private readonly Dictionary<int, int> _ever = [];
        private readonly Dictionary<int, int> _inPeriod = [];
        private long _spent;

        public int Rule => rule;

        public Limits Limits => limits;

        public void NewPeriod() => _inPeriod.Clear();

        public void Check(List<Attempt> attempts, List<(int MemberId, int Offered)> offers)
        {
            var fresh = attempts.Where(attempt => _known.Add(attempt.Id)).ToList();
            var allowed = offers.ToDictionary(offer => offer.MemberId, offer => Math.Min(offer.Offered, Open(offer.MemberId)));
            var wanted = allowed.Values.Sum() * (long)limits.Points;
            var given = Math.Min(wanted, (limits.Budget ?? long.MaxValue) - _spent);

            Assert.Multiple(() =>
            {
                Assert.That(fresh.Sum(attempt => attempt.Points), Is.EqualTo(given), $"given by {limits}");
                foreach (var (memberId, offered) in offers)
                {
                    var own = fresh.Where(attempt => attempt.MemberId == memberId).ToList();
                    var awards = own.Count(attempt => attempt.Points > 0);
                    Assert.That(own, Has.Count.EqualTo(offered), $"every event is recorded once by {limits}");
                    Assert.That(awards, given == wanted ? Is.EqualTo(allowed[memberId]) : Is.LessThanOrEqualTo(allowed[memberId]), $"awards of a member by {limits}");
                    _ever[memberId] = _ever.GetValueOrDefault(memberId) + awards;
                    _inPeriod[memberId] = _inPeriod.GetValueOrDefault(memberId) + awards;
                    Assert.That(own.Where(attempt => attempt.Points == 0).Select(attempt => (attempt.Reason, attempt.Booked)),
                        Is.All.EqualTo(((string?)Closed(memberId), (long?)null)), $"why nothing was given by {limits}");
                }
                Assert.That(fresh.Select(attempt => attempt.Wanted), Is.All.EqualTo(limits.Points));
                Assert.That(fresh.Where(attempt => attempt.Points > 0).All(attempt => attempt.Booked == attempt.Points), Is.True, "each award has its entry");
                Assert.That(fresh.Where(attempt => attempt.Points == limits.Points).Select(attempt => attempt.Reason), Is.All.Null);
                var rest = given % limits.Points;
                Assert.That(fresh.Where(attempt => attempt.Points > 0 && attempt.Points < limits.Points).Select(attempt => (attempt.Points, attempt.Reason)),
                    Is.EqualTo(rest == 0 ? [] : new[] { (rest, (string?)"BUDGET") }), $"the rest of a budget by {limits}");
            });
            _spent += given;
        }

        /// <summary>How many awards a member may still get.</summary>
        private int Open(int memberId)
        {
            var inPeriod = _inPeriod.GetValueOrDefault(memberId);
            var byCooldown = limits.CooldownHours is null ? int.MaxValue : inPeriod == 0 ? 1 : 0;
            return Math.Min(byCooldown, Math.Min((limits.Max ?? int.MaxValue) - _ever.GetValueOrDefault(memberId), (limits.PerPeriod ?? int.MaxValue) - inPeriod));
        }

        private string Closed(int memberId) =>
            _ever[memberId] >= limits.Max ? "MAX_PER_MEMBER"
            : _inPeriod[memberId] >= limits.PerPeriod ? "MAX_PER_PERIOD"
            : limits.CooldownHours is not null && _inPeriod[memberId] > 0 ? "COOLDOWN" : "BUDGET";
    }
}
