using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Scheduled tasks work in proportion to what changed: a second run over the same rows costs a few statements for each batch.</summary>
[TestFixture]
public sealed class TaskWorkTests
{
    private const int ROWS = 1000;

    /// <summary>
    /// Batches of 200, an empty one that ends the run, and what one batch may cost
    /// </summary>
    private static int Allowed(int count) => (count / 200 + 1) * 18;

    private LoyaltyWorld _world = null!;

    [SetUp]
    public void Begin()
    {
        _world = new LoyaltyWorld();
    }

    private Order Place(int customerId, Action<Order>? change = null)
    {
        var order = new Order
        {
            CustomerId = customerId, StoreId = 1, CreatedOnUtc = DateTime.UtcNow, OrderSubtotalInclTax = 10, OrderSubtotalExclTax = 10, OrderTotal = 10,
            OrderStatusId = (int)OrderStatus.Pending, PaymentStatusId = (int)PaymentStatus.Pending
        };
        change?.Invoke(order);

        return _world.Orders.Add(order);
    }

    private Task<int> ReconcileAsync()
    {
        return _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1));
    }

    private async Task<int> CountAsync(Func<Task<int>> work)
    {
        var before = _world.Database.Statements;
        Assert.That(await work(), Is.Zero, "a second run found something to do");

        return _world.Database.Statements - before;
    }

    /// <summary>
    /// Awards one order, and puts others like it beside it
    /// </summary>
    private async Task AwardAsync(int count = ROWS)
    {
        var order = Place(_world.NewCustomer().Id);
        Assert.That(await ReconcileAsync(), Is.EqualTo(1));

        var (award, entry, member, account) = (_world.Awards.Rows.Single(), _world.Entries.Rows.Single(), _world.Members.Rows.Single(), _world.Accounts.Rows.Single());
        for (var i = 1; i < count; i++)
        {
            var customerId = _world.NewCustomer().Id;
            var orderId = Place(customerId, row => row.CreatedOnUtc = order.CreatedOnUtc).Id;
            (member.CustomerId, member.CardNumber) = (customerId, $"copy {i}");
            account.MemberId = award.MemberId = entry.MemberId = _world.Members.Add(member).Id;
            award.OrderId = orderId;
            (entry.ReferenceId, entry.IdempotencyKey) = ($"{orderId}", $"order:{orderId}:1");
            _world.Awards.Add(award);
            _world.Entries.Add(entry);
            _world.Accounts.Add(account);
        }
    }

    // the first run looks at each order; what it needs for that grows with their number in this memory database
    [TestCase("orders of guests", ROWS)]
    [TestCase("free orders", 400)]
    [TestCase("cancelled orders", 400)]
    [TestCase("unpaid orders of a store that awards paid ones", 400)]
    [TestCase("orders from before the program began", 400)]
    [TestCase("orders of customers who are no members of a program that enrols by hand", 400)]
    [TestCase("orders of suspended members", 400)]
    [TestCase("orders of a time in which the program paused", 400)]
    [TestCase("awarded orders", ROWS)]
    [TestCase("awarded orders of members suspended since", 400)]
    public async Task Orders_that_have_nothing_to_book_cost_a_few_statements_for_each_batch(string kind, int count)
    {
        var guest = kind == "orders of guests";
        if (kind == "unpaid orders of a store that awards paid ones")
            _world.Settings.AwardMomentId = (int)AwardMoment.Paid;
        if (kind == "orders from before the program began")
            _world.Programs.Update(With(_world.Program, program => program.StartOnUtc = DateTime.UtcNow.AddDays(1)));
        if (kind == "orders of customers who are no members of a program that enrols by hand")
            _world.Programs.Update(With(_world.Program, program => program.Enrolment = Enrolment.ByHand));
        var awarded = kind.StartsWith("awarded");
        if (awarded)
            await AwardAsync(count);
        if (kind == "orders of a time in which the program paused")
            _world.Pauses.Add(new EarningPause { Scope = EarningPauses.OfProgram(_world.Program.Id), FromUtc = DateTime.UtcNow.AddHours(-1), UntilUtc = DateTime.UtcNow.AddHours(1) });
        for (var i = 0; i < count && !awarded; i++)
        {
            var customer = _world.NewCustomer(guest ? null : "vera@example.com");
            Place(customer.Id, order =>
            {
                order.OrderTotal = kind == "free orders" ? 0 : order.OrderTotal;
                order.OrderSubtotalInclTax = order.OrderSubtotalExclTax = order.OrderTotal;
                order.OrderStatusId = kind == "cancelled orders" ? (int)OrderStatus.Cancelled : order.OrderStatusId;
            });
            if (kind == "orders of suspended members")
                _world.Members.Add(new LoyaltyMember { ProgramId = _world.Program.Id, CustomerId = customer.Id, CardNumber = $"{i}", Status = MemberStatus.Suspended });
        }

        await ReconcileAsync();
        if (kind == "awarded orders of members suspended since")
        {
            foreach (var member in _world.Members.Rows)
                _world.Members.Update(With(member, row => row.Status = MemberStatus.Suspended));
            foreach (var order in _world.Orders.Rows)
                _world.Orders.Update(With(order, row => row.OrderSubtotalInclTax = row.OrderSubtotalExclTax = row.OrderTotal = 20));
        }

        Assert.That(await CountAsync(ReconcileAsync), Is.LessThanOrEqualTo(Allowed(count)));
        Assert.That(_world.Errors, Is.Empty);
    }

    [Test]
    public async Task One_order_that_can_earn_is_found_among_a_thousand_that_cannot()
    {
        for (var i = 0; i < ROWS; i++)
            Place(_world.NewCustomer(null).Id);
        Place(_world.NewCustomer().Id);
        for (var i = 0; i < ROWS; i++)
            Place(_world.NewCustomer(null).Id);

        Assert.That(await ReconcileAsync(), Is.EqualTo(1));
        Assert.That(_world.Entries.Rows.Single().Points, Is.EqualTo(10));
    }

    [Test]
    public async Task An_order_awarded_in_one_program_is_looked_at_until_the_other_has_decided()
    {
        var second = _world.Programs.Add(With(_world.Programs.Rows.Single(),
            program => (program.SystemName, program.IsDefault, program.StartOnUtc) = ("second", false, DateTime.UtcNow.AddDays(1))));
        Place(_world.NewCustomer().Id);
        Assert.That(await ReconcileAsync(), Is.EqualTo(1));

        _world.Programs.Update(With(second, program => program.StartOnUtc = DateTime.UtcNow.AddDays(-1)));

        Assert.That(await ReconcileAsync(), Is.EqualTo(1));
        Assert.That(_world.Awards.Rows.Select(award => award.ProgramId), Is.EquivalentTo(new[] { _world.Program.Id, second.Id }));
    }

    [Test]
    public async Task Points_held_for_orders_that_are_not_paid_cost_a_few_statements_for_each_batch()
    {
        _world.Programs.Update(With(_world.Program, program => program.HoldUntilId = (int)HoldUntil.Paid));
        await AwardAsync();
        Assert.That(_world.Accounts.Rows.Sum(account => account.Pending), Is.EqualTo(10 * ROWS));

        Assert.That(await CountAsync(_world.Node.Convergence.MatureDueAsync), Is.LessThanOrEqualTo(Allowed(ROWS)));
    }

    [TestCase(null)]
    [TestCase(PaymentStatus.Pending)]
    [TestCase(PaymentStatus.Paid)]
    public async Task Referrals_that_wait_or_are_rewarded_cost_a_few_statements_for_each_batch(PaymentStatus? order)
    {
        var referrer = await _world.NewMemberAsync();
        var rewarded = order == PaymentStatus.Paid;
        for (var i = 0; i < ROWS; i++)
        {
            if (rewarded && i == 1)
            {
                Assert.That(await ReconcileAsync(), Is.EqualTo(2));
                break;
            }
            var friend = _world.NewCustomer($"friend{i}@example.com");
            _world.Referrals.Add(new Referral
            {
                ProgramId = _world.Program.Id, ReferrerMemberId = referrer.Id, RefereeCustomerId = friend.Id, RefereeKey = $"{i}", Status = ReferralStatus.Pending,
                ReferrerPoints = 20, RefereePoints = 10, StoreId = 1, CreatedOnUtc = DateTime.UtcNow, UpdatedOnUtc = DateTime.UtcNow
            });
            if (order is { } payment)
                Place(friend.Id, row => (row.PaymentStatusId, row.OrderStatusId) = ((int)payment, payment == PaymentStatus.Paid ? (int)OrderStatus.Complete : row.OrderStatusId));
        }

        if (rewarded)
            RewardOthers();

        Assert.That(await CountAsync(ReconcileAsync), Is.LessThanOrEqualTo(Allowed(ROWS)));
        Assert.That(_world.Errors, Is.Empty);
        return;

        Task<int> ReconcileAsync()
        {
            return _world.Node.ReferralConvergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1));
        }

        void RewardOthers()
        {
            var (referral, entries, notices, member) = (_world.Referrals.Rows.Single(), _world.Entries.Rows, _world.Notices.Rows, _world.Members.Rows.Last());
            var first = referral.Id;
            for (var i = 1; i < ROWS; i++)
            {
                var friend = _world.NewCustomer($"friend{i}@example.com");
                (member.CustomerId, member.CardNumber) = (friend.Id, $"copy {i}");
                _world.Members.Add(member);
                referral.OrderId = Place(friend.Id, row => (row.PaymentStatusId, row.OrderStatusId) = ((int)PaymentStatus.Paid, (int)OrderStatus.Complete)).Id;
                (referral.RefereeCustomerId, referral.RefereeKey) = (friend.Id, $"{i}");
                _world.Referrals.Add(referral);
                foreach (var entry in entries)
                {
                    (entry.ReferenceId, entry.IdempotencyKey, entry.Version) = ($"{referral.Id}", $"copy {i}:{entry.Points}", entry.Version + 1);
                    _world.Entries.Add(entry);
                }
                foreach (var notice in notices)
                    _world.Notices.Add(new SentNotice { NoticeKey = notice.NoticeKey.Replace($"referral:{first}", $"referral:{referral.Id}") });
            }
        }
    }

    [Test]
    public async Task Members_reminded_already_cost_a_few_statements_for_each_batch()
    {
        _world.Programs.Update(With(_world.Program, program => program.ReminderDays = 10));
        for (var i = 0; i < ROWS; i++)
        {
            var member = _world.Members.Add(new LoyaltyMember { ProgramId = _world.Program.Id, CustomerId = i + 1, CardNumber = $"{i}", Status = MemberStatus.Active });
            _world.Lots.Add(new PointLot { MemberId = member.Id, Remaining = 5, ExpiresOnUtc = DateTime.UtcNow.AddDays(3) });
        }
        await _world.Node.Reminders.SendAsync();
        Assert.That(_world.Reminders.Rows, Has.Count.EqualTo(ROWS));

        Assert.That(await CountAsync(_world.Node.Reminders.SendAsync), Is.LessThanOrEqualTo(Allowed(ROWS)));
        Assert.That(_world.Reminders.Rows, Has.Count.EqualTo(ROWS));
    }

    [Test]
    public async Task Birthdays_that_were_honoured_or_left_alone_cost_a_few_statements()
    {
        var rule = new RuleDefinition { Trigger = RuleTrigger.Birthday, Points = 10, Active = true };
        Assert.That((await _world.Node.Rules.InsertRuleAsync(new EarningRule { ProgramId = _world.Program.Id, Name = "Birthday", Definition = rule.ToJson() }, "test")).Success);
        for (var i = 0; i < ROWS / 10; i++)
        {
            var customer = _world.NewCustomer(i % 2 == 0 ? null : "vera@example.com");
            customer.Active = true;
            customer.DateOfBirth = DateTime.UtcNow.Date.AddYears(-30).AddDays(i % 4 < 2 ? 0 : -1);
            _world.Customers.Update(customer);
        }
        Assert.That(await _world.Node.Birthdays.AwardAsync(), Is.EqualTo(ROWS / 20));

        Assert.That(await CountAsync(_world.Node.Birthdays.AwardAsync), Is.LessThanOrEqualTo(18));
    }

    [Test]
    public async Task Bonuses_that_wait_for_suspended_members_cost_a_few_statements_for_each_batch()
    {
        for (var i = 0; i < ROWS; i++)
        {
            var member = _world.Members.Add(new LoyaltyMember { ProgramId = _world.Program.Id, CustomerId = i + 1, CardNumber = $"{i}", Status = MemberStatus.Suspended });
            _world.TierChanges.Add(new TierChange { MemberId = member.Id, ProgramId = _world.Program.Id, Number = 1, ToTierId = 1, ToName = "Gold", Direction = 1, Bonus = 5 });
        }

        Assert.That(await CountAsync(_world.Node.TierFollowUp.RunAllAsync), Is.LessThanOrEqualTo(Allowed(ROWS)));
        Assert.That(_world.TierChanges.Rows, Has.None.Property(nameof(TierChange.FollowedUp)).True);
    }

    [Test]
    public async Task Points_of_merged_members_whose_heir_is_suspended_cost_one_statement()
    {
        var heir = _world.Members.Add(new LoyaltyMember { ProgramId = _world.Program.Id, CustomerId = 1, CardNumber = "heir", Status = MemberStatus.Suspended });
        for (var i = 0; i < ROWS; i++)
        {
            var member = _world.Members.Add(new LoyaltyMember
            {
                ProgramId = _world.Program.Id, CustomerId = i + 2, CardNumber = $"{i}", Status = MemberStatus.Inactive, MergedIntoId = heir.Id
            });
            _world.Accounts.Add(new PointsAccount { ProgramId = _world.Program.Id, MemberId = member.Id, Balance = 1 });
        }

        Assert.That(await CountAsync(_world.Node.Merge.SettleAsync), Is.LessThanOrEqualTo(18));
    }

    private static T With<T>(T row, Action<T> change)
    {
        change(row);

        return row;
    }
}
