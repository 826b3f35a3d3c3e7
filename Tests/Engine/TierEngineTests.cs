using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine;

[TestFixture]
public class TierEngineTests
{
    private const int BRONZE = 1, SILVER = 2, GOLD = 3, PLATINUM = 4;
    private static readonly DateTime _start = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly LoyaltyTier[] _ladder =
    [
        new() { Id = BRONZE, Threshold = 0 }, new() { Id = SILVER, Threshold = 500 }, new() { Id = GOLD, Threshold = 1500 }, new() { Id = PLATINUM, Threshold = 3000 }
    ];

    private static TierTerms Terms(TierDowngrade downgrade, int grace = 0, TierMetric metric = TierMetric.PeriodSpend, TierPeriod period = TierPeriod.Rolling,
        int days = 100, TimeZoneInfo? zone = null) => new(metric, period, days, downgrade, grace, zone ?? TimeZoneInfo.Utc);

    private static TierState Decide(TierTerms terms, TierState? before, decimal figure, DateTime nowUtc) =>
        TierEngine.Decide(_ladder, terms, before, _ => figure, nowUtc);

    [TestCase(TierDowngrade.AtOnce)]
    [TestCase(TierDowngrade.AtPeriodEnd)]
    [TestCase(TierDowngrade.OneLevel)]
    [TestCase(TierDowngrade.Never)]
    public void A_figure_that_reaches_a_higher_tier_counts_at_once(TierDowngrade downgrade)
    {
        var silver = Decide(Terms(downgrade), null, 700, _start);
        var gold = Decide(Terms(downgrade), silver, 1500, _start.AddDays(3));

        Assert.That(silver.TierId, Is.EqualTo(SILVER));
        Assert.That(gold, Is.EqualTo(new TierState(GOLD, _start.AddDays(3), _start.AddDays(103), null)), "a new period begins");
    }

    [Test]
    public void Who_falls_at_once_keeps_the_tier_for_the_days_of_grace()
    {
        var gold = Decide(Terms(TierDowngrade.AtOnce, 10), null, 1500, _start);
        var grace = Decide(Terms(TierDowngrade.AtOnce, 10), gold, 200, _start.AddDays(5));
        Assert.That(grace, Is.EqualTo(gold with { BelowSinceUtc = _start.AddDays(5) }));

        Assert.That(Decide(Terms(TierDowngrade.AtOnce, 10), grace, 200, _start.AddDays(14.9)), Is.EqualTo(grace));
        Assert.That(Decide(Terms(TierDowngrade.AtOnce, 10), grace, 1500, _start.AddDays(8)).BelowSinceUtc, Is.Null, "made up for");
        Assert.That(Decide(Terms(TierDowngrade.AtOnce, 10), grace, 200, _start.AddDays(15)).TierId, Is.EqualTo(BRONZE));
    }

    [Test]
    public void A_tier_is_kept_until_the_period_and_the_grace_end()
    {
        var terms = Terms(TierDowngrade.AtPeriodEnd, 10);
        var gold = Decide(terms, null, 1500, _start);

        Assert.That(Decide(terms, gold, 0, _start.AddDays(99)), Is.EqualTo(gold));
        Assert.That(Decide(terms, gold, 600, _start.AddDays(105)), Is.EqualTo(gold with { BelowSinceUtc = _start.AddDays(100) }));
        Assert.That(Decide(terms, gold, 1600, _start.AddDays(105)), Is.EqualTo(gold with { ReviewOnUtc = _start.AddDays(200) }), "kept for another period");
        Assert.That(Decide(terms, gold, 600, _start.AddDays(110)), Is.EqualTo(new TierState(SILVER, _start.AddDays(110), _start.AddDays(210), null)));
    }

    [Test]
    public void One_level_at_a_time_takes_a_period_for_each_level()
    {
        var terms = Terms(TierDowngrade.OneLevel);
        var state = Decide(terms, null, 3000, _start);
        var seen = new List<int?>();
        for (var day = 0; day <= 400; day += 50)
            seen.Add((state = Decide(terms, state, 0, _start.AddDays(day))).TierId);

        Assert.That(seen, Is.EqualTo(new int?[] { PLATINUM, PLATINUM, GOLD, GOLD, SILVER, SILVER, BRONZE, BRONZE, BRONZE }));
    }

    [Test]
    public void Never_means_never()
    {
        var gold = Decide(Terms(TierDowngrade.Never), null, 1500, _start);

        Assert.That(Decide(Terms(TierDowngrade.Never), gold, 0, _start.AddDays(5000)).TierId, Is.EqualTo(GOLD));
    }

    [Test]
    public void A_calendar_year_ends_at_midnight_of_the_stores_zone_and_the_year_that_ended_is_judged()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(5), null, null);
        var terms = Terms(TierDowngrade.AtPeriodEnd, 31, period: TierPeriod.CalendarYear, zone: zone);
        var newYear = new DateTime(2026, 12, 31, 19, 0, 0, DateTimeKind.Utc);
        var asked = new List<DateTime?>();

        var gold = TierEngine.Decide(_ladder, terms, null, _ => 1500, _start);
        Assert.That(gold.ReviewOnUtc, Is.EqualTo(newYear));
        var kept = TierEngine.Decide(_ladder, terms, gold, since => { asked.Add(since); return since < newYear ? 1500 : 0; }, newYear.AddDays(1));

        Assert.That(asked, Is.EqualTo(new DateTime?[] { newYear, newYear.AddYears(-1) }), "the new year, then the one that ended");
        Assert.That(kept, Is.EqualTo(gold with { ReviewOnUtc = newYear.AddYears(1) }));
        Assert.That(TierEngine.Decide(_ladder, terms, gold, since => since < newYear ? 700 : 0, newYear.AddDays(31)).TierId, Is.EqualTo(SILVER));
    }

    [Test]
    public void A_tier_that_is_gone_leaves_its_members_where_the_figure_puts_them()
    {
        var gone = new TierState(99, _start, _start.AddDays(100), null);

        Assert.That(Decide(Terms(TierDowngrade.Never), gone, 600, _start.AddDays(1)).TierId, Is.EqualTo(SILVER));
        Assert.That(TierEngine.Decide([], Terms(TierDowngrade.Never), gone, _ => 600, _start.AddDays(1)).TierId, Is.Null);
    }

    [Test]
    public void A_refund_takes_back_from_the_period_of_the_purchase()
    {
        TierFigureEntry[] entries =
        [
            new("order:1", _start.AddDays(-20), 300, 300), new("order:1", _start.AddDays(2), -100, -100),
            new("order:2", _start.AddDays(1), 80, 80), new("order:2", _start.AddDays(5), -30, -30),
            new(null, _start.AddDays(1), 0, 7), new(null, _start.AddDays(1), 0, 7)
        ];

        Assert.That(TierFigure.Since(entries, false, _start), Is.EqualTo(50));
        Assert.That(TierFigure.Since(entries, true, _start), Is.EqualTo(64));
        Assert.That(TierFigure.Since(entries, false, _start.AddDays(-20)), Is.EqualTo(250));
    }

    [Test]
    public void Texts_fall_back_to_the_one_for_all_languages()
    {
        var stored = LocalizedText.Format([KeyValuePair.Create(0, (string?)" Free shipping "), KeyValuePair.Create(2, (string?)"Gratis"), KeyValuePair.Create(3, (string?)" ")]);

        Assert.That(LocalizedText.For(stored, 2), Is.EqualTo("Gratis"));
        Assert.That(LocalizedText.For(stored, 3), Is.EqualTo("Free shipping"));
        Assert.That(LocalizedText.For(null, 1), Is.Empty);
        Assert.That(LocalizedText.Format([KeyValuePair.Create(0, (string?)"")]), Is.Null);
    }
}
