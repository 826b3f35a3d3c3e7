using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

[TestFixture]
public class LedgerServiceTests
{
    private LoyaltyWorld _world = null!;
    private LoyaltyMember _member = null!;

    [SetUp]
    public async Task EnrolAsync()
    {
        _world = new LoyaltyWorld();
        _member = await _world.NewMemberAsync();
    }

    private EarnPoints Earn(string key, long points, decimal spend = 0, DateTime? expires = null)
    {
        return new EarnPoints(points, expires, spend) { MemberId = _member.Id, IdempotencyKey = key, Actor = "test" };
    }

    private RedeemPoints Redeem(string key, long points)
    {
        return new RedeemPoints(points) { MemberId = _member.Id, IdempotencyKey = key, Actor = "test" };
    }

    [Test]
    public async Task The_same_key_and_request_give_the_first_result_again()
    {
        var first = await _world.Node.Ledger.ExecuteAsync(Earn("Order:1", 64));
        await _world.Node.Ledger.ExecuteAsync(Redeem("r", 64));

        var again = await _world.Node.Ledger.ExecuteAsync(Earn("order:1", 64));

        Assert.That((again.Value.Entry.Id, again.Value.Replayed, again.Value.Account.Balance), Is.EqualTo((first.Value.Entry.Id, true, 0L)));
        Assert.That(_world.Entries.Rows, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_has_run_out_is_in_no_balance_though_the_task_has_not_taken_it_yet()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("stays", 10));
        await _world.Node.Ledger.ExecuteAsync(Earn("ends", 50, expires: DateTime.UtcNow.AddMilliseconds(400)));
        var other = await _world.NewMemberAsync();
        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(20) { MemberId = other.Id, IdempotencyKey = "other", Actor = "test" });
        Assert.That((await _world.Node.Ledger.GetAccountAsync(_member.Id)).Balance, Is.EqualTo(60), "before its end");
        await Task.Delay(600);

        var (one, some) = ((await _world.Node.Ledger.GetAccountAsync(_member.Id)).Balance, (await _world.Node.Ledger.GetAccountsAsync([_member.Id]))[_member.Id].Balance);
        var board = (await _world.Node.Leaderboard.GetPageAsync(_world.Program.Id, LeaderboardMetric.Balance, 1)).Rows;

        Assert.That((one, some), Is.EqualTo((10L, 10L)));
        Assert.That(board.Select(row => (row.CustomerId, row.Points)), Is.EqualTo(new[] { (other.CustomerId, 20L) }));
        Assert.That(_world.Accounts.Rows[0].Balance, Is.EqualTo(60), "nothing was booked");
        Assert.That(await _world.Node.Ledger.ExpireDueAsync(), Is.EqualTo(1));
        Assert.That((await _world.Node.Ledger.GetAccountAsync(_member.Id)).Balance, Is.EqualTo(10));
    }

    [Test]
    public async Task The_balance_of_who_was_inactive_for_too_long_can_not_be_spent()
    {
        _world.Program.ExpiryMode = ExpiryMode.Inactivity;
        _world.Program.ExpireAfterDays = 30;
        _world.Programs.Update(_world.Program);
        await _world.Node.Ledger.ExecuteAsync(Earn("e", 10));
        var account = _world.Accounts.Rows.Single();
        account.LastActivityOnUtc = DateTime.UtcNow.AddDays(-31);
        _world.Accounts.Update(account);

        Assert.That((await _world.Node.Ledger.GetAccountAsync(_member.Id)).Balance, Is.Zero);
    }

    [Test]
    public async Task A_shopper_is_shown_the_entries_that_move_points()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("points", 10));
        await _world.Node.Ledger.ExecuteAsync(Earn("spend", 0, spend: 0.4m));
        await _world.Node.Ledger.ExecuteAsync(new HoldPoints(5) { MemberId = _member.Id, IdempotencyKey = "hold", Actor = "test" });

        Assert.That((await _world.Node.Ledger.GetStatementAsync(_member.Id, 10)).Select(entry => entry.Version), Is.EqualTo(new[] { 3L, 1 }));
        Assert.That((await _world.Node.Ledger.GetStatementAsync(_member.Id, 10, 3)).Select(entry => entry.Version), Is.EqualTo(new[] { 1L }));
        Assert.That(await _world.Node.Ledger.GetStatementAsync(_member.Id, 10, types: [LedgerEntryType.Expire]), Is.Empty);
    }

    [Test]
    public async Task A_repeated_debit_succeeds_again_though_the_balance_is_gone()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("e", 10));
        await _world.Node.Ledger.ExecuteAsync(Redeem("r", 10));

        Assert.That((await _world.Node.Ledger.ExecuteAsync(Redeem("r", 10))).Value.Replayed, Is.True);
    }

    [Test]
    public async Task The_same_key_for_another_request_is_a_conflict()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("k", 64));

        var other = await _world.Node.Ledger.ExecuteAsync(Earn("k", 65));

        Assert.That(other.Error.Code, Is.EqualTo(LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT));
    }

    [Test]
    public async Task A_request_told_by_its_words_repeats_what_was_booked_before_words_were_kept_and_nothing_else()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("before", 64));
        await _world.Node.Ledger.ExecuteAsync(Earn("since", 64) with { Request = "sixty-four" });

        var repeated = await _world.Node.Ledger.ExecuteAsync(Earn("before", 64) with { Request = "sixty-four" });
        var again = await _world.Node.Ledger.ExecuteAsync(Earn("since", 70) with { Request = "sixty-four" });
        var other = await _world.Node.Ledger.ExecuteAsync(Earn("before", 65) with { Request = "sixty-five" });
        var another = await _world.Node.Ledger.ExecuteAsync(Earn("since", 64) with { Request = "in other words" });

        Assert.That((repeated.Value.Replayed, again.Value.Replayed), Is.EqualTo((true, true)));
        Assert.That((other.Error.Code, another.Error.Code), Is.EqualTo((LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT, LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT)));
    }

    [TestCase("")]
    [TestCase("  ")]
    public async Task A_command_needs_a_key(string key)
    {
        Assert.That((await _world.Node.Ledger.ExecuteAsync(Earn(key, 1))).Error.Field, Is.EqualTo("idempotencyKey"));
    }

    [Test]
    public async Task Unknown_and_suspended_members_are_refused()
    {
        var unknown = await _world.Node.Ledger.ExecuteAsync(new RedeemPoints(1) { MemberId = 999, IdempotencyKey = "k", Actor = "test" });
        await _world.Node.MemberService.SetStatusAsync(_member, MemberStatus.Suspended, "admin");

        Assert.That(unknown.Error.Code, Is.EqualTo(LoyaltyErrorCodes.MEMBER_NOT_FOUND));
        Assert.That((await _world.Node.Ledger.ExecuteAsync(Redeem("r", 1))).Error.Code, Is.EqualTo(LoyaltyErrorCodes.MEMBER_INACTIVE));
        Assert.That((await _world.Node.Ledger.ExecuteAsync(Earn("e", 1))).Error.Code, Is.EqualTo(LoyaltyErrorCodes.MEMBER_INACTIVE));
    }

    [Test]
    public async Task Many_parallel_debits_from_two_nodes_never_overspend_and_leave_no_gap()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("e1", 60, expires: DateTime.UtcNow.AddDays(1)));
        await _world.Node.Ledger.ExecuteAsync(Earn("e2", 40));
        var nodes = new[] { _world.Node, new LoyaltyNode(_world) };

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => nodes[i % 2].Ledger.ExecuteAsync(Redeem($"r{i}", 3)))));

        Assert.That(results.Count(result => result.Success), Is.EqualTo(33));
        Assert.That(results.Where(result => !result.Success).Select(result => result.Error.Code).Distinct(),
            Is.EqualTo(new[] { LoyaltyErrorCodes.INSUFFICIENT_POINTS }));
        Assert.That(_world.Accounts.Rows.Single().Balance, Is.EqualTo(1));
        Assert.That(_world.Entries.Rows.Select(entry => entry.Version).Order(), Is.EqualTo(Enumerable.Range(1, 35).Select(i => (long)i)));
        var report = await _world.Node.Ledger.VerifyAsync();
        Assert.That(report.Ok, Is.True, string.Join(", ", report.Drifts));
        Assert.That((report.Members, report.Entries), Is.EqualTo((1, 35L)));
    }

    [Test]
    public async Task One_key_used_in_parallel_on_two_nodes_books_once()
    {
        var nodes = new[] { _world.Node, new LoyaltyNode(_world) };

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => nodes[i % 2].Ledger.ExecuteAsync(Earn("same", 5)))));

        Assert.That(results.Count(result => result.Success && !result.Value.Replayed), Is.EqualTo(1));
        Assert.That(_world.Accounts.Rows.Single().Balance, Is.EqualTo(5));
    }

    [Test]
    public void A_database_failure_that_is_no_conflict_is_not_retried_and_leaves_nothing()
    {
        _world.Accounts.NextFailure = new MemoryDbException("disk full");

        Assert.ThrowsAsync<MemoryDbException>(() => _world.Node.Ledger.ExecuteAsync(Earn("e", 5)));
        Assert.That(_world.Entries.Rows.Count + _world.Lots.Rows.Count + _world.Movements.Rows.Count + _world.Accounts.Rows.Count, Is.Zero);
    }

    [Test]
    public async Task Returned_points_go_back_to_their_lots_through_the_ledger()
    {
        var soon = DateTime.UtcNow.AddDays(1);
        await _world.Node.Ledger.ExecuteAsync(Earn("e1", 10, expires: soon));
        await _world.Node.Ledger.ExecuteAsync(Earn("e2", 10));
        var spent = await _world.Node.Ledger.ExecuteAsync(Redeem("r", 15));

        ReturnPoints Return(string key, long points) => new(spent.Value.Entry.Id, points) { MemberId = _member.Id, IdempotencyKey = key, Actor = "test" };
        await _world.Node.Ledger.ExecuteAsync(Return("b1", 7));
        await _world.Node.Ledger.ExecuteAsync(Return("b2", 8));

        Assert.That(_world.Lots.Rows.Select(lot => (lot.Remaining, lot.ExpiresOnUtc)), Is.EqualTo(new[] { (10L, (DateTime?)soon), (10L, null) }));
        Assert.That((await _world.Node.Ledger.ExecuteAsync(Return("b3", 1))).Error.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));
        Assert.That((await _world.Node.Ledger.VerifyAsync()).Ok, Is.True);
    }

    [Test]
    public async Task Due_points_expire_once_with_an_event()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("e1", 10, expires: DateTime.UtcNow.AddDays(1)));
        var lot = _world.Lots.Rows.Single();
        lot.ExpiresOnUtc = DateTime.UtcNow.AddSeconds(-1);
        _world.Lots.Update(lot);

        Assert.That(await _world.Node.Ledger.ExpireDueAsync(), Is.EqualTo(1));
        Assert.That(await _world.Node.Ledger.ExpireDueAsync(), Is.EqualTo(0));
        Assert.That(_world.Published.OfType<PointsExpiredEvent>().Single().Entry.Points, Is.EqualTo(-10));
        Assert.That((await _world.Node.Ledger.GetAccountAsync(_member.Id)).Balance, Is.Zero);
    }

    [Test]
    public async Task Verify_names_every_figure_somebody_tampered_with()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("e1", 10, 12.5m));
        var account = _world.Accounts.Rows.Single();
        account.Balance = 1000;
        account.LifetimeSpend = 99;
        _world.Accounts.Update(account);

        var report = await _world.Node.Ledger.VerifyAsync();

        Assert.That(report.Drifts.Select(drift => drift.Figure), Is.EquivalentTo(new[] { "balance", "balance in lots", "shortfall", "lifetime spend" }
            .Where(figure => figure != "shortfall")));
    }

    [Test]
    public async Task The_ledger_refuses_to_build_on_figures_that_do_not_add_up()
    {
        await _world.Node.Ledger.ExecuteAsync(Earn("e1", 10));
        var account = _world.Accounts.Rows.Single();
        account.Balance = 1000;
        _world.Accounts.Update(account);

        Assert.ThrowsAsync<InvalidOperationException>(() => _world.Node.Ledger.ExecuteAsync(Redeem("r", 500)));
    }

    [Test]
    public async Task Spend_moves_the_member_through_the_tiers_with_role_event_and_audit()
    {
        var silver = _world.Tiers.Rows.Single(tier => tier.Name == "Silver");
        silver.CustomerRoleId = 7;
        _world.Tiers.Update(silver);
        var gold = _world.Tiers.Rows.Single(tier => tier.Name == "Gold");
        gold.CustomerRoleId = 8;
        _world.Tiers.Update(gold);

        await _world.Node.Ledger.ExecuteAsync(Earn("e1", 500, 500));
        Assert.That(_world.RolesOf(_member.CustomerId), Is.EqualTo(new[] { 7 }));
        await _world.Node.Ledger.ExecuteAsync(Earn("e2", 1000, 1000));
        Assert.That(_world.RolesOf(_member.CustomerId), Is.EqualTo(new[] { 8 }));

        Assert.That(_world.Members.Rows.Single().TierId, Is.EqualTo(gold.Id));
        Assert.That(_world.Published.OfType<TierChangedEvent>().Select(change => $"{change.OldTier?.Name}>{change.NewTier.Name}"),
            Is.EqualTo(new[] { ">Bronze", "Bronze>Silver", "Silver>Gold" }));
        Assert.That(_world.Audit.Rows.Where(line => line.Action == "tier changed").Select(line => line.NewValue),
            Is.EqualTo(new[] { "Bronze", "Silver", "Gold" }));
    }

    [Test]
    public async Task History_pages_follow_the_gapless_versions()
    {
        for (var i = 1; i <= 7; i++)
            await _world.Node.Ledger.ExecuteAsync(Earn($"e{i}", i));

        var page = await _world.Node.Ledger.GetEntriesPagedAsync(_member.Id, 1, 3);
        var last = await _world.Node.Ledger.GetEntriesPagedAsync(_member.Id, 2, 3);

        Assert.That(page.Select(entry => entry.Points), Is.EqualTo(new[] { 4L, 3, 2 }));
        Assert.That((last.Single().Points, last.TotalCount, last.TotalPages), Is.EqualTo((1L, 7, 3)));
        Assert.That((await _world.Node.Ledger.GetEntriesAsync(_member.Id, 2, 4)).Select(entry => entry.Version), Is.EqualTo(new[] { 3L, 2 }));
    }
}
