using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Rules;

/// <summary>Every condition and limit by real events, and the limits under parallel events on two web nodes.</summary>
[TestFixture]
public sealed partial class RuleConditionTests() : RuleFixture(TestDatabase.PostgreSql, nodes: 2)
{
    private static readonly string _today = DateTime.UtcNow.DayOfWeek.ToString().ToLowerInvariant();
    private static readonly string _tomorrow = DateTime.UtcNow.AddDays(1).DayOfWeek.ToString().ToLowerInvariant();

    private static IEnumerable<TestCaseData> Conditions()
    {
        yield return Case("outcome", When("outcome", "win"), new { outcome = "win" }, new { outcome = "lose" });
        yield return Case("scope", When("scope", "shop"), new { scope = "shop" }, new { outcome = "shop" });
        yield return Case("status", When("status", "done"), new { status = "done" }, new { });
        yield return Case("eventType", When("eventType", "game"), new { eventType = "game" }, new { eventType = "vote" });
        yield return Case("metadata", When("metadata.player.tier", "gold"), new { metadata = new { player = new { tier = "gold" } } },
            new { metadata = new { player = new { tier = "silver" } } });
        yield return Case("number in metadata", When("metadata.level", "7"), new { metadata = new { level = 7 } }, new { metadata = new { level = 8 } });

        static object When(string key, string value) => new { conditions = new Dictionary<string, string> { [key] = value } };
        static TestCaseData Case(string name, object rule, object yes, object no) => new TestCaseData(rule, yes, no).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Conditions))]
    public async Task A_condition_on_what_the_event_says(object condition, object yes, object no)
    {
        var rule = await RuleAsync("interaction", condition);
        using var member = await NewMemberAsync(0);

        await SpinAsync(member, no);
        Assert.That(await GivenAsync(rule, member), Is.Zero);
        await SpinAsync(member, yes);

        Assert.That(await GivenAsync(rule, member), Is.EqualTo(10));
    }

    [Test]
    public async Task Dates_and_weekdays_say_when_a_rule_applies()
    {
        var now = DateTime.UtcNow;
        int[] on = [await RuleAsync("interaction", new { startOnUtc = now.AddHours(-1), endOnUtc = now.AddHours(1) }), await RuleAsync("interaction", new { weekdays = new[] { _today } })];
        int[] off =
        [
            await RuleAsync("interaction", new { startOnUtc = now.AddHours(1) }), await RuleAsync("interaction", new { endOnUtc = now.AddHours(-1) }),
            await RuleAsync("interaction", new { weekdays = new[] { _tomorrow } }), await RuleAsync("interaction", new { active = false })
        ];
        using var member = await NewMemberAsync(0);

        await SpinAsync(member);

        foreach (var rule in on)
            Assert.That(await GivenAsync(rule, member), Is.EqualTo(10));
        foreach (var rule in off)
            Assert.That(await GivenAsync(rule, member), Is.Zero);
    }

    [Test]
    public async Task Roles_tiers_and_stores_say_for_whom_and_where()
    {
        var customers = new AdminCustomers(Admin);
        var role = await customers.CreateRoleAsync($"Testers {Guid.NewGuid():N}");
        var silver = (int)await Store.ScalarAsync("SELECT \"Id\" FROM \"LoyaltyTier\" WHERE \"ProgramId\" = 1 AND \"Name\" = 'Silver'");
        var bronze = (int)await Store.ScalarAsync("SELECT \"Id\" FROM \"LoyaltyTier\" WHERE \"ProgramId\" = 1 AND \"Name\" = 'Bronze'");
        using var member = await NewMemberAsync(0);
        var registered = (int)await Store.ScalarAsync("SELECT \"Id\" FROM \"CustomerRole\" WHERE \"SystemName\" = 'Registered'");
        int[] on = [await RuleAsync("interaction", new { customerRoleIds = new[] { registered } }), await RuleAsync("interaction", new { tierIds = new[] { bronze } }), await RuleAsync("interaction", new { storeIds = new[] { 1 } })];
        int[] off = [await RuleAsync("interaction", new { customerRoleIds = new[] { role } }), await RuleAsync("interaction", new { tierIds = new[] { silver } }), await RuleAsync("interaction", new { storeIds = new[] { 2 } })];

        await SpinAsync(member);
        foreach (var rule in on)
            Assert.That(await GivenAsync(rule, member), Is.EqualTo(10));
        foreach (var rule in off)
            Assert.That(await GivenAsync(rule, member), Is.Zero);

        using var outlet = Store.Api(host: LoyaltyStore.OutletHost);
        await SpinAsync(member, api: outlet);
        Assert.That((await GivenAsync(on[2], member), await GivenAsync(off[2], member)), Is.EqualTo((10L, 10L)));
    }

    [Test]
    [SandboxOnly("pays with the demo card, which is a part of the sandbox")]
    public async Task An_order_is_held_against_every_condition()
    {
        var now = DateTime.UtcNow;
        var role = await new AdminCustomers(Admin).CreateRoleAsync($"Testers {Guid.NewGuid():N}");
        var registered = (int)await Store.ScalarAsync("SELECT \"Id\" FROM \"CustomerRole\" WHERE \"SystemName\" = 'Registered'");
        var silver = (int)await Store.ScalarAsync("SELECT \"Id\" FROM \"LoyaltyTier\" WHERE \"ProgramId\" = 1 AND \"Name\" = 'Silver'");
        var bronze = (int)await Store.ScalarAsync("SELECT \"Id\" FROM \"LoyaltyTier\" WHERE \"ProgramId\" = 1 AND \"Name\" = 'Bronze'");
        (object Holds, object Fails)[] conditions =
        [
            (new { minimumTotal = 64.97 }, new { minimumTotal = 64.98 }),
            (new { startOnUtc = now.AddHours(-1), endOnUtc = now.AddHours(1) }, new { startOnUtc = now.AddHours(1) }),
            (new { endOnUtc = now.AddHours(1) }, new { endOnUtc = now.AddHours(-1) }),
            (new { weekdays = new[] { _today } }, new { weekdays = new[] { _tomorrow } }),
            (new { customerRoleIds = new[] { role, registered } }, new { customerRoleIds = new[] { role } }),
            (new { tierIds = new[] { bronze } }, new { tierIds = new[] { silver } }),
            (new { storeIds = new[] { 1 } }, new { storeIds = new[] { 2 } }),
            (Says("USD"), Says("EUR"))
        ];
        var rules = new List<(int Holds, int Fails)>();
        foreach (var (holds, fails) in conditions)
            rules.Add((await RuleAsync("order", holds), await RuleAsync("order", fails)));
        using var member = await NewMemberAsync(0);

        await member.BuyAsync(card: Checkout.GoodCard);

        foreach (var ((holds, fails), condition) in rules.Zip(conditions))
            Assert.That((await GivenAsync(holds, member), await GivenAsync(fails, member)), Is.EqualTo((10L, 0L)), condition.ToString());
        return;

        static object Says(string value) => new { conditions = new Dictionary<string, string> { ["metadata.currency"] = value } };
    }

    [Test]
    public async Task A_member_gets_a_capped_rule_so_often_and_the_rest_is_recorded()
    {
        var rule = await RuleAsync("interaction", new { maxPerMember = 2 });
        using var member = await NewMemberAsync(0);
        using var other = await NewMemberAsync(0);
        for (var i = 0; i < 3; i++)
            await SpinAsync(member);
        await SpinAsync(other);

        Assert.That((await GivenAsync(rule, member), await GivenAsync(rule, other), await RefusedAsync(rule, "MAX_PER_MEMBER")), Is.EqualTo((20L, 10L, 1L)));
    }

    [Test]
    public async Task A_new_period_and_the_end_of_a_cooldown_open_a_rule_again()
    {
        var daily = await RuleAsync("interaction", new { maxPerPeriod = 1, period = "day" });
        var cooled = await RuleAsync("interaction", new { cooldownHours = 24 });
        using var member = await NewMemberAsync(0);
        await SpinAsync(member);
        await SpinAsync(member);
        Assert.That((await GivenAsync(daily, member), await GivenAsync(cooled, member)), Is.EqualTo((10L, 10L)));
        Assert.That((await RefusedAsync(daily, "MAX_PER_PERIOD"), await RefusedAsync(cooled, "COOLDOWN")), Is.EqualTo((1L, 1L)));

        await Store.TamperAsync($"UPDATE \"LoyaltyRuleUse\" SET \"UsedOnUtc\" = '{Moment(-1.01)}' WHERE \"MemberId\" = {member.Id}");
        await SpinAsync(member);

        Assert.That((await GivenAsync(daily, member), await GivenAsync(cooled, member)), Is.EqualTo((20L, 20L)));
    }

    [Test]
    public async Task A_budget_gives_what_is_left_and_then_nothing()
    {
        var rule = await RuleAsync("interaction", new { budget = 15 });
        using var member = await NewMemberAsync(0);
        using var other = await NewMemberAsync(0);

        await SpinAsync(member);
        var part = await SpinAsync(other);
        await SpinAsync(member);

        Assert.That((await GivenAsync(rule, member), await GivenAsync(rule, other), await RefusedAsync(rule, "BUDGET")), Is.EqualTo((10L, 5L, 1L)));
        Assert.That(part.GetProperty("awards")[0].GetProperty("reason").GetString(), Is.EqualTo("BUDGET"));
    }

    [Test]
    public async Task A_report_sent_again_under_its_key_is_answered_as_before()
    {
        var rule = await RuleAsync("interaction");
        using var member = await NewMemberAsync(0);
        using var api = Store.Api();
        api.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await SpinAsync(member, new { outcome = "win" }, api);
        var again = await SpinAsync(member, new { outcome = "win" }, api);
        using var other = await api.PostAsync("/api/loyalty/interactions/spin-to-win/events",
            new StringContent($$"""{"customerId":{{member.CustomerId}},"outcome":"lose"}""", System.Text.Encoding.UTF8, "application/json"));

        Assert.That(again.ToString(), Is.EqualTo(first.ToString()));
        Assert.That(await GivenAsync(rule, member), Is.EqualTo(10));
        await other.AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");
    }

    [Test]
    public async Task A_dry_run_says_which_rules_fire_and_why_the_others_do_not_and_books_nothing()
    {
        var kettle = await Store.ScalarAsync("SELECT \"Id\" FROM \"Product\" WHERE \"Sku\" = 'POT-KETTLE'");
        var fires = await RuleAsync("product", new { targetIds = new[] { kettle }, perPiece = true });
        var minimum = await RuleAsync("order", new { minimumTotal = 1000 });
        var spin = await RuleAsync("interaction", new { conditions = new Dictionary<string, string> { ["outcome"] = "win" } });
        using var member = await NewMemberAsync(0);

        var basket = await PostAsync($"{Rules}/dry-run", new { customerId = member.CustomerId, trigger = "order", basket = new[] { new { productId = kettle, quantity = 3 } } });
        var lost = await PostAsync($"{Rules}/dry-run", new { customerId = member.CustomerId, trigger = "interaction", interactionId = "spin-to-win", outcome = "lose" });

        Assert.That(Outcome(basket, fires), Is.EqualTo((true, 30L, (string?)null)));
        Assert.That(Outcome(basket, minimum), Is.EqualTo((false, 0L, "MINIMUM_TOTAL")));
        Assert.That(Outcome(basket, spin), Is.EqualTo((false, 0L, "TRIGGER")));
        Assert.That(Outcome(lost, spin), Is.EqualTo((false, 0L, "CONDITION")));
        Assert.That(await member.PointsAsync(), Is.Zero);
        return;

        static (bool, long, string?) Outcome(JsonElement outcomes, int rule)
        {
            var outcome = outcomes.EnumerateArray().Single(row => row.GetProperty("ruleId").GetInt32() == rule);
            return (outcome.GetProperty("fires").GetBoolean(), outcome.GetProperty("points").GetInt64(), outcome.GetProperty("reason").GetString());
        }
    }
}
