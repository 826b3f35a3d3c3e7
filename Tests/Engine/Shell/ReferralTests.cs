using FsCheck;
using FsCheck.Fluent;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Friends whom members bring, on services without a web server.</summary>
[TestFixture]
public class ReferralTests
{
    private LoyaltyWorld _world = null!;
    private LoyaltyMember _referrer = null!;
    private string _code = null!;
    private int _friends;

    [SetUp]
    public async Task SetUpAsync()
    {
        _world = new LoyaltyWorld();
        _world.ReferralTerms.Add(new ReferralTerms { ProgramId = _world.Program.Id, Enabled = true, ReferrerPoints = 500, RefereePoints = 250 });
        _referrer = await _world.NewMemberAsync();
        _code = await _world.Node.Referrals.GetCodeAsync(_referrer);
    }

    private Customer NewFriend(string? email = null) => _world.NewCustomer(email ?? $"friend{++_friends}@example.net");

    private Task<Result<Referral>> RecordAsync(Customer friend, string? ip = null) => _world.Node.Referrals.RecordAsync(_code, friend, 1, ip, "test");

    private Order Buy(Customer friend, decimal total = 80) => _world.Orders.Add(new Order
    {
        CustomerId = friend.Id, StoreId = 1, OrderTotal = total, OrderStatus = OrderStatus.Processing, PaymentStatus = PaymentStatus.Pending, CreatedOnUtc = DateTime.UtcNow
    });

    private async Task FinishAsync(Order order)
    {
        order.OrderStatus = OrderStatus.Complete;
        order.PaymentStatus = PaymentStatus.Paid;
        await _world.Orders.Repository.UpdateAsync(order);
    }

    private long BookedFor(int customerId) => _world.Members.Rows.Where(member => member.CustomerId == customerId)
        .SelectMany(member => _world.Entries.Rows.Where(entry => entry.MemberId == member.Id && entry.ReferenceType == "referral")).Sum(entry => entry.Points);

    [Test]
    public async Task A_code_stays_the_same_and_is_found_in_any_case()
    {
        Assert.That(await _world.Node.Referrals.GetCodeAsync(_referrer), Is.EqualTo(_code));
        Assert.That((await _world.Node.Referrals.FindReferrerAsync($" {_code.ToLowerInvariant()} ", 1)).Id, Is.EqualTo(_referrer.Id));
        Assert.That(await _world.Node.Referrals.FindReferrerAsync("NOBODY22", 1), Is.Null);
    }

    [Test]
    public async Task An_order_that_brought_no_money_rewards_nobody_whatever_the_least_total_says()
    {
        var (free, refunded) = (NewFriend(), NewFriend());
        await RecordAsync(free);
        await RecordAsync(refunded);
        var order = Buy(refunded);
        await FinishAsync(Buy(free, total: 0));
        await FinishAsync(order);

        await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.MinValue);
        Assert.That((BookedFor(free.Id), BookedFor(refunded.Id), BookedFor(_referrer.CustomerId)), Is.EqualTo((0L, 250L, 500L)));

        order.RefundedAmount = 80;
        order.PaymentStatus = PaymentStatus.PartiallyRefunded;
        await _world.Orders.Repository.UpdateAsync(order);
        await _world.Node.ReferralConvergence.ConvergeOrderAsync(order);
        Assert.That((BookedFor(refunded.Id), BookedFor(_referrer.CustomerId)), Is.EqualTo((0L, 0L)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_first_order_in_a_suspension_rewards_nobody_later(bool referrerSuspended)
    {
        var friend = NewFriend();
        await RecordAsync(friend);
        var member = referrerSuspended ? _referrer : await _world.Node.MemberService.GetOrEnrolAsync(_world.Program.Id, friend.Id, "test");
        await _world.Node.MemberService.MoveAsync(member, MemberStatus.Suspended, null, "test");
        var order = Buy(friend);
        await _world.Node.MemberService.MoveAsync(_world.Members.Rows.Single(row => row.Id == member.Id), MemberStatus.Active, null, "test");

        await FinishAsync(order);
        await _world.Node.ReferralConvergence.ConvergeOrderAsync(order);
        await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.MinValue);

        Assert.That((BookedFor(friend.Id), BookedFor(_referrer.CustomerId)), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public async Task Both_are_rewarded_when_the_first_order_is_final_and_not_before()
    {
        var friend = NewFriend();
        var referral = (await RecordAsync(friend)).Value;
        await _world.Node.ReferralConvergence.ConvergeAsync(referral.Id);
        var order = Buy(friend);
        await _world.Node.ReferralConvergence.ConvergeOrderAsync(order);
        Assert.That(_world.Entries.Rows, Is.Empty, "unpaid");

        await FinishAsync(order);
        await _world.Node.ReferralConvergence.ConvergeOrderAsync(order);

        Assert.That((BookedFor(_referrer.CustomerId), BookedFor(friend.Id)), Is.EqualTo((500, 250)));
        Assert.That(_world.Referrals.Rows.Single().Status, Is.EqualTo(ReferralStatus.Rewarded));
        Assert.That(_world.Published.OfType<ReferralRewardedEvent>().Count(), Is.EqualTo(1));
        Assert.That(_world.Errors, Is.Empty);
    }

    [Test]
    public async Task Who_is_suspended_while_both_are_rewarded_is_given_his_part_later_and_nobody_is_told_before()
    {
        var friend = NewFriend();
        var referral = (await RecordAsync(friend)).Value;
        await FinishAsync(Buy(friend));
        _world.Pauses.Read = () => Move(MemberStatus.Suspended);

        await _world.Node.ReferralConvergence.ConvergeAsync(referral.Id);

        Assert.That((BookedFor(_referrer.CustomerId), BookedFor(friend.Id)), Is.EqualTo((500, 0)));
        Assert.That(_world.Referrals.Rows.Single().Status, Is.EqualTo(ReferralStatus.Pending));
        Assert.That(_world.Published.OfType<ReferralRewardedEvent>(), Is.Empty);
        _world.Pauses.Read = null;
        Move(MemberStatus.Active);
        await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.MinValue);

        Assert.That((BookedFor(_referrer.CustomerId), BookedFor(friend.Id)), Is.EqualTo((500, 250)));
        Assert.That(_world.Referrals.Rows.Single().Status, Is.EqualTo(ReferralStatus.Rewarded));
        Assert.That(_world.Published.OfType<ReferralRewardedEvent>().Count(), Is.EqualTo(1));

        void Move(MemberStatus status)
        {
            if (_world.Members.Rows.SingleOrDefault(row => row.CustomerId == friend.Id) is not { } member)
                return;

            member.Status = status;
            _world.Members.Update(member);
        }
    }

    [Test]
    public async Task The_hold_of_the_programme_is_waited_for()
    {
        _world.Program.HoldDays = 14;
        await _world.Programs.Repository.UpdateAsync(_world.Program);
        var friend = NewFriend();
        await RecordAsync(friend);
        var order = Buy(friend);
        await FinishAsync(order);
        await _world.Node.ReferralConvergence.ConvergeOrderAsync(order);
        Assert.That(_world.Entries.Rows, Is.Empty);

        order.CreatedOnUtc = DateTime.UtcNow.AddDays(-15);
        await _world.Orders.Repository.UpdateAsync(order);
        await _world.Node.ReferralConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-90));
        Assert.That(BookedFor(friend.Id), Is.EqualTo(250));
    }

    [Test]
    public async Task A_friend_counts_once()
    {
        var friend = NewFriend();
        await RecordAsync(friend);
        var other = (await _world.Node.MemberService.EnrolAsync(_world.Program.Id, _world.NewCustomer("other@example.org").Id, "test")).Value;

        Assert.That((await RecordAsync(friend)).Error.Code, Is.EqualTo(LoyaltyErrorCodes.DUPLICATE_REFERRAL));
        var again = await _world.Node.Referrals.RecordAsync(await _world.Node.Referrals.GetCodeAsync(other), friend, 1, null, "test");
        Assert.That(again.Error.Code, Is.EqualTo(LoyaltyErrorCodes.DUPLICATE_REFERRAL));
        Assert.That(_world.Referrals.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_refers_himself_is_refused_kept_in_the_queue_and_can_still_be_brought_by_another()
    {
        var self = _world.Customers.Rows.Single();
        Assert.That((await RecordAsync(self)).Error.Code, Is.EqualTo(LoyaltyErrorCodes.SELF_REFERRAL));
        Assert.That((await RecordAsync(self)).Error.Code, Is.EqualTo(LoyaltyErrorCodes.SELF_REFERRAL), "again");
        var kept = _world.Referrals.Rows.Single();
        Assert.That((kept.Status, kept.Reason), Is.EqualTo((ReferralStatus.Blocked, ReferralReason.SelfReferral)));
        Assert.That((await _world.Node.Referrals.ApproveAsync(kept, "admin")).Error.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));

        var other = (await _world.Node.MemberService.EnrolAsync(_world.Program.Id, _world.NewCustomer("other@example.org").Id, "test")).Value;
        var brought = await _world.Node.Referrals.RecordAsync(await _world.Node.Referrals.GetCodeAsync(other), self, 1, null, "test");
        Assert.That(brought.Value.Status, Is.EqualTo(ReferralStatus.Pending));
    }

    [Test]
    public async Task What_speaks_against_a_friend_blocks_until_an_admin_approves()
    {
        Assert.That((await RecordAsync(NewFriend("Vera+2@example.com"))).Error.Code, Is.EqualTo(LoyaltyErrorCodes.SELF_REFERRAL));
        var neighbour = NewFriend();
        _world.AddressesOf[_referrer.CustomerId] = [new Address { Address1 = "1 Main St.", ZipPostalCode = "10001", CountryId = 1 }];
        _world.AddressesOf[neighbour.Id] = [new Address { Address1 = "1 MAIN ST", ZipPostalCode = "10001", CountryId = 1 }];
        var atHome = (await RecordAsync(neighbour)).Value;
        var regular = NewFriend();
        Buy(regular);
        var notFirst = (await RecordAsync(regular)).Value;
        Assert.That(_world.Referrals.Rows.Select(row => (row.Status, row.Reason)), Is.EqualTo(new[]
        {
            (ReferralStatus.Blocked, ReferralReason.SameEmail), (ReferralStatus.Blocked, ReferralReason.SameAddress), (ReferralStatus.Blocked, ReferralReason.NotFirstOrder)
        }));

        var order = Buy(neighbour);
        await FinishAsync(order);
        await _world.Node.ReferralConvergence.ConvergeOrderAsync(order);
        Assert.That(BookedFor(neighbour.Id), Is.Zero);
        await _world.Node.Referrals.ApproveAsync(atHome, "admin");
        Assert.That(BookedFor(neighbour.Id), Is.EqualTo(250));
        await _world.Node.Referrals.RejectAsync(atHome, "admin");
        Assert.That((BookedFor(neighbour.Id), BookedFor(_referrer.CustomerId)), Is.EqualTo((0, 0)));
        await _world.Node.Referrals.RejectAsync(notFirst, "admin");
        Assert.That(_world.Referrals.Rows.Last().Status, Is.EqualTo(ReferralStatus.Rejected));
    }

    [Test]
    public async Task Many_friends_from_one_network_address_are_looked_at()
    {
        for (var i = 0; i < 10; i++)
            Assert.That((await RecordAsync(NewFriend(), "10.0.0.7")).Value.Status, Is.EqualTo(ReferralStatus.Pending));

        Assert.That((await RecordAsync(NewFriend(), "10.0.0.7")).Value.Reason, Is.EqualTo(ReferralReason.SameIp));
        Assert.That((await RecordAsync(NewFriend(), "10.0.0.8")).Value.Reason, Is.EqualTo(ReferralReason.None));
    }

    [Test]
    public async Task The_limit_of_a_period_holds_on_three_nodes_at_once()
    {
        var terms = _world.ReferralTerms.Rows.Single();
        terms.LimitPerPeriod = 3;
        terms.PeriodDays = 3000;
        await _world.ReferralTerms.Repository.UpdateAsync(terms);
        LoyaltyNode[] nodes = [_world.Node, new LoyaltyNode(_world), new LoyaltyNode(_world)];
        var friends = Enumerable.Range(0, 12).Select(_ => NewFriend()).ToList();

        var results = await Task.WhenAll(friends.Select((friend, i) => Task.Run(() => nodes[i % 3].Referrals.RecordAsync(_code, friend, 1, null, "test"))));

        Assert.That(results.Count(result => result.Success), Is.EqualTo(3));
        Assert.That(results.Where(result => !result.Success).Select(result => result.Error.Code), Is.All.EqualTo(LoyaltyErrorCodes.REFERRAL_LIMIT_EXCEEDED));
        Assert.That(_world.Referrals.Rows.Count(row => row.Reason == ReferralReason.OverLimit), Is.EqualTo(9), "kept for an admin");
    }

    [Test]
    public async Task Three_nodes_that_see_the_same_event_reward_once()
    {
        var friend = NewFriend();
        await RecordAsync(friend);
        var order = Buy(friend);
        await FinishAsync(order);
        LoyaltyNode[] nodes = [_world.Node, new LoyaltyNode(_world), new LoyaltyNode(_world)];

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => nodes[i % 3].ReferralConvergence.ConvergeOrderAsync(order))));

        Assert.That((BookedFor(_referrer.CustomerId), BookedFor(friend.Id)), Is.EqualTo((500, 250)));
        Assert.That(_world.Entries.Rows.Count(entry => entry.ReferenceType == "referral"), Is.EqualTo(2));
        Assert.That(_world.Published.OfType<ReferralRewardedEvent>().Count(), Is.EqualTo(1));
    }

    /// <summary>
    /// What happens to the friend's order next, and whether somebody looks at it then
    /// </summary>
    public sealed record Step(int Kind, bool Look);

    private static readonly Gen<Step[]> _steps =
        (from kind in Gen.Choose(0, 5)
            from look in Gen.Elements(true, true, false)
            select new Step(kind, look)).ArrayOf(10);

    [Test]
    public void Whatever_happens_to_the_order_the_points_end_where_they_should()
    {
        var rewarded = 0;
        var property = Prop.ForAll(_steps.ToArbitrary(), steps =>
        {
            SetUpAsync().GetAwaiter().GetResult();
            var friend = NewFriend();
            var referral = RecordAsync(friend).GetAwaiter().GetResult().Value;
            var order = Buy(friend);
            var given = false;
            foreach (var step in steps)
            {
                Happen(order, step.Kind, referral);
                _world.Orders.Repository.UpdateAsync(order).GetAwaiter().GetResult();
                if (!step.Look && step.Kind != 5)
                    continue;

                _world.Node.ReferralConvergence.ConvergeAsync(referral.Id).GetAwaiter().GetResult();
                var stands = order.OrderStatus != OrderStatus.Cancelled && order.PaymentStatus != PaymentStatus.Refunded && order.RefundedAmount < order.OrderTotal
                    && _world.Referrals.Rows.Single().Status != ReferralStatus.Rejected;
                given = stands && (given || (order.OrderStatus == OrderStatus.Complete && order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded));
                rewarded += given ? 1 : 0;
                Assert.That((BookedFor(_referrer.CustomerId), BookedFor(friend.Id)), Is.EqualTo(given ? (500L, 250L) : (0L, 0L)), string.Join(' ', steps.Select(row => row.Kind)));
            }

            return true;
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(40));
        Assert.That(rewarded, Is.GreaterThan(0), "the choices led to rewards at all");
    }

    private void Happen(Order order, int kind, Referral referral)
    {
        switch (kind)
        {
            case 0:
                order.PaymentStatus = PaymentStatus.Paid;
                break;
            case 1:
                order.OrderStatus = OrderStatus.Complete;
                break;
            case 2:
                order.PaymentStatus = PaymentStatus.PartiallyRefunded;
                order.RefundedAmount = 10;
                break;
            case 3:
                order.PaymentStatus = PaymentStatus.Refunded;
                order.RefundedAmount = order.OrderTotal;
                break;
            case 4:
                order.OrderStatus = OrderStatus.Cancelled;
                break;
            default:
                _world.Node.Referrals.RejectAsync(referral, "admin").GetAwaiter().GetResult();
                break;
        }
    }
}
