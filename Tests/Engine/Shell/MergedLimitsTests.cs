using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What limits count of two members is added up when they become one.</summary>
[TestFixture]
public class MergedLimitsTests
{
    private static readonly RuleDefinition _review = new() { Trigger = RuleTrigger.Review, Points = 10, Active = true };

    private LoyaltyWorld _world = null!;
    private LoyaltyMember _source = null!;
    private LoyaltyMember _target = null!;
    private int _key;

    [SetUp]
    public async Task BeginAsync()
    {
        _world = new LoyaltyWorld();
        _source = await EnrolAsync();
        _target = await EnrolAsync();
    }

    [TearDown]
    public async Task Ledgers_still_prove_their_balances()
    {
        Assert.That((await _world.Node.Ledger.VerifyAsync()).Drifts, Is.Empty);
        Assert.That(_world.Errors, Is.Empty);
    }

    [Test]
    public async Task What_a_rule_gave_both_counts_against_its_limits_for_ever_and_per_period()
    {
        var forEver = await RuleAsync(_review with { MaxPerMember = 3 });
        var perPeriod = await RuleAsync(_review with { MaxPerPeriod = 2, Period = RulePeriod.Year });
        await FireAsync(_source);
        await FireAsync(_target);

        await MergeAsync();

        var third = await FireAsync(_target);
        Assert.That(Reasons(third), Is.EqualTo(new[] { (forEver.Id, null), (perPeriod.Id, RuleReasons.MAX_PER_PERIOD) }));
        Assert.That(Reasons(await FireAsync(_target)), Is.EqualTo(new[] { (forEver.Id, RuleReasons.MAX_PER_MEMBER), (perPeriod.Id, RuleReasons.MAX_PER_PERIOD) }));
        var uses = _world.RuleUses.Rows.Where(use => use.RuleId == forEver.Id).OrderBy(use => use.Number).ToList();
        Assert.That(uses.Select(use => (use.MemberId, use.Number, use.PointsSoFar)), Is.EqualTo(new[] { (_target.Id, 1, 10L), (_target.Id, 2, 20L), (_target.Id, 3, 30L) }));
    }

    [TestCase(-1, -30, TestName = "{m}(the closed membership was given points last)")]
    [TestCase(-30, -1, TestName = "{m}(the other was given points last)")]
    public async Task A_cooldown_runs_from_what_either_was_given_last(int sourceHours, int targetHours)
    {
        var rule = await RuleAsync(_review with { CooldownHours = 24 });
        await FireAsync(_source);
        await FireAsync(_target);
        foreach (var (member, hours) in new[] { (_source, sourceHours), (_target, targetHours) })
        {
            var use = _world.RuleUses.Rows.Single(row => row.MemberId == member.Id);
            use.UsedOnUtc = DateTime.UtcNow.AddHours(hours);
            await _world.RuleUses.Repository.UpdateAsync(use);
        }

        await MergeAsync();

        Assert.That(Reasons(await FireAsync(_target)), Is.EqualTo(new[] { (rule.Id, RuleReasons.COOLDOWN) }));
    }

    [Test]
    public async Task Orders_of_both_are_counted_for_first_and_nth_orders()
    {
        await RuleAsync(_review with { Trigger = RuleTrigger.FirstOrder, Points = 1_000 });
        await RuleAsync(_review with { Trigger = RuleTrigger.NthOrder, OrderNumber = 2, Points = 70_000 });
        await BuyAsync(_source);
        Assert.That(Balance(_source), Is.EqualTo(1_080));
        await MergeAsync();

        await BuyAsync(_target);

        Assert.That(Balance(_target), Is.EqualTo(1_080 + 80 + 70_000), "the second order of one person, and not another first one");
    }

    [Test]
    public async Task Orders_that_earn_after_the_merge_earn_for_who_took_over_and_none_is_another_first_one()
    {
        await RuleAsync(_review with { Trigger = RuleTrigger.FirstOrder, Points = 1_000 });
        _world.Settings.AwardMomentId = (int)AwardMoment.Paid;
        var before = Order(_source.CustomerId);
        before.PaymentStatus = PaymentStatus.Pending;
        await _world.Orders.Repository.UpdateAsync(before);
        await BuyAsync(_target);
        await _world.Node.Convergence.ConvergeAsync(before);
        Assert.That((Balance(_source), Balance(_target)), Is.EqualTo((0, 1_080)));
        await MergeAsync();

        before.PaymentStatus = PaymentStatus.Paid;
        await _world.Orders.Repository.UpdateAsync(before);
        await _world.Node.Convergence.ConvergeAsync(before);
        await BuyAsync(_source);

        Assert.That((Balance(_source), Balance(_target)), Is.EqualTo((0, 1_080 + 80 + 80)));
    }

    [Test]
    public async Task A_merged_members_code_leads_to_who_took_over_also_when_that_one_is_merged_again()
    {
        Terms(0);
        var code = await _world.Node.Referrals.GetCodeAsync(_source);
        await MergeAsync();
        Assert.That((await _world.Node.Referrals.FindReferrerAsync(code, 1)).Id, Is.EqualTo(_target.Id));

        var third = await EnrolAsync();
        Assert.That((await _world.Node.Merge.MergeAsync(_target.Id, third.Id, "one person", "test")).Success, Is.True);

        Assert.That((await _world.Node.Referrals.FindReferrerAsync(code, 1)).Id, Is.EqualTo(third.Id));
        Assert.That((await RecordAsync(code, await FriendAsync())).Value.ReferrerMemberId, Is.EqualTo(third.Id));
        foreach (var merged in new[] { _source, _target })
            Assert.That((await RecordAsync(code, await _world.CustomerService.GetCustomerByIdAsync(merged.CustomerId))).Error.Code, Is.EqualTo(LoyaltyErrorCodes.SELF_REFERRAL));
    }

    [Test]
    public async Task Friends_of_both_count_against_the_limit_of_the_period()
    {
        Terms(3);
        var code = await _world.Node.Referrals.GetCodeAsync(_source);
        var other = await _world.Node.Referrals.GetCodeAsync(_target);
        Assert.That((await RecordAsync(code, await FriendAsync())).Success, Is.True);
        Assert.That((await RecordAsync(other, await FriendAsync())).Success, Is.True);

        await MergeAsync();

        Assert.That((await RecordAsync(code, await FriendAsync())).Success, Is.True);
        Assert.That((await RecordAsync(other, await FriendAsync())).Error.Code, Is.EqualTo(LoyaltyErrorCodes.REFERRAL_LIMIT_EXCEEDED));
        Assert.That((await _world.Node.Referrals.CountByReferrerAsync(_target.Id)).Values.Sum(), Is.EqualTo(4));
    }

    [Test]
    public async Task Who_was_brought_before_is_not_brought_again_as_the_one_who_took_over()
    {
        Terms(0);
        var referrer = await EnrolAsync();
        var code = await _world.Node.Referrals.GetCodeAsync(referrer);
        var brought = await _world.CustomerService.GetCustomerByIdAsync(_source.CustomerId);
        Assert.That((await RecordAsync(code, brought)).Success, Is.True);

        await MergeAsync();

        var again = await RecordAsync(code, await _world.CustomerService.GetCustomerByIdAsync(_target.CustomerId));
        Assert.That(again.Error?.Code, Is.EqualTo(LoyaltyErrorCodes.DUPLICATE_REFERRAL));
    }

    [Test]
    public async Task A_rewarded_friend_is_not_rewarded_again_and_taken_back_from_who_took_over()
    {
        Terms(0);
        var friend = await FriendAsync();
        var referral = (await RecordAsync(await _world.Node.Referrals.GetCodeAsync(_source), friend)).Value;
        var order = Order(friend.Id);
        await _world.Node.ReferralConvergence.ConvergeOrderAsync(order);
        Assert.That(Balance(_source), Is.EqualTo(500));

        await MergeAsync();
        Assert.That(await _world.Node.ReferralConvergence.ConvergeAsync(referral.Id), Is.Zero, "nothing is missing");
        Assert.That(Balance(_target), Is.EqualTo(500));
        order.OrderStatus = OrderStatus.Cancelled;
        await _world.Orders.Repository.UpdateAsync(order);
        await _world.Node.ReferralConvergence.ConvergeAsync(referral.Id);

        Assert.That((Balance(_source), Balance(_target)), Is.EqualTo((0, 0)));
        Assert.That(_world.Referrals.Rows.Single().Status, Is.EqualTo(ReferralStatus.Reversed));
    }

    [Test]
    public async Task Friend_and_referrer_who_turn_out_to_be_one_person_get_nothing()
    {
        Terms(0);
        var friend = await _world.CustomerService.GetCustomerByIdAsync(_source.CustomerId);
        var referral = (await RecordAsync(await _world.Node.Referrals.GetCodeAsync(_target), friend)).Value;
        await MergeAsync();

        await _world.Node.ReferralConvergence.ConvergeOrderAsync(Order(friend.Id));

        Assert.That(Balance(_target), Is.Zero);
        Assert.That(_world.Referrals.Rows.Single(row => row.Id == referral.Id).Reason, Is.EqualTo(ReferralReason.SelfReferral));
    }

    [Test]
    public async Task Lifetime_points_of_a_chain_of_merges_are_counted_once()
    {
        await _world.Node.Ledger.ExecuteAsync(new Domain.Ledger.EarnPoints(40, null) { MemberId = _source.Id, IdempotencyKey = "e", Actor = "test" });
        var third = await EnrolAsync();
        await MergeAsync();
        await _world.Node.Merge.MergeAsync(_target.Id, third.Id, "one person", "test");
        await _world.Node.Merge.MergeAsync(_source.Id, third.Id, "one person", "test");

        var account = await _world.Node.Ledger.GetAccountAsync(third.Id);
        Assert.That((account.Balance, account.LifetimePoints), Is.EqualTo((40, 40)));
    }

    private async Task<LoyaltyMember> EnrolAsync() => (await _world.Node.MemberService.EnrolAsync(_world.Program.Id, (await FriendAsync()).Id, "test")).Value;

    private Task<Customer> FriendAsync() => Task.FromResult(_world.NewCustomer($"person{++_key}@example.com"));

    private async Task MergeAsync()
    {
        var merged = await _world.Node.Merge.MergeAsync(_source.Id, _target.Id, "one person", "test");
        Assert.That(merged.Success, Is.True, merged.Error?.Message);
    }

    private async Task<EarningRule> RuleAsync(RuleDefinition definition)
    {
        var added = await _world.Node.Rules.InsertRuleAsync(new EarningRule { ProgramId = _world.Program.Id, Name = "A rule", Definition = definition.ToJson() }, "test");
        Assert.That(added.Success, Is.True, added.Error?.Message);
        return added.Value;
    }

    private async Task<IList<RuleOutcome>> FireAsync(LoyaltyMember member) => await _world.Node.Awards.FireAsync(
        new RuleEvent { Trigger = RuleTrigger.Review, Key = $"review:{++_key}", StoreId = 1, OccurredOnUtc = DateTime.UtcNow }, member.CustomerId);

    private static IEnumerable<(int, string?)> Reasons(IList<RuleOutcome> outcomes) => outcomes.Select(outcome => (outcome.Rule.Id, (string?)outcome.Verdict.Reason)).ToList();

    private void Terms(int limit) => _world.ReferralTerms.Add(new ReferralTerms
    {
        ProgramId = _world.Program.Id, Enabled = true, ReferrerPoints = 500, RefereePoints = 250, LimitPerPeriod = limit, PeriodDays = 30
    });

    private Task<Result<Referral>> RecordAsync(string code, Customer friend) => _world.Node.Referrals.RecordAsync(code, friend, 1, null, "test");

    private Order Order(int customerId) => _world.Orders.Add(new Order
    {
        CustomerId = customerId, StoreId = 1, OrderTotal = 80, OrderSubtotalInclTax = 80, OrderSubtotalExclTax = 80, CreatedOnUtc = DateTime.UtcNow,
        OrderStatus = OrderStatus.Complete, PaymentStatus = PaymentStatus.Paid, CustomOrderNumber = "A-1"
    });

    private Task BuyAsync(LoyaltyMember member) => _world.Node.Convergence.ConvergeAsync(Order(member.CustomerId));

    private long Balance(LoyaltyMember member) => _world.Accounts.Rows.SingleOrDefault(row => row.MemberId == member.Id)?.Balance ?? 0;
}
