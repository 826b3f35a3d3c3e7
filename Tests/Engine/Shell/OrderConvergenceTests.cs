using FsCheck;
using FsCheck.Fluent;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

[TestFixture]
public class OrderConvergenceTests
{
    private LoyaltyWorld _world = null!;

    [SetUp]
    public void Begin()
    {
        _world = new LoyaltyWorld();
    }

    private Order Place(decimal total, int? customerId = null)
    {
        return _world.Orders.Add(new Order
        {
            CustomerId = customerId ?? _world.NewCustomer().Id, StoreId = 1, CreatedOnUtc = DateTime.UtcNow, CustomOrderNumber = "A-1",
            OrderSubtotalInclTax = total, OrderSubtotalExclTax = total, OrderTotal = total,
            OrderStatusId = (int)OrderStatus.Pending, PaymentStatusId = (int)PaymentStatus.Pending
        });
    }

    private async Task<int> SaveAsync(Order order, Action<Order> change)
    {
        change(order);
        _world.Orders.Update(order);

        return await _world.Node.Convergence.ConvergeAsync(order);
    }

    private (long Points, decimal Spend, long Lifetime) Figures()
    {
        var account = _world.Accounts.Rows.SingleOrDefault() ?? new PointsAccount();

        return (account.Balance - account.Shortfall, account.LifetimeSpend, account.LifetimePoints);
    }

    [Test]
    public async Task An_order_of_64_97_earns_64_points_once()
    {
        var order = Place(64.97m);

        Assert.That(await _world.Node.Convergence.ConvergeAsync(order), Is.EqualTo(1));
        Assert.That(await _world.Node.Convergence.ConvergeAsync(order), Is.EqualTo(0));

        Assert.That(Figures(), Is.EqualTo((64L, 64.97m, 64L)));
        Assert.That((await _world.Node.Convergence.GetBookedPointsAsync(order)).Values, Is.EqualTo(new[] { 64 }));
    }

    [Test]
    public async Task An_order_that_changes_while_its_points_are_booked_ends_where_it_says_then()
    {
        var order = Place(64.97m);
        _world.Entries.Inserted = () =>
        {
            _world.Entries.Inserted = null;
            order.OrderSubtotalInclTax = order.OrderSubtotalExclTax = order.OrderTotal = 10;
            _world.Orders.Update(order);
        };

        await _world.Node.Convergence.ConvergeAsync(order);

        Assert.That(Figures().Points, Is.EqualTo(10), "whoever changed it may have seen nothing booked that had to be corrected");
    }

    [TestCase(30, 30)]
    [TestCase(64.96, 64)]
    [TestCase(0, 0)]
    [TestCase(80, 64)]
    public async Task A_total_changed_by_hand_earns_at_most_what_is_charged(decimal total, long points)
    {
        var order = Place(64.97m);
        await _world.Node.Convergence.ConvergeAsync(order);

        await SaveAsync(order, row => row.OrderTotal = total);

        Assert.That(Figures().Points, Is.EqualTo(points));
        await SaveAsync(order, row => row.OrderTotal = 64.97m);
        Assert.That(Figures().Points, Is.EqualTo(64), "and comes back with the total");
    }

    [Test]
    public async Task A_total_lowered_by_hand_shares_its_refunds_with_what_was_taken_off()
    {
        var order = Place(100);
        await SaveAsync(order, row => row.OrderTotal = 60);
        await SaveAsync(order, row => row.RefundedAmount = 15);

        Assert.That(Figures().Points, Is.EqualTo(45));
        await SaveAsync(order, row => row.PaymentStatusId = (int)PaymentStatus.Refunded);
        Assert.That(Figures().Points, Is.Zero);
    }

    [Test]
    public async Task What_gift_cards_pay_earns_and_what_the_shops_own_reward_points_pay_does_not()
    {
        var byGiftCard = Place(50);
        byGiftCard.OrderTotal = 0;
        _world.GiftCardUses.Add(new GiftCardUsageHistory { UsedWithOrderId = byGiftCard.Id, UsedValue = 50 });
        await SaveAsync(byGiftCard, row => row.PaymentStatusId = (int)PaymentStatus.Paid);
        Assert.That(Figures().Points, Is.EqualTo(50));

        await SaveAsync(Place(40, byGiftCard.CustomerId), row => row.OrderTotal = 10);
        Assert.That(Figures().Points, Is.EqualTo(50 + 10));
    }

    [Test]
    public async Task Shipping_tax_fees_and_discounts_of_a_total_are_nothing_taken_off()
    {
        var order = Place(100);
        await SaveAsync(order, row =>
        {
            row.OrderSubtotalInclTax = 120;
            (row.OrderSubTotalDiscountInclTax, row.OrderSubTotalDiscountExclTax) = (12, 10);
            (row.OrderShippingInclTax, row.OrderShippingExclTax) = (6, 5);
            (row.PaymentMethodAdditionalFeeInclTax, row.PaymentMethodAdditionalFeeExclTax) = (2.4m, 2);
            (row.OrderTax, row.OrderDiscount, row.OrderTotal) = (19.4m, 8, 108.4m);
        });

        Assert.That(Figures().Points, Is.EqualTo(100), "120 - 12 - 8, without shipping and fee");
    }

    [Test]
    public async Task Guests_and_orders_before_the_start_earn_nothing()
    {
        await _world.Node.Convergence.ConvergeAsync(Place(50, _world.NewCustomer(email: null).Id));
        var old = Place(50);
        await SaveAsync(old, row => row.CreatedOnUtc = _world.Program.StartOnUtc.AddDays(-1));

        Assert.That(_world.Entries.Rows, Is.Empty);
        Assert.That(_world.Members.Rows, Is.Empty);
    }

    [Test]
    public async Task Nothing_is_earned_while_the_plugin_is_switched_off_but_corrections_go_on()
    {
        var order = Place(50);
        await _world.Node.Convergence.ConvergeAsync(order);
        _world.Settings.Enabled = false;

        await _world.Node.Convergence.ConvergeAsync(Place(70));
        await SaveAsync(order, row => row.OrderStatusId = (int)OrderStatus.Cancelled);

        Assert.That(_world.Entries.Rows.Select(entry => entry.Points), Is.EqualTo(new[] { 50L, -50 }));
    }

    [Test]
    public async Task An_award_that_failed_for_the_second_program_is_made_good()
    {
        _world.Programs.Add(new LoyaltyProgram
        {
            Name = "Stars", SystemName = "stars", PointName = "star", PointNamePlural = "stars", Active = true, PointsPerCurrencyUnit = 2, StartOnUtc = _world.Program.StartOnUtc
        });
        var order = Place(50);
        _world.Awards.FailingInsert = _world.Awards.Inserts + 2;
        Assert.ThrowsAsync<OperationCanceledException>(() => _world.Node.Convergence.ConvergeAsync(order));
        Assert.That(_world.Awards.Rows, Has.Count.EqualTo(1), "one program has decided");

        Assert.That(await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1)), Is.EqualTo(1));

        Assert.That(_world.Entries.Rows.Select(entry => entry.Points), Is.EqualTo(new[] { 50L, 100 }));
        Assert.That(await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1)), Is.Zero);
    }

    [Test]
    public async Task What_was_ordered_while_the_member_was_suspended_earns_nothing_later()
    {
        var member = await _world.NewMemberAsync();
        var before = Place(10, member.CustomerId);
        await _world.Node.MemberService.MoveAsync(member, MemberStatus.Suspended, null, "test");
        var meanwhile = Place(20, member.CustomerId);
        await _world.Node.Convergence.ConvergeAsync(meanwhile);
        await _world.Node.MemberService.MoveAsync(member, MemberStatus.Active, null, "test");
        Place(40, member.CustomerId);

        await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1));

        Assert.That(_world.Entries.Rows.Select(entry => (entry.ReferenceId, entry.Points)), Is.EqualTo(new[] { ($"{before.Id}", 10L), ($"{meanwhile.Id + 1}", 40) }));
    }

    [Test]
    public async Task What_was_ordered_while_the_plugin_was_not_installed_earns_nothing_later()
    {
        var pauses = new EarningPauses(_world.Pauses.Repository, _world.Time);
        Place(10);
        await pauses.SetAsync(EarningPauses.OfAll, earns: false);
        var meanwhile = Place(20);
        await pauses.SetAsync(EarningPauses.OfAll, earns: true);
        Place(40);

        await _world.Node.Convergence.ConvergeAsync(meanwhile);
        await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1));

        Assert.That(_world.Entries.Rows.Select(entry => entry.Points), Is.EqualTo(new[] { 10L, 40 }));
    }

    [Test]
    public async Task What_was_ordered_while_the_program_was_switched_off_earns_nothing_later()
    {
        var program = _world.Programs.Rows.Single();
        program.Active = false;
        await _world.Node.Programs.UpdateProgramAsync(program, "test");
        Place(20);
        program.Active = true;
        await _world.Node.Programs.UpdateProgramAsync(program, "test");
        Place(40);

        await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1));

        Assert.That(_world.Entries.Rows.Select(entry => entry.Points), Is.EqualTo(new[] { 40L }));
    }

    [Test]
    public async Task The_award_waits_for_the_moment_the_settings_say()
    {
        _world.Settings.AwardMomentId = (int)AwardMoment.Paid;
        var order = Place(50);

        Assert.That(await _world.Node.Convergence.ConvergeAsync(order), Is.EqualTo(0));
        Assert.That(await SaveAsync(order, row => row.PaymentStatusId = (int)PaymentStatus.Paid), Is.EqualTo(1));
    }

    [Test]
    public async Task Later_changes_of_rate_and_settings_leave_earlier_orders_alone()
    {
        var order = Place(50);
        await _world.Node.Convergence.ConvergeAsync(order);
        _world.Settings.AwardMomentId = (int)AwardMoment.Complete;
        var program = _world.Programs.Rows.Single();
        program.PointsPerCurrencyUnit = 10;
        _world.Programs.Update(program);

        Assert.That(await _world.Node.Convergence.ConvergeAsync(order), Is.EqualTo(0));
        await SaveAsync(order, row => row.RefundedAmount = 25);

        Assert.That(Figures().Points, Is.EqualTo(25));
    }

    [Test]
    public async Task The_multiplier_of_the_tier_counts()
    {
        var bronze = _world.Tiers.Rows.Single(tier => tier.Name == "Bronze");
        bronze.EarnMultiplier = 1.5m;
        _world.Tiers.Update(bronze);

        await _world.Node.Convergence.ConvergeAsync(Place(64.97m));

        Assert.That(Figures().Points, Is.EqualTo(97));
    }

    [Test]
    public async Task Cancelled_deleted_voided_and_refunded_orders_give_everything_back()
    {
        Action<Order>[] endings =
        [
            order => order.OrderStatusId = (int)OrderStatus.Cancelled,
            order => order.Deleted = true,
            order => order.PaymentStatusId = (int)PaymentStatus.Voided,
            order => order.RefundedAmount = order.OrderTotal,
            order => order.PaymentStatusId = (int)PaymentStatus.Refunded
        ];
        var customer = _world.NewCustomer();
        foreach (var ending in endings)
        {
            var order = Place(33.33m, customer.Id);
            await _world.Node.Convergence.ConvergeAsync(order);
            await SaveAsync(order, ending);
            await SaveAsync(order, ending);
        }

        Assert.That(Figures(), Is.EqualTo((0L, 0m, 33L * endings.Length)));
    }

    [Test]
    public async Task An_order_brought_back_to_life_earns_again_without_counting_twice_for_a_lifetime()
    {
        var order = Place(100);
        await _world.Node.Convergence.ConvergeAsync(order);
        await SaveAsync(order, row => row.OrderStatusId = (int)OrderStatus.Cancelled);
        await SaveAsync(order, row => row.OrderStatusId = (int)OrderStatus.Processing);
        await SaveAsync(order, row => row.OrderStatusId = (int)OrderStatus.Cancelled);
        await SaveAsync(order, row => row.OrderStatusId = (int)OrderStatus.Complete);

        Assert.That(Figures(), Is.EqualTo((100L, 100m, 100L)));
    }

    [Test]
    public async Task Parallel_events_on_two_nodes_book_an_order_once()
    {
        var order = Place(64.97m);
        var nodes = new[] { _world.Node, new LoyaltyNode(_world) };

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => nodes[i % 2].Convergence.ConvergeAsync(order))));

        Assert.That(Figures(), Is.EqualTo((64L, 64.97m, 64L)));
        Assert.That(_world.Entries.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_reconciliation_books_what_events_missed()
    {
        var first = Place(10);
        var second = Place(20, first.CustomerId);
        await _world.Node.Convergence.ConvergeAsync(first);
        first.RefundedAmount = 5;
        _world.Orders.Update(first);

        Assert.That(await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1)), Is.EqualTo(2));
        Assert.That(await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1)), Is.EqualTo(0));
        Assert.That(Figures().Points, Is.EqualTo(25));
    }

    [Test]
    public void Whatever_happens_to_an_order_and_whichever_events_arrive_the_ledger_ends_where_the_order_says()
    {
        var step =
            from kind in Gen.Choose(0, 6)
            from cents in Gen.Choose(1, 4000)
            from heard in Gen.Choose(0, 2)
            select (Kind: kind, Amount: cents / 100m, Heard: heard);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(step.ArrayOf(12).ToArbitrary(), steps =>
        {
            RunAsync(steps).GetAwaiter().GetResult();
        }));
        return;

        async Task RunAsync((int Kind, decimal Amount, int Heard)[] steps)
        {
            _world = new LoyaltyWorld();
            var order = Place(99.99m);
            await _world.Node.Convergence.ConvergeAsync(order);
            foreach (var (kind, amount, heard) in steps)
            {
                Change(order, kind, amount);
                _world.Orders.Update(order);
                for (var i = 0; i < heard; i++)
                    await _world.Node.Convergence.ConvergeAsync(order);
            }
            await _world.Node.Convergence.ReconcileAsync(DateTime.UtcNow.AddDays(-1));

            var undone = order.Deleted || order.OrderStatusId == (int)OrderStatus.Cancelled;
            var spend = undone ? 0 : Math.Max(0, order.OrderTotal - order.RefundedAmount);
            var figures = Figures();
            Assert.That(figures.Points, Is.EqualTo((long)Math.Floor(spend)));
            Assert.That(figures.Spend, Is.EqualTo(spend));
            Assert.That(figures.Lifetime, Is.EqualTo(99));
            Assert.That((await _world.Node.Ledger.VerifyAsync()).Ok, Is.True);
            Assert.That(_world.Errors, Is.Empty);
        }

        static void Change(Order order, int kind, decimal amount)
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
                    order.PaymentStatusId = (int)PaymentStatus.Paid;
                    break;
                case 4:
                    order.Deleted = !order.Deleted;
                    break;
                default:
                    order.RefundedAmount = Math.Min(order.OrderTotal, order.RefundedAmount + amount);
                    break;
            }
        }
    }
}
