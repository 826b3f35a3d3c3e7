using FsCheck;
using FsCheck.Fluent;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class TierPropertyTests
{
    private static readonly DateTime _start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly decimal[] _thresholds = [0, 100, 200, 300];
    private static readonly LoyaltyTier[] _ladder = _thresholds.Select((threshold, place) => new LoyaltyTier { Id = place + 1, Threshold = threshold }).ToArray();

    /// <summary>
    /// One day: buy something (0: nothing), and what part of which earlier purchase is refunded (0: nothing)
    /// </summary>
    public sealed record Day(int Bought, int Refunded, int Which, int Gap);

    private static readonly Gen<Day> _day =
        from bought in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 150))
        from refunded in Gen.OneOf(Gen.Constant(0), Gen.Constant(0), Gen.Choose(1, 150))
        from which in Gen.Choose(0, 20)
        from gap in Gen.Choose(1, 40)
        select new Day(bought, refunded, which, gap);

    private static readonly Gen<(TierTerms Terms, Day[] Days)> _run =
        from metric in Gen.Elements(TierMetric.PeriodSpend, TierMetric.LifetimeSpend)
        from period in Gen.Elements(TierPeriod.Rolling, TierPeriod.CalendarYear)
        from length in Gen.Choose(20, 90)
        from downgrade in Gen.Elements(Enum.GetValues<TierDowngrade>())
        from grace in Gen.Elements(0, 0, 15)
        from days in _day.ArrayOf(40)
        select (new TierTerms(metric, period, length, downgrade, grace, TimeZoneInfo.Utc), days);

    [Test]
    public void Every_history_of_purchases_and_refunds_agrees_with_the_plain_model()
    {
        var moves = 0;
        var property = Prop.ForAll(_run.ToArbitrary(), run =>
        {
            var plain = new PlainTiers(run.Terms, _thresholds);
            var entries = new List<TierFigureEntry>();
            TierState? state = null;
            var now = _start;
            for (var number = 0; number < run.Days.Length; number++)
            {
                var day = run.Days[number];
                now = now.AddDays(day.Gap);
                if (day.Bought > 0)
                {
                    entries.Add(new TierFigureEntry($"order:{number}", now, day.Bought, day.Bought));
                    plain.Buy(number, now, day.Bought);
                }
                if (plain.Refund(day.Which, day.Refunded) is > 0 and var refunded)
                    entries.Add(new TierFigureEntry($"order:{day.Which}", now, -refunded, -(long)refunded));

                var before = state;
                state = TierEngine.Decide(_ladder, run.Terms, state, since => TierFigure.Since(entries, false, since ?? DateTime.MinValue), now);
                plain.Look(now);

                Assert.That(state.TierId, Is.EqualTo(plain.Place + 1), $"day {number} of {run.Terms}");
                moves += before is not null && before.TierId != state.TierId ? 1 : 0;
                CheckPromises(run.Terms, before, state, now, entries);
            }

            return true;
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        Assert.That(moves, Is.GreaterThan(500), "histories in which nobody moves show nothing");
    }

    private static void CheckPromises(TierTerms terms, TierState? before, TierState after, DateTime now, List<TierFigureEntry> entries)
    {
        var reached = _ladder.Last(tier => tier.Threshold <= Math.Max(0, TierFigure.Since(entries, false, terms.CountsFrom(now) ?? DateTime.MinValue)));
        Assert.That(after.TierId, Is.GreaterThanOrEqualTo(reached.Id), "nobody stands below what is reached");
        Assert.That(after.ReviewOnUtc, Is.GreaterThan(now.AddDays(-terms.GraceDays)).Or.EqualTo(before?.ReviewOnUtc));
        if (before is null || after.TierId >= before.TierId)
            return;

        Assert.That(terms.Downgrade, Is.Not.EqualTo(TierDowngrade.Never));
        if (terms.Downgrade == TierDowngrade.OneLevel)
            Assert.That(after.TierId, Is.EqualTo(before.TierId - 1));
        if (terms.Downgrade != TierDowngrade.AtOnce)
            Assert.That(now, Is.GreaterThanOrEqualTo(before.ReviewOnUtc.AddDays(terms.GraceDays)));
    }

    /// <summary>
    /// The same rules, told with a list of purchases and what is left of each
    /// </summary>
    private sealed class PlainTiers(TierTerms terms, decimal[] thresholds)
    {
        private readonly Dictionary<int, (DateTime On, decimal Left)> _purchases = [];
        private DateTime _periodEnds;
        private DateTime? _belowSince;

        public int Place { get; private set; } = -1;

        public void Buy(int number, DateTime now, decimal amount) => _purchases[number] = (now, amount);

        public decimal Refund(int number, decimal wanted)
        {
            if (!_purchases.TryGetValue(number, out var purchase))
                return 0;

            var refunded = Math.Min(wanted, purchase.Left);
            _purchases[number] = (purchase.On, purchase.Left - refunded);
            return refunded;
        }

        public void Look(DateTime now)
        {
            var deserved = PlaceOf(terms.Metric == TierMetric.LifetimeSpend ? Spent(DateTime.MinValue)
                : Spent(terms.Period == TierPeriod.Rolling ? now.AddDays(-terms.PeriodDays) : new DateTime(now.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
            if (deserved > Place)
            {
                Enter(deserved, now);
                return;
            }

            switch (terms.Downgrade)
            {
                case TierDowngrade.AtOnce when deserved == Place:
                    _belowSince = null;
                    break;
                case TierDowngrade.AtOnce:
                    _belowSince ??= now;
                    if (now - _belowSince >= TimeSpan.FromDays(terms.GraceDays))
                        Enter(deserved, now);
                    break;
                case TierDowngrade.AtPeriodEnd or TierDowngrade.OneLevel when now >= _periodEnds:
                    EndPeriod(deserved, now);
                    break;
            }
        }

        private void EndPeriod(int deserved, DateTime now)
        {
            if (terms is { Metric: TierMetric.PeriodSpend, Period: TierPeriod.CalendarYear })
                deserved = Math.Max(deserved, PlaceOf(Spent(_periodEnds.AddYears(-1))));
            if (deserved >= Place)
                _periodEnds = NextEnd(_periodEnds, now);
            else if (now >= _periodEnds.AddDays(terms.GraceDays))
                Enter(terms.Downgrade == TierDowngrade.OneLevel ? Place - 1 : deserved, now);
        }

        private void Enter(int place, DateTime now)
        {
            Place = place;
            _belowSince = null;
            _periodEnds = NextEnd(now, now);
        }

        private DateTime NextEnd(DateTime from, DateTime now)
        {
            if (terms.Period == TierPeriod.CalendarYear)
                return new DateTime(now.Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc);

            do
                from = from.AddDays(terms.PeriodDays);
            while (from <= now);
            return from;
        }

        private int PlaceOf(decimal spent) => Math.Max(0, Array.FindLastIndex(thresholds, threshold => threshold <= spent));

        private decimal Spent(DateTime since) => _purchases.Values.Where(purchase => purchase.On >= since).Sum(purchase => purchase.Left);
    }
}
