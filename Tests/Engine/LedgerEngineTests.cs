using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class LedgerEngineTests
{
    private static readonly DateTime _now = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private static EarnPoints Earn(long points, DateTime? expires = null, decimal spend = 0, long? lifetime = null)
    {
        return new EarnPoints(points, expires, spend, lifetime) { MemberId = 1, IdempotencyKey = "k", Actor = "test" };
    }

    private static RedeemPoints Redeem(long points)
    {
        return new RedeemPoints(points) { MemberId = 1, IdempotencyKey = "k", Actor = "test" };
    }

    private static ReversePoints Reverse(long points, decimal spend = 0)
    {
        return new ReversePoints(points, spend) { MemberId = 1, IdempotencyKey = "k", Actor = "test" };
    }

    private static ReturnPoints Return(int debit, long points)
    {
        return new ReturnPoints(debit, points) { MemberId = 1, IdempotencyKey = "k", Actor = "test" };
    }

    [Test]
    public void A_debit_beyond_the_balance_is_refused_and_changes_nothing()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(10), _now);

        var decision = ledger.Apply(Redeem(11), _now);

        Assert.That(decision.Error!.Code, Is.EqualTo(LoyaltyErrorCodes.INSUFFICIENT_POINTS));
        Assert.That(decision.Entries, Is.Empty);
        Assert.That(ledger.State.Balance, Is.EqualTo(10));
    }

    [Test]
    public void Debits_consume_the_earliest_expiry_first_and_never_expiring_points_last()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(10), _now);
        ledger.Apply(Earn(10, _now.AddDays(20)), _now);
        ledger.Apply(Earn(10, _now.AddDays(5)), _now);

        var decision = ledger.Apply(Redeem(25), _now);

        Assert.That(decision.Entries.Single().Movements, Is.EqualTo(new[] { new Movement(3, -10), new Movement(2, -10), new Movement(1, -5) }));
    }

    [Test]
    public void Points_past_their_expiry_cannot_be_spent_even_before_the_sweep()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(10, _now.AddHours(1)), _now);
        ledger.Apply(Earn(4), _now);

        Assert.That(ledger.Apply(Redeem(5), _now.AddHours(1)).Error!.Code, Is.EqualTo(LoyaltyErrorCodes.INSUFFICIENT_POINTS));

        var decision = ledger.Apply(Redeem(4), _now.AddHours(1));
        Assert.That(decision.Entries.Select(entry => (entry.Type, entry.Points, entry.Requested)), Is.EqualTo(new[]
        {
            (LedgerEntryType.Expire, -10L, false), (LedgerEntryType.Redeem, -4L, true)
        }));
    }

    [Test]
    public void A_claw_back_takes_what_is_there_and_later_earnings_repay_the_rest()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(100), _now);
        ledger.Apply(Redeem(70), _now);

        ledger.Apply(Reverse(100), _now);
        Assert.That((ledger.State.Balance, ledger.State.Shortfall), Is.EqualTo((0L, 70L)));

        ledger.Apply(Earn(50), _now);
        Assert.That((ledger.State.Balance, ledger.State.Shortfall), Is.EqualTo((0L, 20L)));

        ledger.Apply(Earn(50), _now);
        Assert.That((ledger.State.Balance, ledger.State.Shortfall), Is.EqualTo((30L, 0L)));
    }

    [Test]
    public void A_shortfall_stays_when_the_programme_does_not_ask_for_repayment()
    {
        var ledger = new BookedLedger(new LedgerPolicy(false));
        ledger.Apply(Reverse(40), _now);

        ledger.Apply(Earn(50), _now);

        Assert.That((ledger.State.Balance, ledger.State.Shortfall), Is.EqualTo((50L, 40L)));
    }

    [Test]
    public void Lifetime_points_never_fall_while_lifetime_spend_follows_refunds()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(64, null, 64.97m), _now);

        ledger.Apply(Reverse(64, -64.97m), _now);

        Assert.That((ledger.State.LifetimePoints, ledger.State.LifetimeSpend), Is.EqualTo((64L, 0m)));
    }

    [Test]
    public void Points_earned_again_after_a_correction_do_not_count_twice_for_a_lifetime()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(64), _now);
        ledger.Apply(Reverse(64), _now);

        ledger.Apply(Earn(64, lifetime: 0), _now);

        Assert.That((ledger.State.Balance, ledger.State.LifetimePoints), Is.EqualTo((64L, 64L)));
    }

    [Test]
    public void Returned_points_keep_the_expiry_of_their_lots()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(10, _now.AddDays(5)), _now);
        ledger.Apply(Earn(10, _now.AddDays(9)), _now);
        ledger.Apply(Redeem(15), _now, 7);

        ledger.Apply(Return(7, 15), _now.AddDays(1));

        Assert.That(ledger.State.Lots, Is.EqualTo(new[] { new LotState(1, 10, _now.AddDays(5)), new LotState(2, 10, _now.AddDays(9)) }));
    }

    [Test]
    public void Points_returned_after_their_expiry_come_back_expired()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(10, _now.AddDays(5)), _now);
        ledger.Apply(Earn(10, _now.AddDays(9)), _now);
        ledger.Apply(Redeem(20), _now, 7);

        var decision = ledger.Apply(Return(7, 20), _now.AddDays(6));

        Assert.That(decision.Entries.Select(entry => (entry.Type, entry.Points)), Is.EqualTo(new[]
        {
            (LedgerEntryType.Release, 20L), (LedgerEntryType.Expire, -10L)
        }));
        Assert.That(ledger.State.Balance, Is.EqualTo(10));
    }

    [Test]
    public void No_more_can_be_returned_than_was_spent()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(10), _now);
        ledger.Apply(Redeem(10), _now, 7);
        ledger.Apply(Return(7, 6), _now);

        Assert.That(ledger.Apply(Return(7, 5), _now).Error!.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));
        Assert.That(ledger.Apply(Return(7, 4), _now).Error, Is.Null);
        Assert.That(ledger.Apply(Return(3, 1), _now).Error!.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(LoyaltyDefaults.MaxPoints + 1)]
    [TestCase(long.MaxValue)]
    public void Amounts_that_make_no_sense_are_refused_by_name(long points)
    {
        var decision = new BookedLedger(new LedgerPolicy(true)).Apply(Redeem(points), _now);

        Assert.That(decision.Error, Is.EqualTo(decision.Error! with { Code = LoyaltyErrorCodes.VALIDATION_FAILED, Field = "amount" }));
    }

    [Test]
    public void The_smallest_number_there_is_does_not_overflow_an_adjustment()
    {
        var adjust = new AdjustPoints(long.MinValue) { MemberId = 1, IdempotencyKey = "k", Actor = "test" };

        Assert.That(new BookedLedger(new LedgerPolicy(true)).Apply(adjust, _now).Error!.Code, Is.EqualTo(LoyaltyErrorCodes.VALIDATION_FAILED));
    }

    [Test]
    public void Expiring_when_nothing_is_due_books_nothing()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        ledger.Apply(Earn(10, _now.AddDays(1)), _now);

        var decision = ledger.Apply(new ExpirePoints { MemberId = 1, IdempotencyKey = "k", Actor = "test" }, _now);

        Assert.That(decision.Entries, Is.Empty);
    }

    [Test]
    public void Lots_that_end_at_a_named_moment_are_expired_before_it_and_no_others()
    {
        var ledger = new BookedLedger(new LedgerPolicy(true));
        var (sooner, named) = (_now.AddHours(23), _now.AddDays(1));
        foreach (var end in new[] { sooner, named, named.AddTicks(1), (DateTime?)null, named })
            ledger.Apply(Earn(10, end), _now);

        var decision = ledger.Apply(new ExpirePoints(named) { MemberId = 1, IdempotencyKey = "k", Actor = "test" }, _now);

        Assert.That(decision.Entries.Select(entry => (entry.Type, entry.Points)), Is.EqualTo(new[] { (LedgerEntryType.Expire, -20L) }));
        Assert.That(ledger.State.Lots.Select(lot => lot.ExpiresOnUtc), Is.EqualTo(new DateTime?[] { sooner, named.AddTicks(1), null }));
    }

    [Test]
    public void F08_Points_taken_back_leave_the_lot_that_earned_them_and_no_other()
    {
        var state = LedgerState.Empty with
        {
            Balance = 90, Version = 2,
            Lots = [new LotState(1, 40, _now.AddDays(2)) { EntryId = 11 }, new LotState(2, 50, null) { EntryId = 12 }]
        };

        var decision = LedgerEngine.Decide(state, new ReversePoints(60)
        {
            MemberId = 1, IdempotencyKey = "order:7:2", Actor = "test", EarnedByEntryIds = [12]
        }, _now, new LedgerPolicy(true));

        Assert.That(decision.Entries.Single().Movements, Is.EqualTo(new[] { new Movement(2, -50), new Movement(1, -10) }));
    }
}
