using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

public sealed class LeaderboardTests
{
    private LoyaltyWorld _world = null!;
    private int _key;

    [SetUp]
    public void SetUp() => _world = new LoyaltyWorld();

    [Test]
    public async Task Months_and_years_count_what_was_earned_and_not_what_is_left_was_given_or_imported()
    {
        var spender = await EarnerAsync(90);
        await BookAsync(new RedeemPoints(80) { MemberId = spender.Id, IdempotencyKey = "", Actor = "test" });
        var lucky = await EarnerAsync(10);
        await BookAsync(new AdjustPoints(500) { MemberId = lucky.Id, IdempotencyKey = "", Actor = "admin" });
        await BookAsync(new EarnPoints(700) { MemberId = lucky.Id, IdempotencyKey = "", Actor = "admin", ReferenceType = LoyaltyDefaults.ImportReference });
        var held = await _world.NewMemberAsync();
        await BookAsync(new HoldPoints(300) { MemberId = held.Id, IdempotencyKey = "", Actor = "test" });
        await BookAsync(new MaturePoints(300, 250) { MemberId = held.Id, IdempotencyKey = "", Actor = "test" });

        foreach (var by in new[] { LeaderboardMetric.Month, LeaderboardMetric.Year })
        {
            Assert.That((await PageAsync(by)).Rows.Select(row => (row.CustomerId, row.Points)),
                Is.EqualTo(new[] { (held.CustomerId, 250L), (spender.CustomerId, 90L), (lucky.CustomerId, 10L) }), by.ToString());
        }
    }

    [Test]
    public async Task What_a_cancelled_order_takes_back_is_taken_off_and_nobody_stands_on_nothing()
    {
        var cheat = await EarnerAsync(1000);
        var honest = await EarnerAsync(20);
        await BookAsync(new ReversePoints(1000) { MemberId = cheat.Id, IdempotencyKey = "", Actor = "test" });

        Assert.That((await PageAsync(LeaderboardMetric.Month)).Rows.Select(row => row.CustomerId), Is.EqualTo(new[] { honest.CustomerId }));
    }

    [Test]
    public async Task What_is_given_back_after_it_was_taken_counts_again()
    {
        var member = await EarnerAsync(100);
        await BookAsync(new ReversePoints(100) { MemberId = member.Id, IdempotencyKey = "", Actor = "test" });
        await BookAsync(new EarnPoints(100, LifetimePoints: 0) { MemberId = member.Id, IdempotencyKey = "", Actor = "test" });

        Assert.That((await PageAsync(LeaderboardMetric.Month)).Rows.Single().Points, Is.EqualTo(100));
    }

    [Test]
    public async Task A_month_that_is_over_counts_no_more()
    {
        var member = await EarnerAsync(40);
        var account = Account(member);
        account.EarnedMonth = EarnedPeriods.MonthOf(DateTime.UtcNow.AddMonths(-1));
        account.EarnedYear--;
        await _world.Accounts.Repository.UpdateAsync(account, false);
        _world.Node.Board.Forget(_world.Program.Id);

        Assert.That((await PageAsync(LeaderboardMetric.Month)).Rows, Is.Empty);
        Assert.That(_world.Node.Leaderboard.GetPoints(Account(member), LeaderboardMetric.Month), Is.Zero);
        await BookAsync(new EarnPoints(5) { MemberId = member.Id, IdempotencyKey = "", Actor = "test" });
        Assert.That((await PageAsync(LeaderboardMetric.Month)).Rows.Single().Points, Is.EqualTo(5));
        Assert.That((await PageAsync(LeaderboardMetric.Year)).Rows.Single().Points, Is.EqualTo(5));
        Assert.That((await PageAsync(LeaderboardMetric.Lifetime)).Rows.Single().Points, Is.EqualTo(45));
    }

    [Test]
    public async Task Parts_follow_each_other_without_gap_or_overlap_whatever_ties()
    {
        for (var i = 0; i < 23; i++)
            await EarnerAsync(10 + i / 4);

        var (ranks, customers) = (new List<int>(), new List<int>());
        LeaderboardCursor? after = null;
        do
        {
            var page = await _world.Node.Leaderboard.GetPageAsync(_world.Program.Id, LeaderboardMetric.Month, 5, after);
            ranks.AddRange(page.Rows.Select(row => row.Rank));
            customers.AddRange(page.Rows.Select(row => row.CustomerId));
            after = page.Next is null ? null : LeaderboardCursor.Parse(page.Next.ToString());
        }
        while (after is not null);

        Assert.That(ranks, Is.EqualTo(Enumerable.Range(1, 23)));
        Assert.That(customers, Is.Unique);
        Assert.That(customers, Is.EqualTo((await _world.Node.Leaderboard.GetPageAsync(_world.Program.Id, LeaderboardMetric.Month, 100)).Rows.Select(row => row.CustomerId)));
    }

    [Test]
    public async Task A_member_below_the_list_learns_the_place_and_what_is_missing_to_the_one_above()
    {
        await EarnerAsync(100);
        var hidden = await EarnerAsync(70);
        await _world.Node.MemberService.SetLeaderboardVisibilityAsync(hidden, true);
        await EarnerAsync(60);
        var own = await EarnerAsync(24);

        Assert.That(await _world.Node.Leaderboard.GetPlaceAsync(Account(own), LeaderboardMetric.Month), Is.EqualTo(new OwnPlace(3, 24, 36)));
        Assert.That(await _world.Node.Leaderboard.GetPlaceAsync(Account(await EarnerAsync(200)), LeaderboardMetric.Month), Is.EqualTo(new OwnPlace(1, 200, null)));
        Assert.That(await _world.Node.Leaderboard.GetPlaceAsync(new PointsAccount { ProgramId = _world.Program.Id }, LeaderboardMetric.Month), Is.Null);
    }

    [Test]
    public async Task A_page_is_one_statement_and_nothing_when_it_was_read_before()
    {
        await EarnerAsync(100);
        await PageAsync(LeaderboardMetric.Month);
        _world.Node.Board.Forget(_world.Program.Id);

        // balances end by themselves: they are read each time, and the program, for how that happens, from nopCommerce's cache
        foreach (var (by, cost, again) in new[] { (LeaderboardMetric.Month, PAGE + TIERS, 0), (LeaderboardMetric.Lifetime, PAGE + TIERS, 0), (LeaderboardMetric.Balance, PAGE + TIERS + 1, 1) })
        {
            var before = _world.Database.Statements;
            await PageAsync(by);
            var first = _world.Database.Statements;
            await PageAsync(by);
            Assert.That((first - before, _world.Database.Statements - first), Is.EqualTo((cost, again * cost)), by.ToString());
        }
    }

    [Test]
    public async Task What_is_read_while_somebody_earns_is_not_kept()
    {
        var cache = new LeaderboardCache();
        await cache.GetAsync(1, "board", () =>
        {
            cache.Forget(1);

            return Task.FromResult("before");
        });

        Assert.That(await cache.GetAsync(1, "board", () => Task.FromResult("after")), Is.EqualTo("after"));
        Assert.That(await cache.GetAsync(1, "board", () => Task.FromResult("never read")), Is.EqualTo("after"));
    }

    [Test]
    public async Task A_merged_membership_brings_what_it_earned_this_month_and_nothing_twice()
    {
        var source = await EarnerAsync(30);
        var target = await EarnerAsync(12);

        await _world.Node.Merge.MergeAsync(source.Id, target.Id, "same person", "admin");
        _world.Node.Board.Forget(_world.Program.Id);
        Assert.That((await PageAsync(LeaderboardMetric.Month)).Rows.Select(row => (row.CustomerId, row.Points)), Is.EqualTo(new[] { (target.CustomerId, 42L) }));

        await _world.Node.Merge.MergeAsync(source.Id, target.Id, "same person", "admin");
        _world.Node.Board.Forget(_world.Program.Id);
        Assert.That((await PageAsync(LeaderboardMetric.Month)).Rows.Single().Points, Is.EqualTo(42));
    }

    [Test]
    public async Task The_winners_of_a_month_stay_as_they_stood_and_the_closing_agrees_with_the_leaderboard()
    {
        var first = await EarnerAsync(90);
        var merged = await EarnerAsync(30);
        var second = await EarnerAsync(50);
        var hidden = await EarnerAsync(500);
        await _world.Node.MemberService.SetLeaderboardVisibilityAsync(hidden, true);
        await _world.Node.Merge.MergeAsync(merged.Id, second.Id, "same person", "admin");
        await BookAsync(new ReversePoints(5) { MemberId = first.Id, IdempotencyKey = "", Actor = "test" });
        _world.Node.Board.Forget(_world.Program.Id);
        var stood = (await PageAsync(LeaderboardMetric.Month)).Rows.Select(row => (row.Rank, row.CustomerId, row.Points, (string?)row.Name)).ToList();
        Assert.That(stood.Select(row => row.Points), Is.EqualTo(new[] { 85L, 80L }));

        var next = new DateTime(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 1).AddMonths(1);
        Assert.That(await _world.Node.Closing.CloseAsync(next.AddMinutes(5)), Is.Zero, "bookings of the last moments may be under way");
        Assert.That(await _world.Node.Closing.CloseAsync(next.AddHours(1)), Is.EqualTo(1));
        await BookAsync(new EarnPoints(1000) { MemberId = second.Id, IdempotencyKey = "", Actor = "test" });
        Assert.That(await _world.Node.Closing.CloseAsync(next.AddHours(2)), Is.Zero, "once");

        var winners = await _world.Node.Leaderboard.GetWinnersAsync(_world.Program.Id);
        Assert.That(winners.Select(row => (row.Rank, row.CustomerId, row.Points, row.Name)), Is.EqualTo(stood));

        await _world.Node.MemberService.SetLeaderboardVisibilityAsync(first, true);
        _world.Node.Board.Forget(_world.Program.Id);
        Assert.That((await _world.Node.Leaderboard.GetWinnersAsync(_world.Program.Id)).Select(row => row.Name is null), Is.EqualTo(new[] { true, false }), "whoever hides is named no more");
    }

    [TestCase("")]
    [TestCase("1-2")]
    [TestCase("1-638000000000000000-1-1")]
    [TestCase("1-9999999999999999999-1")]
    [TestCase("1-1-1")]
    [TestCase("+1-638000000000000000-1")]
    [TestCase("1-638000000000000000-99999999999")]
    public void A_place_to_read_on_from_that_is_none_is_refused(string text)
    {
        Assert.That(LeaderboardCursor.Parse(text), Is.Null);
    }

    // the tiers' names come from nopCommerce's cache, which the memory database has none of
    private const int TIERS = 1;

    // one statement, which the memory database counts by the tables that it joins
    private const int PAGE = 3;

    private async Task<LoyaltyMember> EarnerAsync(long points)
    {
        var member = await _world.NewMemberAsync();
        await BookAsync(new EarnPoints(points) { MemberId = member.Id, IdempotencyKey = "", Actor = "test" });

        return member;
    }

    /// <summary>Books, and forgets what the event of an earning makes a store forget.</summary>
    private async Task BookAsync(LedgerCommand command)
    {
        var result = await _world.Node.Ledger.ExecuteAsync(command with { IdempotencyKey = $"leader:{++_key}" });
        Assert.That(result.Success, Is.True, result.Error?.Message);
        _world.Node.Board.Forget(_world.Program.Id);
    }

    private PointsAccount Account(LoyaltyMember member) => _world.Accounts.Rows.Single(account => account.MemberId == member.Id);

    private Task<LeaderboardPage> PageAsync(LeaderboardMetric by) => _world.Node.Leaderboard.GetPageAsync(_world.Program.Id, by, 20);
}
