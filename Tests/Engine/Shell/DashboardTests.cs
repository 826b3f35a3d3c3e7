using Moq;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>The dashboard's figures against a plain recomputation from the entries.</summary>
[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DashboardTests
{
    private readonly LoyaltyWorld _world = new();
    private readonly Mock<IDateTimeHelper> _clock = new();
    private readonly MemoryTable<PointsDay> _dayTable;
    private readonly PointsDays _days;
    private readonly SlowClock _slow = new();
    private readonly LiabilityReport _liability;
    private readonly DashboardReport _report;

    public DashboardTests()
    {
        _dayTable = _world.Database.Table<PointsDay>(row => (row.ProgramId, row.Day, row.TypeId, row.RuleId));
        var programs = _world.Node.Programs;
        SetZone("Europe/Berlin");
        _days = new PointsDays(_clock.Object, programs, _world.Entries.Repository, _dayTable.Repository, _world.Database.Table<PointsDayPass>(row => row.ProgramId).Repository, _world.Time);
        _liability = new LiabilityReport(_slow, programs, _world.Database.Table<LiabilitySnapshot>(row => row.ProgramId).Repository,
            _world.Members.Repository, _world.Lots.Repository, _world.Accounts.Repository);
        _report = new DashboardReport(_clock.Object, _world.Customers.Repository, _world.Members.Repository, _world.Accounts.Repository, _days, _world.Time);
    }

    private void SetZone(string id) => _clock.Setup(clock => clock.DefaultStoreTimeZone).Returns(TimeZoneInfo.FindSystemTimeZoneById(id));

    [Test]
    public async Task Days_are_the_sums_of_their_entries_whether_they_are_added_up_already_or_not([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        Scatter(random, 200, 40);
        await AssertSameAsync(random);

        Assert.That(await _days.SummariseAsync(), Is.GreaterThan(20), "days that are over");
        Assert.That(await _days.SummariseAsync(), Is.Zero, "and they are done");
        await AssertSameAsync(random);

        // today goes on, and is read from the entries
        Scatter(random, 20, 0);
        await AssertSameAsync(random);

        SetZone(random.Next(2) == 0 ? "America/New_York" : "Asia/Kolkata");
        await AssertSameAsync(random);
        await _days.SummariseAsync();
        await AssertSameAsync(random);
    }

    [Test]
    public async Task A_summary_that_was_spoilt_is_made_again_from_the_entries()
    {
        Scatter(new Random(7), 50, 20);
        await _days.SummariseAsync();
        var spoilt = _dayTable.Rows[0];
        spoilt.Points += 1_000_000;
        _dayTable.Update(spoilt);

        await _days.RecomputeAsync(_world.Program.Id);

        await AssertSameAsync(new Random(7));
        Assert.That(await _days.SummariseAsync(), Is.Zero, "days that are over are not added up again");
    }

    [Test]
    public async Task Figures_follow_what_was_earned_spent_given_back_and_run_out()
    {
        var member = await _world.NewMemberAsync();
        await BookAsync(new EarnPoints(1000, DateTime.UtcNow.AddDays(20)) { MemberId = member.Id, IdempotencyKey = "a", Actor = "test", RuleId = 3 });
        await BookAsync(new EarnPoints(400, DateTime.UtcNow.AddDays(100)) { MemberId = member.Id, IdempotencyKey = "b", Actor = "test" });
        await BookAsync(new EarnPoints(50) { MemberId = member.Id, IdempotencyKey = "c", Actor = "test" });
        await BookAsync(new HoldPoints(70) { MemberId = member.Id, IdempotencyKey = "d", Actor = "test", RuleId = 3 });
        var spent = await BookAsync(new RedeemPoints(300) { MemberId = member.Id, IdempotencyKey = "e", Actor = "test" });
        await BookAsync(new ReturnPoints(spent.Id, 100) { MemberId = member.Id, IdempotencyKey = "f", Actor = "test" });

        var figures = await _report.ReadAsync(_world.Program.Id, _report.Today, _report.Today, ReportBucket.Day);
        var owed = (await _liability.GetAsync(_world.Program.Id)).Figures;

        var today = figures.Parts.Single();
        Assert.That((today.Earned, today.Redeemed, today.Held, today.NewMembers), Is.EqualTo((1450L, 200L, 70L, 1)));
        Assert.That(figures.RedemptionRate, Is.EqualTo(200m / 1450));
        Assert.That(figures.TopRules, Is.EqualTo(new[] { (3, 1070L) }));
        Assert.That(figures.TopMembers.Single().LifetimePoints, Is.EqualTo(1450));
        Assert.That((owed.Points, owed.Pending), Is.EqualTo((1250L, 70L)));
        Assert.That(owed.ByAge.Where(age => age.Value != 0), Is.EquivalentTo(new Dictionary<LotAge, long>
        {
            [LotAge.Within30Days] = 800, [LotAge.Within180Days] = 400, [LotAge.Never] = 50
        }));
        Assert.That(owed.ByAge.Values.Sum(), Is.EqualTo(owed.Points));
    }

    [Test]
    public async Task What_is_owed_is_kept_for_two_hundred_times_as_long_as_it_took_once_that_is_long()
    {
        var member = await _world.NewMemberAsync();
        Task EarnAsync(string key) => BookAsync(new EarnPoints(100) { MemberId = member.Id, IdempotencyKey = key, Actor = "test" });
        async Task<long> OwedAsync() => (await _liability.GetAsync(_world.Program.Id)).Figures.Points;

        _slow.Cost = TimeSpan.FromMilliseconds(50);
        await EarnAsync("a");
        Assert.That(await OwedAsync(), Is.EqualTo(100));
        await EarnAsync("b");
        Assert.That(await OwedAsync(), Is.EqualTo(200), "quick figures are always of this moment");

        _slow.Cost = TimeSpan.FromMilliseconds(300);
        await OwedAsync();
        await EarnAsync("c");
        _slow.Now += TimeSpan.FromSeconds(58);
        Assert.That(await OwedAsync(), Is.EqualTo(200), "kept for a minute");
        _slow.Now += TimeSpan.FromSeconds(3);
        Assert.That(await OwedAsync(), Is.EqualTo(300));

        _slow.Cost = TimeSpan.FromMinutes(1);
        await _liability.RefreshAsync(_world.Program.Id);
        await EarnAsync("d");
        _slow.Now += TimeSpan.FromMinutes(58);
        Assert.That(await OwedAsync(), Is.EqualTo(300), "kept for an hour");
        _slow.Now += TimeSpan.FromMinutes(2);
        _slow.Cost = TimeSpan.FromMilliseconds(1);
        Assert.That(await OwedAsync(), Is.EqualTo(400), "and no longer");
        await EarnAsync("e");
        Assert.That(await OwedAsync(), Is.EqualTo(500), "quick again");
    }

    [Test]
    public void A_range_is_cut_without_gaps_and_never_into_more_parts_than_a_chart_shows()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var from = new DateTime(2024, 1, 1).AddDays(random.Next(900));
            var to = from.AddDays(random.Next(-5, 3000));
            var parts = ReportPeriods.Cut(from, to, (ReportBucket)(10 * random.Next(1, 4)));

            Assert.That(parts[0].From, Is.EqualTo(from));
            Assert.That(parts[^1].Before, Is.EqualTo((to < from ? from : to).AddDays(1)));
            Assert.That(parts.Zip(parts.Skip(1)).All(pair => pair.First.Before == pair.Second.From));
            Assert.That(parts.All(part => part.From < part.Before));
            Assert.That(parts, Has.Count.LessThanOrEqualTo(ReportPeriods.MAX_PARTS));
        }
        Assert.That(ReportPeriods.Cut(new DateTime(2026, 11, 18), new DateTime(2026, 12, 2), ReportBucket.Week).Select(part => part.From.Day), Is.EqualTo(new[] { 18, 23, 30 }));
        Assert.That(ReportPeriods.Cut(new DateTime(2026, 1, 31), new DateTime(2026, 3, 1), ReportBucket.Month).Select(part => part.From.Day), Is.EqualTo(new[] { 31, 1, 1 }));
    }

    [Test]
    public void A_day_begins_when_it_does_in_the_stores_zone()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var beirut = TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut");

        Assert.That(ReportPeriods.StartUtc(new DateTime(2026, 7, 1), berlin), Is.EqualTo(new DateTime(2026, 6, 30, 22, 0, 0)));
        Assert.That(ReportPeriods.DayOf(new DateTime(2026, 6, 30, 22, 30, 0), berlin), Is.EqualTo(new DateTime(2026, 7, 1)));
        // clocks go from midnight to one there on that day
        Assert.That(ReportPeriods.StartUtc(new DateTime(2026, 3, 29), beirut), Is.EqualTo(new DateTime(2026, 3, 28, 22, 0, 0)));
    }

    [Test]
    public async Task The_balance_of_each_part_is_what_all_entries_up_to_its_end_come_to([Values(3, 4)] int seed)
    {
        var random = new Random(seed);
        Scatter(random, 150, 60);
        for (var summarised = 0; summarised < 2; summarised++)
        {
            foreach (var bucket in Enum.GetValues<ReportBucket>())
            {
                var from = _report.Today.AddDays(-random.Next(1, 50));
                var figures = await _report.ReadAsync(_world.Program.Id, from, _report.Today.AddDays(2), bucket);

                Assert.That(figures.Parts.Select(part => part.Balance), Is.EqualTo(figures.Parts.Select(part => part.Period.From > _report.Today
                    ? (long?)null
                    : _world.Entries.Rows.Where(entry => entry.ProgramId == _world.Program.Id && ReportPeriods.DayOf(entry.BookedOnUtc, _clock.Object.DefaultStoreTimeZone) < part.Period.Before)
                        .Sum(entry => entry.Points))));
            }
            await _days.SummariseAsync();
        }
    }

    [Test]
    public async Task The_balance_before_the_range_is_read_from_the_summary_and_not_from_the_entries()
    {
        Scatter(new Random(5), 100, 60);
        await _days.SummariseAsync();
        var spoilt = _dayTable.Rows[0];
        spoilt.Points += 1_000_000;
        _dayTable.Update(spoilt);

        var figures = await _report.ReadAsync(_world.Program.Id, _report.Today, _report.Today, ReportBucket.Day);

        Assert.That(figures.Parts.Single().Balance, Is.GreaterThan(500_000));
    }

    [Test]
    public void Points_go_first_in_first_out_and_come_back_to_the_youngest()
    {
        var cohorts = PointsCohorts.Assign(
        [
            Month(1, LedgerEntryType.Earn, 100), Month(1, LedgerEntryType.Redeem, -30), Month(2, LedgerEntryType.Mature, 40), Month(2, LedgerEntryType.Adjust, 10),
            Month(2, LedgerEntryType.Redeem, -90), Month(3, LedgerEntryType.Release, 25), Month(3, LedgerEntryType.Expire, -20), Month(4, LedgerEntryType.Reverse, -5),
            Month(4, LedgerEntryType.Hold, 0)
        ]);

        Assert.That(cohorts, Is.EqualTo(new[]
        {
            new PointsCohort(new DateTime(2026, 1, 1), 100, 95, 5, 0), new PointsCohort(new DateTime(2026, 2, 1), 50, 0, 15, 5)
        }));
        Assert.That(cohorts.Select(cohort => cohort.Open), Is.EqualTo(new[] { 0, 30 }));
    }

    [Test]
    public void What_is_open_in_all_months_is_the_balance_and_nothing_is_gone_twice()
    {
        var random = new Random(17);
        for (var run = 0; run < 200; run++)
        {
            var (balance, redeemed, figures) = (0L, 0L, new List<MonthFigure>());
            for (var month = 1; month <= 12; month++)
            {
                Book(month, random.Next(2) == 0 ? LedgerEntryType.Earn : LedgerEntryType.Mature, random.Next(0, 500));
                if (random.Next(3) == 0)
                    Book(month, LedgerEntryType.Adjust, random.NextInt64(-balance, 200));
                Book(month, LedgerEntryType.Redeem, -random.NextInt64(0, balance + 1));
                Book(month, LedgerEntryType.Release, random.NextInt64(0, -redeemed + 1));
                Book(month, random.Next(2) == 0 ? LedgerEntryType.Expire : LedgerEntryType.Reverse, -random.NextInt64(0, balance + 1));
            }

            var cohorts = PointsCohorts.Assign(figures);

            Assert.That(cohorts.Sum(cohort => cohort.Open), Is.EqualTo(balance));
            Assert.That(cohorts.Sum(cohort => cohort.Redeemed), Is.EqualTo(-redeemed));
            Assert.That(cohorts.All(cohort => cohort is { Open: >= 0, Redeemed: >= 0, Expired: >= 0, TakenBack: >= 0 }));

            void Book(int month, LedgerEntryType type, long points)
            {
                balance += points;
                redeemed += type is LedgerEntryType.Redeem or LedgerEntryType.Release ? points : 0;
                figures.Add(Month(month, type, points));
            }
        }
    }

    private static MonthFigure Month(int month, LedgerEntryType type, long points) => new(new DateTime(2026, month, 1), type, points);

    private async Task<LedgerEntry> BookAsync(LedgerCommand command)
    {
        var booked = await _world.Node.Ledger.ExecuteAsync(command);
        Assert.That(booked.Success, booked.Error?.Message);

        return booked.Value.Entry;
    }

    private void Scatter(Random random, int count, int days)
    {
        var types = Enum.GetValues<LedgerEntryType>();
        for (var i = 0; i < count; i++)
        {
            _world.Entries.Add(new LedgerEntry
            {
                MemberId = 1,
                Version = _world.Entries.Inserts + 1,
                ProgramId = random.Next(5) == 0 ? 99 : _world.Program.Id,
                IdempotencyKey = Guid.NewGuid().ToString("N"),
                Type = types[random.Next(types.Length)],
                Points = random.Next(-500, 500),
                Pending = random.Next(-50, 50),
                RuleId = random.Next(3) == 0 ? random.Next(1, 4) : null,
                BookedOnUtc = DateTime.UtcNow.AddMinutes(-random.Next(days * 24 * 60 + 1))
            });
        }
    }

    private async Task AssertSameAsync(Random random)
    {
        var zone = _clock.Object.DefaultStoreTimeZone;
        var from = _report.Today.AddDays(-random.Next(1, 70));
        var before = from.AddDays(random.Next(1, 72));
        var plain = _world.Entries.Rows.Where(entry => entry.ProgramId == _world.Program.Id)
            .GroupBy(entry => (Day: ReportPeriods.DayOf(entry.BookedOnUtc, zone), entry.Type, RuleId: entry.RuleId ?? 0))
            .Where(same => same.Key.Day >= from && same.Key.Day < before)
            .Select(same => new DayFigure(same.Key.Day, same.Key.Type, same.Key.RuleId, same.Sum(entry => entry.Points), same.Sum(entry => entry.Pending), same.Count()));

        Assert.That(await _days.ReadAsync(_world.Program.Id, from, before), Is.EquivalentTo(plain));
    }

    /// <summary>A clock by which a measured piece of work takes as long as the test says.</summary>
    private sealed class SlowClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public TimeSpan Cost { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => (Now += Cost).Ticks;
    }
}
