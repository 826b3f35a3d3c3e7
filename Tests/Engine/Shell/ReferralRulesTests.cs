using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What earning rules give for friends whom members bring: it comes and goes with the referral.</summary>
[TestFixture]
public class ReferralRulesTests
{
    private const long Terms = 500 + 250;

    private LoyaltyWorld _world = null!;
    private LoyaltyMember _referrer = null!;
    private Customer _friend = null!;
    private Order _order = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _world = new LoyaltyWorld();
        _world.ReferralTerms.Add(new ReferralTerms { ProgramId = _world.Program.Id, Enabled = true, ReferrerPoints = 500, RefereePoints = 250 });
        _world.Webhooks.Add(new Webhook { Name = "All", Url = "https://example.com/", Active = true });
        _referrer = await _world.NewMemberAsync();
        _friend = _world.NewCustomer("friend@example.net");
        await _world.Node.Referrals.RecordAsync(await _world.Node.Referrals.GetCodeAsync(_referrer), _friend, 1, null, "test");
        _order = _world.Orders.Add(new Order
        {
            CustomerId = _friend.Id, StoreId = 1, OrderTotal = 80, OrderStatus = OrderStatus.Complete, PaymentStatus = PaymentStatus.Paid, CreatedOnUtc = DateTime.UtcNow
        });
    }

    private async Task<EarningRule> AddRuleAsync(string side, int points, RuleDefinition? more = null)
    {
        var definition = (more ?? new RuleDefinition()) with
        {
            Trigger = RuleTrigger.Referral, Points = points, Active = true, Conditions = new Dictionary<string, string> { ["scope"] = side }
        };
        var added = await _world.Node.Rules.InsertRuleAsync(new EarningRule { ProgramId = _world.Program.Id, Name = side, Definition = definition.ToJson() }, "test");
        Assert.That(added.Success, Is.True, added.Error?.Message);

        return added.Value;
    }

    private async Task TurnAsync(OrderStatus status, PaymentStatus payment)
    {
        _order.OrderStatus = status;
        _order.PaymentStatus = payment;
        _order.RefundedAmount = payment == PaymentStatus.Refunded ? _order.OrderTotal : 0;
        await _world.Orders.Repository.UpdateAsync(_order);
        await LookAsync();
    }

    private Task LookAsync() => _world.Node.ReferralConvergence.ConvergeOrderAsync(_order);

    private long Given(EarningRule rule) => _world.Entries.Rows.Where(entry => entry.RuleId == rule.Id).Sum(entry => entry.Points);

    private long BalanceOf(int customerId)
    {
        var member = _world.Members.Rows.Single(row => row.CustomerId == customerId);

        return _world.Accounts.Rows.Where(account => account.MemberId == member.Id).Sum(account => account.Balance - account.Shortfall);
    }

    [TestCase(OrderStatus.Cancelled, PaymentStatus.Paid)]
    [TestCase(OrderStatus.Complete, PaymentStatus.Refunded)]
    public async Task What_rules_gave_is_taken_back_with_the_referral_and_given_again_with_it(OrderStatus status, PaymentStatus payment)
    {
        var brought = await AddRuleAsync("referrer", 10);
        var came = await AddRuleAsync("referee", 5);
        await LookAsync();
        Assert.That((BalanceOf(_referrer.CustomerId), BalanceOf(_friend.Id)), Is.EqualTo((510, 255)));

        for (var round = 0; round < 2; round++)
        {
            await TurnAsync(status, payment);
            await LookAsync();
            Assert.That((Given(brought), Given(came), BalanceOf(_referrer.CustomerId), BalanceOf(_friend.Id)), Is.EqualTo((0, 0, 0, 0)));
            Assert.That(_world.Referrals.Rows.Single().Status, Is.EqualTo(ReferralStatus.Reversed));

            await TurnAsync(OrderStatus.Complete, PaymentStatus.Paid);
            await LookAsync();
            Assert.That((Given(brought), Given(came)), Is.EqualTo((10, 5)));
        }

        var own = _world.Entries.Rows.Where(entry => entry.RuleId == brought.Id).ToList();
        Assert.That(own.Select(entry => entry.Points), Is.EqualTo(new[] { 10, -10, 10, -10, 10 }));
        Assert.That(own.Sum(entry => entry.LifetimePoints), Is.EqualTo(10), "counted once for the lifetime");
        Assert.That(own.Select(entry => entry.RuleVersion), Is.All.EqualTo(1));
        Assert.That(_world.Errors, Is.Empty);
    }

    [Test]
    public async Task Rules_are_taken_back_where_the_terms_give_nothing()
    {
        var referral = _world.Referrals.Rows.Single();
        (referral.ReferrerPoints, referral.RefereePoints) = (0, 0);
        await _world.Referrals.Repository.UpdateAsync(referral);
        var brought = await AddRuleAsync("referrer", 10);
        await LookAsync();
        Assert.That(Given(brought), Is.EqualTo(10));

        await TurnAsync(OrderStatus.Cancelled, PaymentStatus.Paid);

        Assert.That((Given(brought), _world.Referrals.Rows.Single().Status), Is.EqualTo((0, ReferralStatus.Reversed)));
    }

    [Test]
    public async Task What_a_node_still_gives_while_another_takes_back_is_taken_back_by_the_task()
    {
        await LookAsync();
        await TurnAsync(OrderStatus.Cancelled, PaymentStatus.Paid);
        var brought = await AddRuleAsync("referrer", 10);
        var referral = _world.Referrals.Rows.Single();
        await _world.Node.Awards.FireAsync(new RuleEvent
        {
            Trigger = RuleTrigger.Referral, Key = $"referral:{referral.Id}:referrer", ProgramId = referral.ProgramId, StoreId = 1, OccurredOnUtc = DateTime.UtcNow, Scope = "referrer"
        }, _referrer.CustomerId);
        Assert.That(Given(brought), Is.EqualTo(10));

        await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));

        Assert.That((Given(brought), BalanceOf(_referrer.CustomerId)), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Rejecting_a_friend_takes_back_what_rules_gave()
    {
        var brought = await AddRuleAsync("referrer", 10);
        await LookAsync();

        await _world.Node.Referrals.RejectAsync(_world.Referrals.Rows.Single(), "admin");

        Assert.That((Given(brought), BalanceOf(_referrer.CustomerId)), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task What_was_taken_back_leaves_a_cap_and_a_budget_as_they_are()
    {
        var capped = await AddRuleAsync("referrer", 10, new RuleDefinition { MaxPerMember = 1, Budget = 10 });
        await LookAsync();
        await TurnAsync(OrderStatus.Cancelled, PaymentStatus.Paid);
        var uses = _world.RuleUses.Rows.Count;

        await TurnAsync(OrderStatus.Complete, PaymentStatus.Paid);

        Assert.That((Given(capped), _world.RuleUses.Rows.Count, uses), Is.EqualTo((10, 2, 2)));
        Assert.That(_world.RuleAwards.Rows.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_rule_made_after_the_reward_gives_nothing_for_it()
    {
        await LookAsync();
        var late = await AddRuleAsync("referrer", 10);

        await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));

        Assert.That(Given(late), Is.Zero);
    }

    [Test]
    public async Task Wherever_the_process_dies_the_task_ends_what_it_began_once()
    {
        var deaths = 0;
        for (var write = 1; ; write++)
        {
            await SetUpAsync();
            var brought = await AddRuleAsync("referrer", 10);
            var came = await AddRuleAsync("referee", 5);
            _world.Database.DiesBefore = write;
            try
            {
                await LookAsync();
            }
            catch (Exception exception) when (exception.ToString().Contains("the process died", StringComparison.Ordinal))
            {
                // nobody is left to see it
            }
            var died = _world.Database.Died;
            _world.Database.DiesBefore = null;
            _world.Errors.Clear();

            for (var run = 0; run < 2; run++)
                await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));

            Assert.That((Given(brought), Given(came)), Is.EqualTo((10, 5)), $"died before write {write}");
            Assert.That(_world.Entries.Rows.Sum(entry => entry.Points), Is.EqualTo(Terms + 15), $"died before write {write}");
            Assert.That(_world.Deliveries.Rows.Count(row => row.EventName == WebhookEvents.REFERRAL_REWARDED), Is.EqualTo(1), $"died before write {write}");
            Assert.That(_world.Published.OfType<ReferralRewardedEvent>().Count(), Is.LessThanOrEqualTo(1));
            Assert.That(_world.Errors, Is.Empty);
            if (!died)
                break;
            deaths++;
        }

        Assert.That(deaths, Is.GreaterThan(10), "it died at all");
    }

    [Test]
    public async Task A_mail_or_a_rule_that_went_wrong_is_tried_again_and_nothing_else_is()
    {
        var brought = await AddRuleAsync("referrer", 10);
        var mails = 0;
        _world.RuleAwards.NextFailure = new InvalidOperationException("no disk");
        _world.Telling = () =>
        {
            if (++mails == 1)
                throw new InvalidOperationException("no template");
        };
        await LookAsync();
        Assert.That((Given(brought), mails, _world.Errors.Count), Is.EqualTo((0, 2, 2)), "one mail and one rule went wrong");

        for (var run = 0; run < 3; run++)
            await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));

        Assert.That((Given(brought), mails, _world.Errors.Count), Is.EqualTo((10, 3, 2)));
        Assert.That(_world.Deliveries.Rows.Count(row => row.EventName == WebhookEvents.REFERRAL_REWARDED), Is.EqualTo(1));
    }

    [Test]
    public async Task A_referral_that_an_earlier_version_saw_through_is_left_alone()
    {
        await LookAsync();
        foreach (var notice in _world.Notices.Rows.Where(row => row.NoticeKey.Count(letter => letter == ':') > 1))
            _world.Notices.Remove(notice);
        var late = await AddRuleAsync("referrer", 10);
        var deliveries = _world.Deliveries.Rows.Count;

        await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));

        Assert.That((Given(late), _world.Deliveries.Rows.Count), Is.EqualTo((0, deliveries)));
    }

    [Test]
    public async Task Three_nodes_give_and_take_the_points_of_a_rule_once()
    {
        var brought = await AddRuleAsync("referrer", 10);
        LoyaltyNode[] nodes = [_world.Node, new LoyaltyNode(_world), new LoyaltyNode(_world)];

        await AllLookAsync();
        Assert.That(Given(brought), Is.EqualTo(10));
        _order.OrderStatus = OrderStatus.Cancelled;
        await _world.Orders.Repository.UpdateAsync(_order);
        await AllLookAsync();
        Assert.That(_world.Entries.Rows.Where(entry => entry.RuleId == brought.Id).Select(entry => entry.Points), Is.EqualTo(new[] { 10, -10 }));
        return;

        Task AllLookAsync() => Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() => nodes[i % 3].ReferralConvergence.ConvergeOrderAsync(_order))));
    }
}
