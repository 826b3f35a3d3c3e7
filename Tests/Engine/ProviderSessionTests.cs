using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Providers;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

/// <summary>What decides a session at a provider: its states, what is due, the basket, what is believed and what is kept.</summary>
[TestFixture]
public sealed class ProviderSessionTests
{
    [Test]
    public void Only_the_steps_of_the_design_lead_from_one_state_to_another()
    {
        var allowed = from status in Enum.GetValues<ProviderSessionStatus>().Cast<ProviderSessionStatus?>().Prepend(null)
            from action in Enum.GetValues<ProviderSessionAction>()
            let next = AnyWay(status, action)
            where next is not null && next != status
            select $"{status?.ToString() ?? "none"} {action} {next}";

        Assert.That(allowed, Is.EquivalentTo(new[]
        {
            "none Open Active", "Active Attach PendingFinalization", "Active Cancel Failed", "Active GiveUp Failed", "PendingFinalization Finalize Finalized", "PendingFinalization Cancel Failed",
            "PendingFinalization GiveUp Failed"
        }));
    }

    [Test]
    public void What_has_ended_stays_as_it_is_but_for_corrections()
    {
        foreach (var action in Enum.GetValues<ProviderSessionAction>())
        {
            Assert.That(AnyWay(ProviderSessionStatus.Failed, action), Is.Null, $"{action}");
            Assert.That(AnyWay(ProviderSessionStatus.Finalized, action), Is.EqualTo(action == ProviderSessionAction.Correct ? ProviderSessionStatus.Finalized : null), $"{action}");
        }
    }

    [TestCase(ProviderSessionAction.GetRewards, false, false, false, false, Description = "nobody knows who the shopper is")]
    [TestCase(ProviderSessionAction.Accept, true, true, false, false, Description = "an order is being placed")]
    [TestCase(ProviderSessionAction.Place, true, true, false, false, Description = "another attempt has it")]
    [TestCase(ProviderSessionAction.Withdraw, true, false, false, false, Description = "no attempt has it")]
    [TestCase(ProviderSessionAction.Attach, true, true, false, false, Description = "there is no order")]
    [TestCase(ProviderSessionAction.GiveUp, true, false, false, false, Description = "nobody said why")]
    [TestCase(ProviderSessionAction.Cancel, true, true, false, false, Description = "an order is being placed")]
    [TestCase(ProviderSessionAction.Identify, true, false, false, false, Description = "the shopper is known")]
    public void A_step_whose_guard_does_not_hold_is_refused(ProviderSessionAction action, bool shopper, bool placing, bool order, bool reason)
    {
        var next = ProviderSessionTransitions.Next(new ProviderSessionFacts(ProviderSessionStatus.Active) { HasShopper = shopper, BeingPlaced = placing, HasOrder = order, HasReason = reason }, action);

        Assert.That(next.Error?.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));
    }

    [Test]
    public void Nothing_is_finalized_before_the_provider_keeps_it_and_nothing_is_kept_twice()
    {
        var pending = new ProviderSessionFacts(ProviderSessionStatus.PendingFinalization) { HasShopper = true, HasOrder = true };

        Assert.That(ProviderSessionTransitions.Next(pending, ProviderSessionAction.Finalize).Success, Is.False);
        Assert.That(ProviderSessionTransitions.Next(pending with { Claimed = true }, ProviderSessionAction.Finalize).Success, Is.True);
        Assert.That(ProviderSessionTransitions.Next(pending with { Claimed = true }, ProviderSessionAction.Claim).Success, Is.False);
        Assert.That(ProviderSessionTransitions.Next(pending with { Claimed = true }, ProviderSessionAction.Accept).Success, Is.False);
    }

    [Test]
    public void What_is_due_follows_from_the_order_as_it_is()
    {
        var session = new ProviderSession { Status = ProviderSessionStatus.PendingFinalization };
        var placed = new SessionOrder(true, false, false, "lines");

        Assert.That(SessionPlan.Next(session, placed), Is.EqualTo(ProviderSessionAction.Identify));
        session.LoyaltyId = "7K2M";
        Assert.That(SessionPlan.Next(session, placed), Is.EqualTo(ProviderSessionAction.GetRewards));
        session.BasketKey = "lines";
        Assert.That(SessionPlan.Next(session, placed), Is.EqualTo(ProviderSessionAction.Claim));
        session.ClaimedOnUtc = DateTime.UtcNow;
        Assert.That(SessionPlan.Next(session, placed), Is.Null, "it waits to be fulfilled");
        Assert.That(SessionPlan.Next(session, placed with { Fulfilled = true }), Is.EqualTo(ProviderSessionAction.Finalize));
        Assert.That(SessionPlan.Next(session, placed with { CameBack = true }), Is.EqualTo(ProviderSessionAction.Cancel));
        Assert.That(SessionPlan.Next(session, placed with { Exists = false }), Is.EqualTo(ProviderSessionAction.Cancel));
        (session.Status, session.FinalizedKey) = (ProviderSessionStatus.Finalized, "lines");
        Assert.That(SessionPlan.Next(session, placed with { Fulfilled = true }), Is.Null);
        Assert.That(SessionPlan.Next(session, placed with { LinesKey = "fewer" }), Is.EqualTo(ProviderSessionAction.Correct), "some of it was paid back");
        session.Status = ProviderSessionStatus.Failed;
        Assert.That(SessionPlan.Next(session, placed with { Fulfilled = true }), Is.Null);
    }

    [Test]
    public void What_fails_is_tried_again_later_each_time_and_never_later_than_six_hours()
    {
        var now = new DateTime(2026, 11, 30, 12, 0, 0);
        var waits = Enumerable.Range(1, 9).Select(attempt => (SessionPlan.RetryOn(now, attempt) - now).TotalMinutes);

        Assert.That(waits, Is.EqualTo(new[] { 5d, 10, 20, 40, 80, 160, 320, 360, 360 }));
        Assert.That(SessionPlan.RetryOn(now, int.MaxValue), Is.EqualTo(now.AddHours(6)));
    }

    [Test]
    public void What_the_shop_takes_off_the_whole_lies_on_all_lines_in_proportion()
    {
        var basket = ProviderBasket.Of([new ProviderPart(7, "TEA", 2, 20m), new ProviderPart(8, null, 1, 10m), new ProviderPart(9, "GIFT", 1, 0m)], off: 3m);

        Assert.That(basket.Lines.Select(line => (line.LineId, line.Sku, line.UnitPrice)), Is.EqualTo(new[] { ("p7.1", (string?)"TEA", 9m), ("p8.1", null, 9m) }));
        Assert.That(basket.Total, Is.EqualTo(27m));
    }

    [Test]
    public void A_line_has_the_same_name_in_the_cart_and_in_the_order_and_another_basket_another_key()
    {
        var cart = ProviderBasket.Of([new ProviderPart(7, "TEA", 2, 20m), new ProviderPart(7, "TEA", 1, 10m)], 0);
        var fewer = ProviderBasket.Of([new ProviderPart(7, "TEA", 1, 10m), new ProviderPart(7, "TEA", 1, 10m)], 0);

        Assert.That(cart.Lines.Select(line => line.LineId), Is.EqualTo(new[] { "p7.1", "p7.2" }));
        Assert.That(cart.Key, Is.EqualTo(ProviderBasket.Of([new ProviderPart(7, "TEA", 2, 20m), new ProviderPart(7, "TEA", 1, 10m)], 0).Key));
        Assert.That(cart.Key, Is.Not.EqualTo(fewer.Key));
        Assert.That(ProviderBasket.Of([new ProviderPart(7, "TEA", 2, 20m)], off: 25m).Lines, Is.Empty, "nothing is paid");
    }

    [Test]
    public void An_offer_that_can_be_is_taken_up()
    {
        var offer = ProviderAnswers.Read(Answer, "s1", 3, "EUR", Basket, out var fault);

        Assert.That(fault, Is.Null);
        Assert.That(offer!.Discount, Is.EqualTo(5m));
        Assert.That(offer.Rewards.Single(), Is.EqualTo(new OfferedReward(3, "Five off", null, 5m, 500, 0, true)));
        Assert.That(SessionWish.Of(offer).IsMetBy(offer), Is.True);
        Assert.That(SessionWish.Of(offer).Without(3).IsMetBy(offer), Is.False);
    }

    [TestCaseSource(nameof(Nonsense))]
    public void What_cannot_be_is_not_believed(ProviderSessionModel? answer) => Assert.That(ProviderAnswers.Read(answer, "s1", 3, "EUR", Basket, out var fault), Is.Null, fault);

    [Test]
    public void A_summary_of_another_call_or_with_impossible_points_is_not_believed()
    {
        var summary = new ProviderSummaryModel { Session = "s1", Sequence = 4, Status = "finalized", Earned = 10, Redeemed = 5, Points = 100, Rewards = [] };

        Assert.That(ProviderAnswers.Read(summary, "s1", 4, out _), Is.EqualTo(new SessionSummary(10, 5, 100)));
        Assert.That(ProviderAnswers.Read(summary, "s1", 5, out _), Is.Null);
        Assert.That(ProviderAnswers.Read(summary, "s2", 4, out _), Is.Null);
        Assert.That(ProviderAnswers.Read(summary with { Earned = -1 }, "s1", 4, out _), Is.Null);
        Assert.That(ProviderAnswers.Read(summary with { Status = "active" }, "s1", 4, out _), Is.Null);
    }

    [Test]
    public void No_secret_and_no_personal_data_is_kept_of_a_message()
    {
        var masked = ProviderMask.Json("""{"phone":"+49 170 1234567","email":"vera@example.com","loyaltyId":"7K2MQ9","name":"Vera B.","clientSecret":"ls_abc","data":{"access_token":"CfDJ8","card":"ab"},"rewards":[{"name":"Five off","amount":"5.00"}]}""")!;

        foreach (var word in new[] { "1234567", "vera@", "7K2M", "Vera", "ls_abc", "CfDJ8", "\"ab\"" })
            Assert.That(masked, Does.Not.Contain(word));
        Assert.That(masked, Does.Contain("Five off").And.Contain("5.00"), "what things are called is no secret");
        Assert.That(ProviderMask.Json("<html>vera@example.com</html>"), Is.EqualTo("***"));
        Assert.That(ProviderMask.Json(null), Is.Null);
    }

    [TestCase("https://shop.example.com", "https://shop.example.com")]
    [TestCase("https://shop.example.com/ , HTTPS://APP.example.com:8443", "https://shop.example.com|https://app.example.com:8443")]
    [TestCase("https://shop.example.com:443", "https://shop.example.com")]
    [TestCase("", "")]
    public void Origins_are_kept_as_browsers_send_them(string typed, string expected)
    {
        Assert.That(string.Join('|', OriginList.Parse(typed, out var fault)), Is.EqualTo(expected));
        Assert.That(fault, Is.Null);
    }

    [TestCase("*")]
    [TestCase("https://*.example.com")]
    [TestCase("null")]
    [TestCase("https://shop.example.com/path")]
    [TestCase("https://user@shop.example.com")]
    [TestCase("ftp://shop.example.com")]
    [TestCase("shop.example.com")]
    public void What_is_no_origin_is_refused(string typed)
    {
        OriginList.Parse(typed, out var fault);

        Assert.That(fault, Is.EqualTo(typed));
    }

    [Test]
    public void An_origin_is_allowed_when_it_is_on_the_list_and_not_when_it_looks_alike()
    {
        var stored = OriginList.Format(OriginList.Parse("https://shop.example.com https://app.example.com", out _));

        Assert.That(OriginList.Contains(stored, "https://app.example.com"), Is.True);
        Assert.That(new[] { "https://app.example.com.evil.example", "http://app.example.com", "https://app.example.co", "null", "", null }.Any(origin => OriginList.Contains(stored, origin)), Is.False);
        Assert.That(OriginList.Contains(null, "https://app.example.com"), Is.False, "none are allowed by default");
    }

    [TestCase("vera@example.com", ProviderIdentifierKind.Email)]
    [TestCase("+49 (170) 123-4567", ProviderIdentifierKind.Phone)]
    [TestCase("7K2M Q9PX", ProviderIdentifierKind.Card)]
    public void An_identifier_is_known_by_its_form(string typed, ProviderIdentifierKind kind) => Assert.That(SessionIdentifiers.Read($" {typed} ").Value, Is.EqualTo((kind, typed)));

    [TestCase("")]
    [TestCase("12345")]
    [TestCase("@example.com")]
    [TestCase("vera@example")]
    [TestCase("<script>")]
    public void What_identifies_nobody_is_refused(string typed) => Assert.That(SessionIdentifiers.Read(typed).Error?.Field, Is.EqualTo("identifier"));

    private static ProviderBasket Basket { get; } = ProviderBasket.Of([new ProviderPart(7, "TEA", 2, 20m)], 0);

    private static ProviderSessionModel Answer { get; } = new()
    {
        Session = "s1", Sequence = 3, Status = "active", Program = "default", Currency = "EUR", Total = "20.00", Discount = "5.00", Earns = 15, Points = 700, Lost = [],
        Rewards = [Reward], Spend = new ProviderSpendModel(100, 700, 100, "0.01", 0, "0.00")
    };

    private static ProviderRewardModel Reward => new() { RewardId = 3, Name = "Five off", Description = null!, Level = "order", LineIds = [], Amount = "5.00", Points = 500, MissingPoints = 0, Accepted = true };

    private static IEnumerable<TestCaseData> Nonsense()
    {
        yield return Case(null, "nothing");
        yield return Case(Answer with { Currency = "USD" }, "another currency");
        yield return Case(Answer with { Sequence = 2 }, "an old call");
        yield return Case(Answer with { Session = "s2" }, "another session");
        yield return Case(Answer with { Total = "19.99" }, "another basket");
        yield return Case(Answer with { Status = "failed" }, "a state that has no rewards");
        yield return Case(Answer with { Discount = "-5.00" }, "a negative discount");
        yield return Case(Answer with { Discount = "6.00" }, "a discount nobody accepted");
        yield return Case(Answer with { Discount = "five" }, "words for money");
        yield return Case(Answer with { Rewards = [Reward with { Amount = "-1.00", Accepted = false }], Discount = "0.00" }, "a negative reward");
        yield return Case(Answer with { Rewards = [Reward with { Amount = "20.01", Accepted = false }], Discount = "0.00" }, "a reward larger than the basket");
        yield return Case(Answer with { Rewards = [Reward with { LineIds = ["p9.1"] }] }, "an unknown line");
        yield return Case(Answer with { Rewards = [Reward, Reward] }, "a reward twice");
        yield return Case(Answer with { Rewards = null! }, "no rewards at all");
        yield return Case(Answer with { Earns = -1 }, "negative points");
        yield return Case(Answer with { Spend = new ProviderSpendModel(100, 700, 100, "0.01", -5, "0.00") }, "negative points as money");

        static TestCaseData Case(ProviderSessionModel? answer, string name) => new TestCaseData(answer).SetName($"Not_believed: {name}");
    }

    private static ProviderSessionStatus? AnyWay(ProviderSessionStatus? status, ProviderSessionAction action)
    {
        foreach (var bits in Enumerable.Range(0, 32))
        {
            var facts = new ProviderSessionFacts(status)
            {
                HasShopper = (bits & 1) > 0, BeingPlaced = (bits & 2) > 0, HasOrder = (bits & 4) > 0, Claimed = (bits & 8) > 0, HasReason = (bits & 16) > 0
            };
            if (ProviderSessionTransitions.Next(facts, action) is { Success: true } next)
                return next.Value;
        }

        return null;
    }
}
