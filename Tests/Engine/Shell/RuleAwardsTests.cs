using FsCheck;
using FsCheck.Fluent;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

[TestFixture]
public class RuleAwardsTests
{
    private static readonly RuleDefinition _review = new() { Trigger = RuleTrigger.Review, Points = 10, Active = true };
    private static readonly RuleDefinition _order = new() { Trigger = RuleTrigger.Order, Points = 100, Active = true };

    private LoyaltyWorld _world = null!;

    [SetUp]
    public void Begin()
    {
        _world = new LoyaltyWorld();
    }

    private async Task<EarningRule> AddAsync(RuleDefinition definition, string name = "A rule")
    {
        var added = await _world.Node.Rules.InsertRuleAsync(new EarningRule { ProgramId = _world.Program.Id, Name = name, Definition = definition.ToJson() }, "test");
        Assert.That(added.Success, Is.True, added.Error?.Message);

        return added.Value;
    }

    private static RuleEvent Review(int number)
    {
        return new RuleEvent { Trigger = RuleTrigger.Review, Key = $"review:{number}", StoreId = 1, OccurredOnUtc = DateTime.UtcNow };
    }

    private Order Place(decimal total, int customerId)
    {
        return _world.Orders.Add(new Order
        {
            CustomerId = customerId, StoreId = 1, CreatedOnUtc = DateTime.UtcNow, CustomOrderNumber = "A-1",
            OrderSubtotalInclTax = total, OrderSubtotalExclTax = total, OrderTotal = total,
            OrderStatusId = (int)OrderStatus.Pending, PaymentStatusId = (int)PaymentStatus.Pending
        });
    }

    private long Balance(int customerId)
    {
        var member = _world.Members.Rows.SingleOrDefault(row => row.CustomerId == customerId);
        var account = _world.Accounts.Rows.SingleOrDefault(row => row.MemberId == member?.Id) ?? new PointsAccount();

        return account.Balance - account.Shortfall;
    }

    [Test]
    public async Task An_event_gives_the_points_of_every_rule_that_fires_once_and_enrols_the_customer()
    {
        var ten = await AddAsync(_review, "Ten");
        var five = await AddAsync(_review with { Points = 5 }, "Five");
        await AddAsync(_review with { Trigger = RuleTrigger.Birthday });
        var customer = _world.NewCustomer();

        await _world.Node.Awards.FireAsync(Review(1), customer.Id);
        var again = await _world.Node.Awards.FireAsync(Review(1), customer.Id);

        Assert.That(Balance(customer.Id), Is.EqualTo(15));
        Assert.That(again.Select(outcome => outcome.Verdict.Reason), Is.All.EqualTo(RuleReasons.ALREADY_AWARDED));
        var entries = _world.Entries.Rows;
        Assert.That(entries.Select(entry => (entry.RuleId, entry.RuleVersion, entry.Points)), Is.EqualTo(new[] { ((int?)ten.Id, (int?)1, 10L), (five.Id, 1, 5L) }));
        Assert.That(entries[0].IdempotencyKey, Is.EqualTo($"rule:{ten.Id}:review:1"));
        Assert.That(entries[0].Inputs, Does.Contain("Review"));
    }

    [Test]
    public async Task Guests_and_suspended_members_get_nothing()
    {
        await AddAsync(_review);
        var guest = _world.NewCustomer(email: null);
        var member = await _world.NewMemberAsync();
        await _world.Node.MemberService.SetStatusAsync(member, MemberStatus.Suspended, "test");

        await _world.Node.Awards.FireAsync(Review(1), guest.Id);
        var outcomes = await _world.Node.Awards.FireAsync(Review(2), member.CustomerId);

        Assert.That(_world.Entries.Rows, Is.Empty);
        Assert.That(outcomes.Single().Verdict.Reason, Is.EqualTo(RuleReasons.MEMBER_INACTIVE));
    }

    [Test]
    public async Task What_happened_in_a_suspension_is_not_awarded_later()
    {
        await AddAsync(_review);
        var member = await _world.NewMemberAsync();
        await _world.Node.MemberService.MoveAsync(member, MemberStatus.Suspended, null, "test");
        var meanwhile = Review(1);
        await _world.Node.MemberService.MoveAsync(_world.Members.Rows.Single(row => row.Id == member.Id), MemberStatus.Active, null, "test");

        await _world.Node.Awards.FireAsync(meanwhile, member.CustomerId);
        Assert.That(_world.Entries.Rows, Is.Empty);
        await _world.Node.Awards.FireAsync(Review(2), member.CustomerId);

        Assert.That(_world.Entries.Rows, Has.Count.EqualTo(1), "what happens afterwards is");
    }

    [Test]
    public async Task What_a_limit_leaves_nothing_of_is_recorded_with_its_reason()
    {
        await AddAsync(_review with { MaxPerMember = 1 });
        var customer = _world.NewCustomer();

        await _world.Node.Awards.FireAsync(Review(1), customer.Id);
        var second = await _world.Node.Awards.FireAsync(Review(2), customer.Id);

        Assert.That(second.Single().Verdict, Is.EqualTo(new RuleVerdict(0, RuleReasons.MAX_PER_MEMBER)));
        Assert.That(_world.RuleAwards.Rows.Select(award => (award.EventKey, award.Points, award.Wanted, award.Reason)), Is.EqualTo(new[]
        {
            ("review:1", 10L, 10L, (string?)null), ("review:2", 0L, 10L, RuleReasons.MAX_PER_MEMBER)
        }));
        Assert.That(_world.RuleAwards.Rows[0].EntryId, Is.EqualTo(_world.Entries.Rows.Single().Id));
    }

    [Test]
    public async Task A_rule_that_fails_is_logged_and_keeps_no_other_from_giving_points()
    {
        var broken = await AddAsync(_review);
        await AddAsync(_review with { Points = 3 });
        var customer = _world.NewCustomer();
        _world.Entries.Add(new LedgerEntry { ProgramId = _world.Program.Id, IdempotencyKey = $"rule:{broken.Id}:review:1", MemberId = 4711, Version = 1, RequestHash = "other" });

        var outcomes = await _world.Node.Awards.FireAsync(Review(1), customer.Id);

        Assert.That(outcomes.Select(outcome => outcome.Verdict.Reason), Is.EqualTo(new[] { RuleReasons.FAILED, null }));
        Assert.That(Balance(customer.Id), Is.EqualTo(3));
        Assert.That(_world.Errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Editing_a_rule_makes_a_version_and_old_awards_keep_theirs()
    {
        var rule = await AddAsync(_review);
        var customer = _world.NewCustomer();
        await _world.Node.Awards.FireAsync(Review(1), customer.Id);

        rule.Definition = (_review with { Points = 20 }).ToJson();
        await _world.Node.Rules.UpdateRuleAsync(rule, "test");
        await _world.Node.Rules.UpdateRuleAsync(rule, "test");
        await _world.Node.Awards.FireAsync(Review(2), customer.Id);

        Assert.That(rule.Version, Is.EqualTo(2));
        Assert.That((await _world.Node.Rules.GetVersionsAsync(rule.Id)).Select(version => version.Version), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(_world.Entries.Rows.Select(entry => (entry.RuleVersion, entry.Points)), Is.EqualTo(new[] { ((int?)1, 10L), (2, 20L) }));
    }

    [Test]
    public async Task Parallel_events_on_two_nodes_never_pass_a_cap_a_cooldown_or_a_budget()
    {
        var capped = await AddAsync(_review with { MaxPerMember = 3 });
        var cooled = await AddAsync(_review with { Points = 1, CooldownHours = 1 });
        var budgeted = await AddAsync(_review with { Points = 7, Budget = 40 });
        var nodes = new[] { _world.Node, new LoyaltyNode(_world) };
        var customers = Enumerable.Range(0, 3).Select(_ => _world.NewCustomer().Id).ToList();

        await Task.WhenAll(Enumerable.Range(0, 36).Select(i => Task.Run(() => nodes[i % 2].Awards.FireAsync(Review(i), customers[i % 3]))));

        Assert.That(_world.Errors, Is.Empty);
        Assert.Multiple(() =>
        {
            Assert.That(Awards(capped).GroupBy(award => award.MemberId).Select(group => group.Count(award => award.Points > 0)), Is.EqualTo(new[] { 3, 3, 3 }));
            Assert.That(Awards(cooled).GroupBy(award => award.MemberId).Select(group => group.Count(award => award.Points > 0)), Is.EqualTo(new[] { 1, 1, 1 }));
            Assert.That(Awards(budgeted).Sum(award => award.Points), Is.EqualTo(40));
            Assert.That(_world.RuleAwards.Rows, Has.Count.EqualTo(3 * 36));
            Assert.That(_world.Entries.Rows.Where(entry => entry.RuleId == budgeted.Id).Sum(entry => entry.Points), Is.EqualTo(40));
        });
        return;

        IEnumerable<RuleAward> Awards(EarningRule rule) => _world.RuleAwards.Rows.Where(award => award.RuleId == rule.Id);
    }

    [Test]
    public async Task An_order_gives_its_rules_points_beside_its_own_and_takes_them_back()
    {
        var rule = await AddAsync(_order with { MinimumTotal = 50 });
        await AddAsync(_order with { MinimumTotal = 51 });
        var customer = _world.NewCustomer();
        var order = Place(50, customer.Id);

        Assert.That(await _world.Node.Convergence.ConvergeAsync(order), Is.EqualTo(2));
        Assert.That(await _world.Node.Convergence.ConvergeAsync(order), Is.EqualTo(0));
        Assert.That(Balance(customer.Id), Is.EqualTo(150));
        Assert.That(_world.Entries.Rows[1].IdempotencyKey, Is.EqualTo($"rule:{rule.Id}:order:{order.Id}:1"));
        Assert.That((await _world.Node.Convergence.GetBookedPointsAsync(order)).Values, Is.EqualTo(new[] { 150 }));

        order.RefundedAmount = 25;
        _world.Orders.Update(order);
        await _world.Node.Convergence.ConvergeAsync(order);
        Assert.That(Balance(customer.Id), Is.EqualTo(75));

        order.OrderStatusId = (int)OrderStatus.Cancelled;
        _world.Orders.Update(order);
        await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1));
        Assert.That(Balance(customer.Id), Is.EqualTo(0));
        Assert.That((await _world.Node.Ledger.VerifyAsync()).Ok, Is.True);
    }

    [Test]
    public async Task An_order_keeps_the_rules_of_its_first_award()
    {
        var rule = await AddAsync(_order with { AwardKind = RuleAwardKind.Rate, Rate = 2 });
        var customer = _world.NewCustomer();
        var order = Place(50, customer.Id);
        await _world.Node.Convergence.ConvergeAsync(order);

        rule.Definition = (_order with { AwardKind = RuleAwardKind.Rate, Rate = 10 }).ToJson();
        await _world.Node.Rules.UpdateRuleAsync(rule, "test");
        await AddAsync(_order);
        order.OrderSubtotalInclTax = order.OrderTotal = 60;
        _world.Orders.Update(order);
        await _world.Node.Convergence.ConvergeAsync(order);

        Assert.That(Balance(customer.Id), Is.EqualTo(60 + 120));
    }

    [TestCase(25, 25 + 50)]
    [TestCase(0, 0)]
    public async Task A_total_lowered_by_hand_lowers_what_rules_gave(decimal total, long points)
    {
        await AddAsync(_order with { AwardKind = RuleAwardKind.Rate, Rate = 2 });
        var customer = _world.NewCustomer();
        var order = Place(50, customer.Id);
        await _world.Node.Convergence.ConvergeAsync(order);

        order.OrderTotal = total;
        _world.Orders.Update(order);
        await _world.Node.Convergence.ConvergeAsync(order);

        Assert.That(Balance(customer.Id), Is.EqualTo(points));
    }

    [Test]
    public async Task Rules_on_held_orders_wait_with_them()
    {
        _world.Program.HoldUntil = HoldUntil.Paid;
        _world.Programs.Update(_world.Program);
        await AddAsync(_order);
        var customer = _world.NewCustomer();
        var order = Place(50, customer.Id);
        await _world.Node.Convergence.ConvergeAsync(order);
        Assert.That((Balance(customer.Id), _world.Accounts.Rows.Single().Pending), Is.EqualTo((0L, 150L)));

        order.PaymentStatusId = (int)PaymentStatus.Paid;
        _world.Orders.Update(order);
        await _world.Node.Convergence.ConvergeAsync(order);

        Assert.That((Balance(customer.Id), _world.Accounts.Rows.Single().Pending), Is.EqualTo((150L, 0L)));
    }

    [Test]
    public async Task First_and_third_order_count_orders_that_were_not_cancelled()
    {
        await AddAsync(_order with { Trigger = RuleTrigger.FirstOrder });
        await AddAsync(_order with { Trigger = RuleTrigger.NthOrder, OrderNumber = 3, Points = 1000 });
        var customer = _world.NewCustomer();
        var before = new List<long>();
        for (var i = 0; i < 4; i++)
        {
            var order = Place(10, customer.Id);
            if (i == 1)
                order.OrderStatusId = (int)OrderStatus.Cancelled;
            _world.Orders.Update(order);
            await _world.Node.Convergence.ConvergeAsync(order);
            before.Add(Balance(customer.Id));
        }

        Assert.That(before, Is.EqualTo(new[] { 110L, 110, 120, 1130 }));
    }

    [Test]
    public void Whatever_happens_to_an_order_its_rules_end_where_it_says()
    {
        var step =
            from kind in Gen.Choose(0, 6)
            from cents in Gen.Choose(1, 4000)
            from heard in Gen.Choose(0, 2)
            select (Kind: kind, Amount: cents / 100m, Heard: heard);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(step.ArrayOf(10).ToArbitrary(), steps =>
        {
            RunAsync(steps).GetAwaiter().GetResult();
        }));
        return;

        async Task RunAsync((int Kind, decimal Amount, int Heard)[] steps)
        {
            _world = new LoyaltyWorld();
            await AddAsync(_order with { Points = 33 });
            await AddAsync(_order with { AwardKind = RuleAwardKind.Multiplier, Multiplier = 1.5m });
            await AddAsync(_order with { Points = 50, Budget = 20 });
            var customer = _world.NewCustomer();
            var order = Place(99.99m, customer.Id);
            await _world.Node.Convergence.ConvergeAsync(order);
            foreach (var (kind, amount, heard) in steps)
            {
                switch (kind)
                {
                    case 0:
                        order.OrderStatusId = (int)OrderStatus.Cancelled;
                        break;
                    case 1 or 2:
                        order.OrderStatusId = (int)OrderStatus.Processing;
                        break;
                    case 3:
                        order.Deleted = !order.Deleted;
                        break;
                    default:
                        order.RefundedAmount = Math.Min(order.OrderTotal, order.RefundedAmount + amount);
                        break;
                }
                _world.Orders.Update(order);
                for (var i = 0; i < heard; i++)
                    await _world.Node.Convergence.ConvergeAsync(order);
            }
            await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1));

            var undone = order.Deleted || order.OrderStatusId == (int)OrderStatus.Cancelled;
            var kept = undone ? 0 : (order.OrderTotal - order.RefundedAmount) / order.OrderTotal;
            var byRules = _world.Entries.Rows.Where(entry => entry.RuleId is not null).Sum(entry => entry.Points);
            Assert.That(byRules, Is.EqualTo((long)Math.Floor((33 + 49 + 20) * kept)));
            Assert.That(Balance(customer.Id), Is.EqualTo(byRules + (long)Math.Floor(undone ? 0 : order.OrderTotal - order.RefundedAmount)));
            Assert.That((await _world.Node.Ledger.VerifyAsync()).Ok, Is.True);
            Assert.That(_world.Errors, Is.Empty);
        }
    }
}
