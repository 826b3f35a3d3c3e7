using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class EarnFormulaTests
{
    private static readonly EarnTerms _terms = new(1, 1, AwardMoment.Placed, IncludeTax: true, IncludeShipping: false, DeductDiscounts: true);

    private static readonly DateTime _now = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private static OrderFigures Order(decimal total)
    {
        return new OrderFigures { SubtotalInclTax = total, SubtotalExclTax = total, Total = total };
    }

    [TestCase(64.97, 1, 1, 64)]
    [TestCase(64.97, 2, 1, 129)]
    [TestCase(64.97, 1, 1.5, 97)]
    [TestCase(0.99, 1, 1, 0)]
    [TestCase(100, 0.1, 1.25, 12)]
    [TestCase(-5, 1, 1, 0)]
    public void Money_becomes_whole_points_rounded_down(decimal spend, decimal rate, decimal multiplier, long points)
    {
        Assert.That(EarnFormula.PointsFor(spend, rate, multiplier), Is.EqualTo(points));
    }

    [TestCase(64.97, 2.5, 5, 1, 125)]
    [TestCase(2.49, 2.5, 5, 1, 0)]
    [TestCase(2.5, 2.5, 5, 1, 5)]
    [TestCase(10, 3, 7, 1, 21)]
    [TestCase(10, 3, 7, 1.5, 31)]
    [TestCase(-5, 2.5, 5, 1, 0)]
    public void Only_full_steps_of_money_become_points(decimal spend, decimal step, long perStep, decimal multiplier, long points)
    {
        Assert.That(EarnFormula.PointsFor(spend, _terms with { EarnMultiplier = multiplier, Step = step, PointsPerStep = perStep }), Is.EqualTo(points));
    }

    [Test]
    public void Steps_agree_with_counting_them_one_by_one_and_refunds_in_any_parts_end_in_the_same()
    {
        var plans =
            from cents in Gen.Choose(1, 20_000)
            from back in Gen.Choose(0, 20_000)
            from step in Gen.Choose(1, 999)
            from perStep in Gen.Choose(1, 50)
            from multiplier in Gen.Choose(100, 300)
            select (Total: cents / 100m, Refunded: Math.Min(back, cents) / 100m, Step: step / 100m, PerStep: perStep, Multiplier: multiplier / 100m);

        Prop.ForAll(plans.ToArbitrary(), plan =>
        {
            var terms = _terms with { EarnMultiplier = plan.Multiplier, Step = plan.Step, PointsPerStep = plan.PerStep };
            var order = Order(plan.Total) with { Refunded = plan.Refunded };
            var kept = plan.Refunded >= plan.Total ? 0 : plan.Total - plan.Refunded;
            var full = 0;
            for (var left = kept; left >= plan.Step; left -= plan.Step)
                full++;

            return EarnFormula.Target(order, terms, _now).Points == (long)Math.Floor(full * plan.PerStep * plan.Multiplier);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void An_order_earns_what_its_moment_allows()
    {
        var order = Order(64.97m);

        Assert.Multiple(() =>
        {
            Assert.That(EarnFormula.Target(order, _terms, _now), Is.EqualTo(new EarnTarget(64, 64.97m)));
            Assert.That(EarnFormula.Target(order, _terms with { AwardMoment = AwardMoment.Paid }, _now), Is.EqualTo(EarnTarget.None));
            Assert.That(EarnFormula.Target(order with { Paid = true }, _terms with { AwardMoment = AwardMoment.Paid }, _now).Points, Is.EqualTo(64));
            Assert.That(EarnFormula.Target(order with { Paid = true }, _terms with { AwardMoment = AwardMoment.Complete }, _now), Is.EqualTo(EarnTarget.None));
            Assert.That(EarnFormula.Target(order with { Complete = true }, _terms with { AwardMoment = AwardMoment.Complete }, _now).Points, Is.EqualTo(64));
            Assert.That(EarnFormula.Target(order with { Undone = true }, _terms, _now), Is.EqualTo(EarnTarget.None));
        });
    }

    [Test]
    public void The_base_counts_tax_shipping_and_discounts_as_the_terms_say()
    {
        var order = new OrderFigures
        {
            SubtotalInclTax = 120, SubtotalExclTax = 100, ShippingInclTax = 12, ShippingExclTax = 10,
            SubtotalDiscountInclTax = 6, SubtotalDiscountExclTax = 5, OrderDiscount = 20, Total = 106
        };

        Assert.Multiple(() =>
        {
            Assert.That(EarnFormula.Base(order, _terms), Is.EqualTo(94));
            Assert.That(EarnFormula.Base(order, _terms with { IncludeShipping = true }), Is.EqualTo(106));
            Assert.That(EarnFormula.Base(order, _terms with { DeductDiscounts = false }), Is.EqualTo(120));
            Assert.That(EarnFormula.Base(order, _terms with { IncludeTax = false, IncludeShipping = true }), Is.EqualTo(85));
            Assert.That(EarnFormula.Base(order with { OrderDiscount = 500 }, _terms), Is.EqualTo(0));
        });
    }

    [Test]
    public void Refunds_in_any_parts_and_any_order_add_up_to_the_full_refund()
    {
        var cents = Gen.Choose(1, 50_000);
        var parts = Gen.Choose(1, 8).SelectMany(count => cents.ArrayOf(count));
        var run =
            from amounts in parts
            from rate in Gen.Choose(1, 300)
            from shuffled in Gen.Shuffle(amounts)
            select (Amounts: amounts, Rate: rate / 100m, Shuffled: shuffled.ToArray());

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(run.ToArbitrary(), sample =>
        {
            var total = sample.Amounts.Sum() / 100m;
            var terms = _terms with { PointsPerCurrencyUnit = sample.Rate };
            var full = EarnFormula.Target(Order(total), terms, _now);
            foreach (var amounts in new[] { sample.Amounts, sample.Shuffled })
            {
                var booked = full;
                var refunded = 0m;
                var taken = 0L;
                foreach (var amount in amounts)
                {
                    refunded += amount / 100m;
                    var target = EarnFormula.Target(Order(total) with { Refunded = refunded }, terms, _now);
                    Assert.That(target.Points, Is.LessThanOrEqualTo(booked.Points));
                    taken += booked.Points - target.Points;
                    booked = target;
                }
                Assert.That(taken, Is.EqualTo(full.Points));
                Assert.That(booked, Is.EqualTo(EarnTarget.None));
            }
        }));
    }

    [Test]
    public void A_free_order_keeps_what_it_earned_whatever_is_refunded()
    {
        var order = new OrderFigures { SubtotalInclTax = 30, Total = 0, Refunded = 5 };

        Assert.That(EarnFormula.Target(order, _terms, _now).Points, Is.EqualTo(30));
    }

    [Test]
    public void Points_are_pending_until_the_days_are_over_and_the_order_is_there()
    {
        var order = Order(64.97m);
        var held = _terms with { HeldUntilUtc = _now.AddDays(14) };
        var untilPaid = _terms with { HoldUntil = HoldUntil.Paid };
        Assert.Multiple(() =>
        {
            Assert.That(EarnFormula.Target(order, held, _now), Is.EqualTo(new EarnTarget(0, 0, 64)));
            Assert.That(EarnFormula.Target(order, held, _now.AddDays(14)), Is.EqualTo(new EarnTarget(64, 64.97m)));
            Assert.That(EarnFormula.Target(order with { Undone = true }, held, _now), Is.EqualTo(EarnTarget.None));
            Assert.That(EarnFormula.Target(order, untilPaid, _now).Pending, Is.EqualTo(64));
            Assert.That(EarnFormula.Target(order with { Paid = true }, untilPaid, _now).Points, Is.EqualTo(64));
            Assert.That(EarnFormula.Target(order with { Paid = true }, untilPaid with { HoldUntil = HoldUntil.Complete }, _now).Pending, Is.EqualTo(64));
        });
    }

    [Test]
    public void What_is_excluded_earns_nothing_and_bears_its_part_of_the_discount()
    {
        var order = Order(100) with { ExcludedInclTax = 40, ExcludedExclTax = 40, OrderDiscount = 10 };

        Assert.That(EarnFormula.Base(order, _terms), Is.EqualTo(54));
    }

    [Test]
    public void What_points_paid_for_earns_nothing_even_where_discounts_are_not_deducted()
    {
        var order = Order(100) with { OrderDiscount = 30, PaidWithPoints = 20 };
        Assert.Multiple(() =>
        {
            Assert.That(EarnFormula.Base(order, _terms with { DeductDiscounts = false }), Is.EqualTo(80));
            Assert.That(EarnFormula.Base(order, _terms), Is.EqualTo(70));
        });
    }
}
