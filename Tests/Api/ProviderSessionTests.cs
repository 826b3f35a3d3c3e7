using System.Text.Json;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using static Nop.Plugin.Misc.Loyalty.Tests.Api.ProviderAccessTests;
using static Nop.Plugin.Misc.Loyalty.Tests.Api.ProviderHost;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>Baskets at partners', from the first look to what came back, over the ledger in memory.</summary>
[TestFixture]
public sealed partial class ProviderSessionTests
{
    private const string Tea = """{"lineId":"a","sku":"TEA","quantity":"2","unitPrice":"10.00"}""";
    private const string Fuel = """{"lineId":"b","sku":"FUEL-95","quantity":"30.5","unitPrice":"1.60"}""";

    private ProviderHost _host = null!;
    private HttpClient _client = null!;
    private LoyaltyMember _member = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await ProviderHost.StartAsync();
        _host.World.Products.Add(new Product { Sku = "TEA", Published = true });
        _host.World.Program.PointsPerCurrencyUnit = 2;
        _host.World.Program.MinRedeemPoints = _host.World.Program.RedeemStep = 100;
        _host.World.Program.PointValue = 0.01m;
        _host.World.Programs.Update(_host.World.Program);
        _client = await _host.PartnerAsync();
        _member = await _host.NewShopperAsync(2_000);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task A_basket_is_told_what_it_earns_and_the_rewards_that_are_worth_something_for_it()
    {
        _host.AddReward("Five off", 500, OrderAmount(5));
        _host.AddReward("Tea for less", 300, new Discount { DiscountType = DiscountType.AssignedToSkus, UsePercentage = true, DiscountPercentage = 50 }, 1);
        _host.AddReward("Free shipping", 100, new Discount { DiscountType = DiscountType.AssignedToShipping, UsePercentage = true, DiscountPercentage = 100 });
        _host.AddReward("Too dear", 5_000, OrderAmount(1));

        var data = await BasketAsync("s1", 1, Tea, Fuel);

        Assert.Multiple(() =>
        {
            Assert.That(data.GetProperty("total").GetString(), Is.EqualTo("68.80"));
            Assert.That(data.GetProperty("earns").GetInt64(), Is.EqualTo(137));
            Assert.That(data.GetProperty("points").GetInt64(), Is.EqualTo(2_000));
            Assert.That(data.GetProperty("status").GetString(), Is.EqualTo("active"));
            Assert.That(data.GetProperty("rewards").EnumerateArray().Select(reward => $"{reward.GetProperty("name")} {reward.GetProperty("level")} {reward.GetProperty("amount")} {reward.GetProperty("missingPoints")} [{string.Join(',', reward.GetProperty("lineIds").EnumerateArray())}]"),
                Is.EqualTo(new[] { "Five off order 5.00 0 []", "Tea for less line 10.00 0 [a]", "Too dear order 1.00 3000 []" }));
            Assert.That(data.GetProperty("spend").GetProperty("most").GetInt64(), Is.EqualTo(2_000));
        });
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000), "a look takes nothing");
    }

    [Test]
    public async Task The_whole_way_books_what_was_fulfilled_and_only_once()
    {
        var reward = _host.AddReward("Five off", 500, OrderAmount(5));
        await BasketAsync("s1", 1, Tea, Fuel);
        var accepted = await SendAsync("s1/accept", $$"""{"sequence":2,"rewards":[{{reward.Id}}],"points":300}""");
        Assert.That(accepted.GetProperty("discount").GetString(), Is.EqualTo("8.00"));
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(1_200), "reserved at once");
        await SendAsync("s1/claim", """{"sequence":3}""");

        var summary = await SendAsync("s1/finalize", Finalize(4, Tea));
        var again = await SendAsync("s1/finalize", Finalize(4, Tea));

        Assert.That(again.ToString(), Is.EqualTo(summary.ToString()));
        Assert.That(summary.GetProperty("status").GetString(), Is.EqualTo("finalized"));
        Assert.That(summary.GetProperty("earned").GetInt64(), Is.EqualTo(24), "20.00 less 8.00, two points each");
        Assert.That(summary.GetProperty("redeemed").GetInt64(), Is.EqualTo(800));
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(1_224));
        Assert.That(_host.World.PartnerSteps.Rows.Select(step => step.StatusId), Is.EqualTo(new[] { 10, 20, 30 }));
        Assert.That((await _host.World.Node.Ledger.VerifyAsync()).Ok, Is.True);
    }

    [Test]
    public async Task What_comes_back_later_takes_back_what_it_earned_and_gives_back_what_it_cost()
    {
        var reward = _host.AddReward("Tea for less", 300, new Discount { DiscountType = DiscountType.AssignedToSkus, UsePercentage = true, DiscountPercentage = 50 }, 1);
        await ReadyAsync("s1", $$"""{"sequence":2,"rewards":[{{reward.Id}}]}""", Tea, Fuel);
        var first = await SendAsync("s1/finalize", Finalize(4, Tea, Fuel));
        Assert.That(first.GetProperty("earned").GetInt64(), Is.EqualTo(117));

        var less = await SendAsync("s1/finalize", Finalize(5, Fuel));
        Assert.That(less.GetProperty("earned").GetInt64(), Is.EqualTo(97));
        Assert.That(less.GetProperty("redeemed").GetInt64(), Is.Zero, "the tea is back, and so is its reward");

        var nothing = await SendAsync("s1/finalize", Finalize(6));
        Assert.That(nothing.GetProperty("earned").GetInt64(), Is.Zero);
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000));

        await SendAsync("s1/finalize", Finalize(7, Tea, Fuel));
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000 + 117 - 300), "a mistaken return is corrected");
        Assert.That((await _host.World.Node.Ledger.VerifyAsync()).Ok, Is.True);
    }

    [Test]
    public async Task Corrections_go_by_the_terms_of_the_first_time()
    {
        await ReadyAsync("s1", null, Tea, Fuel);
        await SendAsync("s1/finalize", Finalize(4, Tea, Fuel));
        _host.World.Program.PointsPerCurrencyUnit = 50;
        _host.World.Programs.Update(_host.World.Program);

        var less = await SendAsync("s1/finalize", Finalize(5, Tea));

        Assert.That(less.GetProperty("earned").GetInt64(), Is.EqualTo(40));
    }

    [Test]
    public async Task Rules_give_their_points_once_within_their_limits_and_lose_them_in_proportion()
    {
        foreach (var definition in new[] { new RuleDefinition { Trigger = RuleTrigger.Order, Points = 100, Active = true, MaxPerMember = 1 }, new RuleDefinition { Trigger = RuleTrigger.FirstOrder, Points = 999, Active = true } })
            Assert.That((await _host.World.Node.Rules.InsertRuleAsync(new EarningRule { ProgramId = _host.World.Program.Id, Name = "A rule", Definition = definition.ToJson() }, "test")).Success, Is.True);

        await ReadyAsync("s1", null, Tea, Fuel);
        Assert.That((await SendAsync("s1/finalize", Finalize(4, Tea, Fuel))).GetProperty("earned").GetInt64(), Is.EqualTo(137 + 100));
        Assert.That((await SendAsync("s1/finalize", Finalize(5, Tea))).GetProperty("earned").GetInt64(), Is.EqualTo(40 + 29));
        await ReadyAsync("s2", null, Tea);
        Assert.That((await SendAsync("s2/finalize", Finalize(4, Tea))).GetProperty("earned").GetInt64(), Is.EqualTo(40), "the rule gives once to a member");
    }

    [Test]
    public async Task A_cancelled_session_gives_everything_back_and_takes_nothing_more()
    {
        await ReadyAsync("s1", """{"sequence":2,"rewards":[],"points":1000}""", Tea);
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(1_000));

        Assert.That((await SendAsync("s1/cancel", """{"sequence":4}""")).GetProperty("status").GetString(), Is.EqualTo("failed"));
        await SendAsync("s1/cancel", """{"sequence":4}""");

        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000));
        await RefusedAsync("s1/finalize", Finalize(5, Tea), 409, "INVALID_STATE");
        Assert.That(_host.World.Audit.Rows.Single(row => row.Action == "refused").NewValue, Is.EqualTo("Finalize"));
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000));
    }

    [Test]
    public async Task A_basket_that_shrinks_loses_the_rewards_it_no_longer_carries_and_says_so()
    {
        var reward = _host.AddReward("Tea for less", 300, new Discount { DiscountType = DiscountType.AssignedToSkus, UsePercentage = true, DiscountPercentage = 50 }, 1);
        await BasketAsync("s1", 1, Tea, Fuel);
        await SendAsync("s1/accept", $$"""{"sequence":2,"rewards":[{{reward.Id}}],"points":1000}""");

        var less = await BasketAsync("s1", 3, """{"lineId":"c","quantity":"1","unitPrice":"4.99"}""");

        Assert.That(less.GetProperty("discount").GetString(), Is.EqualTo("0.00"));
        Assert.That(less.GetProperty("lost").EnumerateArray().Select(lost => lost.GetProperty("points").GetInt64()), Is.EquivalentTo(new[] { 300, 1_000 }));
        Assert.That(less.GetProperty("points").GetInt64(), Is.EqualTo(2_000));
    }

    [Test]
    public async Task What_is_not_named_is_declined_and_what_cannot_be_had_changes_nothing_new()
    {
        var (five, dear) = (_host.AddReward("Five off", 500, OrderAmount(5)), _host.AddReward("Too dear", 5_000, OrderAmount(1)));
        await BasketAsync("s1", 1, Tea);
        await SendAsync("s1/accept", """{"sequence":2,"rewards":[],"points":500}""");

        await RefusedAsync("s1/accept", $$"""{"sequence":3,"rewards":[{{five.Id}},{{dear.Id}}],"points":500}""", 422, "INSUFFICIENT_POINTS", "rewards");
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(1_500), "the five were not kept alone");
        await RefusedAsync("s1/accept", """{"sequence":4,"rewards":[99],"points":500}""", 404, "REWARD_NOT_FOUND", "rewards");
        await RefusedAsync("s1/accept", """{"sequence":5,"rewards":[],"points":2100}""", 400, "VALIDATION_FAILED", "points");

        var data = await SendAsync("s1/accept", $$"""{"sequence":6,"rewards":[{{five.Id}}]}""");
        Assert.That(data.GetProperty("discount").GetString(), Is.EqualTo("5.00"));
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(1_500));
    }

    [Test]
    public async Task Late_calls_and_other_calls_under_a_used_number_are_refused()
    {
        await BasketAsync("s1", 5, Tea);

        await RefusedAsync("s1/rewards", Basket(4, Fuel), 409, "INVALID_STATE", "sequence");
        await RefusedAsync("s1/rewards", Basket(5, Fuel), 409, "IDEMPOTENCY_CONFLICT", "sequence");
        await RefusedAsync("s1/accept", """{"sequence":5,"rewards":[]}""", 409, "IDEMPOTENCY_CONFLICT", "sequence");
        Assert.That(_host.World.Audit.Rows.Where(row => row.Action == "refused"), Is.Empty, "a late call is no illegal step");
    }

    [Test]
    public async Task Points_that_were_kept_too_long_are_taken_again_when_the_order_is_fulfilled_after_all()
    {
        await ReadyAsync("s1", """{"sequence":2,"rewards":[],"points":1000}""", Tea);
        var redemption = _host.World.Redemptions.Rows.Single();
        Assert.That(redemption.ExpiresOnUtc, Is.GreaterThan(DateTime.UtcNow.AddDays(29)), "kept for the order");
        redemption.ExpiresOnUtc = DateTime.UtcNow.AddMinutes(-1);
        _host.World.Redemptions.Update(redemption);
        // as the task does
        using (var released = await _client.PostAsync(Path("s1/cancel"), Json("""{"sequence":3}""")))
            Assert.That((int)released.StatusCode, Is.EqualTo(409));
        await _host.World.Node.Ledger.ExecuteAsync(new ReturnPoints(redemption.DebitEntryId, 1_000)
        {
            MemberId = _member.Id, IdempotencyKey = "sweep", Actor = "system", ReferenceType = LoyaltyDefaults.RedemptionReference, ReferenceId = redemption.Reference
        });
        redemption.Status = RedemptionStatus.Expired;
        redemption.Step++;
        _host.World.Redemptions.Update(redemption);

        var summary = await SendAsync("s1/finalize", Finalize(4, Tea));

        Assert.That(summary.GetProperty("redeemed").GetInt64(), Is.EqualTo(1_000));
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(1_020));
    }

    [Test]
    public async Task A_claim_is_made_again_by_who_never_heard_its_answer()
    {
        await ReadyAsync("s1", """{"sequence":2,"rewards":[],"points":1000}""", Tea);

        var again = await SendAsync("s1/claim", """{"sequence":4}""");

        Assert.That(again.GetProperty("status").GetString(), Is.EqualTo("pendingFinalization"));
        var summary = await SendAsync("s1/finalize", Finalize(5, Tea));
        Assert.That(summary.GetProperty("redeemed").GetInt64(), Is.EqualTo(1_000));
    }

    [Test]
    public async Task A_reservation_that_ran_out_before_the_order_was_placed_is_not_claimed()
    {
        await BasketAsync("s1", 1, Tea);
        await SendAsync("s1/accept", """{"sequence":2,"rewards":[],"points":1000}""");
        var redemption = _host.World.Redemptions.Rows.Single();
        redemption.ExpiresOnUtc = DateTime.UtcNow.AddMinutes(-1);
        _host.World.Redemptions.Update(redemption);

        await RefusedAsync("s1/claim", """{"sequence":3}""", 410, "REDEMPTION_EXPIRED");

        Assert.That((await BasketAsync("s1", 4, Tea)).GetProperty("lost").GetArrayLength(), Is.EqualTo(1));
        await SendAsync("s1/claim", """{"sequence":5}""");
    }

    [Test]
    public async Task Rewards_of_one_basket_stay_together_within_the_limit_for_an_order()
    {
        _host.World.Program.MaxRedeemPointsPerOrder = 800;
        _host.World.Programs.Update(_host.World.Program);
        var (five, four) = (_host.AddReward("Five off", 500, OrderAmount(5)), _host.AddReward("Four off", 400, OrderAmount(4)));
        await BasketAsync("s1", 1, Tea);

        await RefusedAsync("s1/accept", $$"""{"sequence":2,"rewards":[{{five.Id}},{{four.Id}}]}""", 400, "VALIDATION_FAILED", "rewards");
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000));
        Assert.That((await SendAsync("s1/accept", $$"""{"sequence":3,"rewards":[{{five.Id}}],"points":300}""")).GetProperty("discount").GetString(), Is.EqualTo("8.00"));
    }

    [Test]
    public async Task A_reward_whose_discount_was_switched_off_is_on_offer_no_more()
    {
        var reward = _host.AddReward("Five off", 500, OrderAmount(5));
        await BasketAsync("s1", 1, Tea);
        await SendAsync("s1/accept", $$"""{"sequence":2,"rewards":[{{reward.Id}}]}""");
        _host.Discounts.Single().IsActive = false;

        var data = await BasketAsync("s1", 3, Tea);

        Assert.That(data.GetProperty("rewards").GetArrayLength(), Is.Zero);
        Assert.That(data.GetProperty("lost").GetArrayLength(), Is.EqualTo(1));
        Assert.That(await _host.PointsOfAsync(_member), Is.EqualTo(2_000));
    }

    [Test]
    public async Task Baskets_that_nobody_went_on_with_are_forgotten_after_a_month_and_orders_are_not()
    {
        await BasketAsync("left", 1, Tea);
        await ReadyAsync("placed", null, Tea);
        _host.Time.Pass(TimeSpan.FromDays(29));
        Assert.That(await _host.Sessions.ForgetAbandonedAsync(), Is.Zero);
        _host.Time.Pass(TimeSpan.FromDays(2));

        Assert.That(await _host.Sessions.ForgetAbandonedAsync(), Is.EqualTo(1));

        Assert.That(_host.World.PartnerSessions.Rows.Select(session => session.Name), Is.EqualTo(new[] { "placed" }));
        Assert.That(_host.World.PartnerSteps.Rows.Select(step => step.SessionId).Distinct(), Is.EqualTo(_host.World.PartnerSessions.Rows.Select(session => session.Id)));
    }

    private static Discount OrderAmount(decimal amount) => new() { DiscountType = DiscountType.AssignedToOrderTotal, DiscountAmount = amount };

    private static string Path(string rest) => $"/api/loyalty/provider/sessions/{rest}";

    private string Basket(int sequence, params string[] lines) => Basket(sequence, lines, _member.CardNumber);

    private static string Basket(int sequence, string[] lines, string card) =>
        $$"""{"sequence":{{sequence}},"loyaltyId":"{{card}}","currency":"EUR","siteId":"pump 4","lines":[{{string.Join(',', lines)}}]}""";

    private static string Finalize(int sequence, params string[] lines) => $$"""{"sequence":{{sequence}},"currency":"EUR","lines":[{{string.Join(',', lines)}}]}""";

    private Task<JsonElement> BasketAsync(string session, int sequence, params string[] lines) => SendAsync($"{session}/rewards", Basket(sequence, lines));

    /// <summary>A session whose order was placed.</summary>
    private async Task ReadyAsync(string session, string? accept, params string[] lines)
    {
        await BasketAsync(session, 1, lines);
        if (accept is not null)
            await SendAsync($"{session}/accept", accept);
        await SendAsync($"{session}/claim", """{"sequence":3}""");
    }

    private async Task<JsonElement> SendAsync(string path, string json)
    {
        using var answer = await _client.PostAsync(Path(path), Json(json));
        return await DataAsync(answer);
    }

    private async Task RefusedAsync(string path, string json, int status, string code, string? field = null)
    {
        using var answer = await _client.PostAsync(Path(path), Json(json));
        var problem = await AssertRefusedAsync(answer, status, code);
        if (field is not null)
            Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True, problem.ToString());
    }
}
