using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Infrastructure;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What welcomes a member in a tier stays while what reached the tier stands.</summary>
[TestFixture]
public class WelcomeBonusTests
{
    private LoyaltyWorld _world = null!;
    private LoyaltyMember _member = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _world = new LoyaltyWorld();
        ChangeTier("Silver", tier => tier.WelcomeBonus = 200);
        ChangeTier("Gold", tier => tier.WelcomeBonus = 900);
        _member = await _world.NewMemberAsync();
    }

    [TearDown]
    public async Task The_ledger_proves_its_balances()
    {
        Assert.That((await _world.Node.Ledger.VerifyAsync()).Drifts, Is.Empty);
        Assert.That(_world.Errors, Is.Empty);
    }

    [TestCase(TierDowngrade.AtOnce)]
    [TestCase(TierDowngrade.AtPeriodEnd)]
    [TestCase(TierDowngrade.Never)]
    public async Task The_bonus_goes_with_the_order_that_reached_the_tier_and_comes_again_once_with_it(TierDowngrade downgrade)
    {
        Policy(TierMetric.LifetimeSpend, downgrade);
        var order = await BuyAsync(600);
        Assert.That(Bonus(), Is.EqualTo(200));

        for (var i = 0; i < 2; i++)
        {
            await SaveAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);
            Assert.That(Bonus(), Is.Zero);
            Assert.That(Balance(), Is.Zero, "place, collect the bonus, cancel: nothing is left");
            await SaveAsync(order, row => row.OrderStatus = OrderStatus.Processing);
            Assert.That(Bonus(), Is.EqualTo(200), "reopened");
        }
        await BuyAsync(100);
        Assert.That(Bonus(), Is.EqualTo(200), "welcomed once");
    }

    [Test]
    public async Task A_bonus_that_was_spent_is_owed_after_the_order_is_gone()
    {
        var order = await BuyAsync(600);
        await _world.Node.Ledger.ExecuteAsync(new RedeemPoints(800) { MemberId = _member.Id, IdempotencyKey = "spent", Actor = "test" });

        await SaveAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);

        Assert.That(_world.Accounts.Rows.Single().Shortfall, Is.EqualTo(800));
    }

    [Test]
    public async Task A_refund_takes_the_bonus_when_it_goes_below_the_threshold_and_not_before()
    {
        var order = await BuyAsync(600);

        await SaveAsync(order, row => row.RefundedAmount = 100);
        Assert.That(Bonus(), Is.EqualTo(200));
        await SaveAsync(order, row => row.RefundedAmount = 100.01m);
        Assert.That(Bonus(), Is.Zero);
        await BuyAsync(1);
        Assert.That(Bonus(), Is.EqualTo(200), "reached again by another order");
    }

    [Test]
    public async Task Another_order_that_reaches_the_tier_keeps_the_bonus()
    {
        var order = await BuyAsync(600);
        await BuyAsync(500);

        await SaveAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);

        Assert.That(Bonus(), Is.EqualTo(200), "Silver's stays, Gold's goes");
    }

    [TestCase(TierMetric.LifetimePoints)]
    [TestCase(TierMetric.PeriodPoints)]
    [TestCase(TierMetric.PeriodSpend)]
    public async Task Points_of_a_bonus_do_not_keep_it(TierMetric metric)
    {
        Policy(metric, TierDowngrade.AtOnce);
        var order = await BuyAsync(600);
        Assert.That(Bonus(), Is.EqualTo(200));

        await SaveAsync(order, row => row.RefundedAmount = 150);

        Assert.That(Bonus(), Is.Zero, "450 of an order and 200 of the bonus are not 500");
    }

    [Test]
    public async Task Time_thresholds_raised_later_and_tiers_given_by_hand_take_no_bonus()
    {
        Policy(TierMetric.PeriodSpend, TierDowngrade.AtOnce);
        await BuyAsync(600, DateTime.UtcNow.AddDays(-29));
        foreach (var entry in _world.Entries.Rows.Where(row => row.ReferenceType == "order"))
        {
            entry.EventOnUtc = entry.EventOnUtc.AddDays(-5);
            await _world.Entries.Repository.UpdateAsync(entry);
        }
        var small = await BuyAsync(10);
        await SaveAsync(small, row => row.OrderStatus = OrderStatus.Cancelled);
        Assert.That(Bonus(), Is.EqualTo(200), "the period of the first order has passed, and it stands");

        ChangeTier("Silver", tier => tier.Threshold = 700);
        await SaveAsync(await BuyAsync(10), row => row.OrderStatus = OrderStatus.Cancelled);
        Assert.That(Bonus(), Is.EqualTo(200), "the threshold was raised since");

        _member = await _world.NewMemberAsync();
        await _world.Node.MemberService.SetTierOverrideAsync(_member, Tier("Gold").Id, null, "test");
        await FollowAsync();
        await SaveAsync(await BuyAsync(10), row => row.OrderStatus = OrderStatus.Cancelled);
        Assert.That(Bonus(), Is.EqualTo(900), "given by hand");
    }

    [Test]
    public async Task Merged_members_are_welcomed_as_one_and_lose_it_as_one()
    {
        var order = await BuyAsync(600);
        var target = await _world.NewMemberAsync();

        Assert.That((await _world.Node.Merge.MergeAsync(_member.Id, target.Id, "one person", "test")).Success, Is.True);
        await FollowAsync();
        Assert.That(Bonus(), Is.EqualTo(200), "not welcomed again where he was moved to");
        await SaveAsync(order, row => row.OrderStatus = OrderStatus.Cancelled);
        Assert.That(Bonus(), Is.Zero);
        Assert.That(_world.Accounts.Rows.Sum(account => account.Balance - account.Shortfall), Is.Zero);
        await SaveAsync(order, row => row.OrderStatus = OrderStatus.Processing);
        Assert.That(Bonus(), Is.EqualTo(200));
    }

    [Test]
    public async Task A_tier_that_is_reached_in_a_suspension_brings_no_bonus_later()
    {
        await BuyAsync(400);
        await _world.Node.MemberService.MoveAsync(_member, MemberStatus.Suspended, null, "test");
        ChangeTier("Silver", tier => tier.Threshold = 300);
        await _world.Node.TierService.EvaluateAsync(_world.Members.Rows.Single(row => row.Id == _member.Id));
        await FollowAsync();
        Assert.That(_world.TierChanges.Rows.Last().FollowedUp, Is.True, "settled, without a bonus");
        await _world.Node.MemberService.MoveAsync(_world.Members.Rows.Single(row => row.Id == _member.Id), MemberStatus.Active, null, "test");

        await _world.Node.TierFollowUp.RunAllAsync();

        Assert.That(Bonus(), Is.Zero);
        Assert.That(_world.TierChanges.Rows.Last().Bonus, Is.Zero, "nor does the e-mail promise it");
    }

    [Test]
    public async Task A_tier_that_was_reached_before_a_suspension_brings_its_bonus_after_it()
    {
        var order = _world.Orders.Add(new Order
        {
            CustomerId = _member.CustomerId, StoreId = 1, CreatedOnUtc = DateTime.UtcNow, OrderSubtotalInclTax = 600, OrderSubtotalExclTax = 600,
            OrderTotal = 600, OrderStatus = OrderStatus.Processing, PaymentStatus = PaymentStatus.Paid
        });
        _world.Program.StartOnUtc = DateTime.UtcNow.AddYears(-1);
        _world.Programs.Update(_world.Program);
        await _world.Node.Convergence.ConvergeAsync(order);
        _world.Published.Clear();
        await _world.Node.MemberService.MoveAsync(_world.Members.Rows.Single(row => row.Id == _member.Id), MemberStatus.Suspended, null, "test");
        await _world.Node.TierFollowUp.RunAllAsync();
        Assert.That(Bonus(), Is.Zero);

        await _world.Node.MemberService.MoveAsync(_world.Members.Rows.Single(row => row.Id == _member.Id), MemberStatus.Active, null, "test");
        await _world.Node.TierFollowUp.RunAllAsync();

        Assert.That(Bonus(), Is.EqualTo(200));
    }

    [Test]
    public async Task What_a_crash_left_open_is_found_by_the_task()
    {
        var order = await BuyAsync(600);
        order.OrderStatus = OrderStatus.Cancelled;
        _world.Orders.Update(order);
        await _world.Node.Convergence.ConvergeAsync(order);
        _world.Published.Clear();

        Assert.That(await _world.Node.WelcomeBonuses.ReconcileAsync(DateTime.UtcNow.AddDays(-2)), Is.EqualTo(1));
        Assert.That(await _world.Node.WelcomeBonuses.ReconcileAsync(DateTime.UtcNow.AddDays(-2)), Is.Zero);
        Assert.That(Bonus(), Is.Zero);
    }

    private LoyaltyTier Tier(string name) => _world.Tiers.Rows.Single(tier => tier.Name == name);

    private void ChangeTier(string name, Action<LoyaltyTier> change)
    {
        var tier = Tier(name);
        change(tier);
        _world.Tiers.Update(tier);
    }

    private void Policy(TierMetric metric, TierDowngrade downgrade) => _world.TierPolicies.Add(new TierPolicy
    {
        ProgramId = _world.Program.Id, MetricId = (int)metric, PeriodDays = 30, DowngradeId = (int)downgrade
    });

    private long Bonus() => _world.Entries.Rows.Where(entry => entry.ReferenceType == "tier" && FamilyIds().Contains(entry.MemberId)).Sum(entry => entry.Points);

    private long Balance() => _world.Accounts.Rows.Where(account => account.MemberId == _member.Id).Sum(account => account.Balance - account.Shortfall);

    private List<int> FamilyIds() => [_member.Id, .. _world.Members.Rows.Where(row => row.Id == _member.Id).Select(row => row.MergedIntoId ?? 0)];

    private async Task<Order> BuyAsync(decimal total, DateTime? on = null)
    {
        var order = _world.Orders.Add(new Order
        {
            CustomerId = _member.CustomerId, StoreId = 1, CreatedOnUtc = on ?? DateTime.UtcNow, OrderSubtotalInclTax = total, OrderSubtotalExclTax = total,
            OrderTotal = total, OrderStatus = OrderStatus.Processing, PaymentStatus = PaymentStatus.Paid
        });
        _world.Program.StartOnUtc = DateTime.UtcNow.AddYears(-1);
        _world.Programs.Update(_world.Program);
        await SaveAsync(order, _ => { });

        return order;
    }

    private async Task SaveAsync(Order order, Action<Order> change)
    {
        change(order);
        _world.Orders.Update(order);
        await _world.Node.Convergence.ConvergeAsync(order);
        await FollowAsync();
    }

    /// <summary>Hands what was published to the plugin's consumer, as nopCommerce does.</summary>
    private async Task FollowAsync()
    {
        var consumer = new TierConsumer(null!, new Lazy<Services.Tiers.WelcomeBonuses>(_world.Node.WelcomeBonuses));
        for (var next = 0; next < _world.Published.Count; next++)
        {
            switch (_world.Published[next])
            {
                case TierChangedEvent moved:
                    foreach (var row in _world.TierChanges.Rows.Where(row => row.MemberId == moved.Member.Id && !row.FollowedUp).ToList())
                    {
                        row.FollowedUp = await _world.Node.WelcomeBonuses.GiveAsync(row, _world.Program);
                        await _world.TierChanges.Repository.UpdateAsync(row);
                    }
                    break;
                case PointsEarnedEvent earned: await consumer.HandleEventAsync(earned); break;
                case PointsMaturedEvent matured: await consumer.HandleEventAsync(matured); break;
                case PointsReversedEvent reversed: await consumer.HandleEventAsync(reversed); break;
            }
        }
        _world.Published.Clear();
    }
}
