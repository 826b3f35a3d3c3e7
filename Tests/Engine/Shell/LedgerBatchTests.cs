using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Commands that wait for the same member.</summary>
[TestFixture]
public sealed class LedgerBatchTests
{
    private LoyaltyWorld _world = null!;
    private LoyaltyMember _member = null!;
    private int _accountsWritten;

    [SetUp]
    public async Task BeginAsync()
    {
        _world = new LoyaltyWorld();
        _member = await _world.NewMemberAsync();
        await _world.Node.Ledger.ExecuteAsync(Earn("begin", 10));
        _accountsWritten = 0;
        _world.Accounts.Updating = _ => _accountsWritten++;
    }

    private EarnPoints Earn(string key, long points) => new(points) { MemberId = _member.Id, IdempotencyKey = key, Actor = $"actor of {key}" };

    private RedeemPoints Redeem(string key, long points) => new(points) { MemberId = _member.Id, IdempotencyKey = key, Actor = $"actor of {key}" };

    /// <summary>Lets commands wait for the member until all are there.</summary>
    private async Task<Result<LedgerReceipt>[]> AtOnceAsync(params LedgerCommand[] commands)
    {
        Task<Result<LedgerReceipt>>[] waiting;
        using (await _world.Node.Gate.EnterAsync(_member.Id))
            waiting = [.. commands.Select(command => _world.Node.Ledger.ExecuteAsync(command))];

        return await Task.WhenAll(waiting);
    }

    private async Task AssertVerifiedAsync()
    {
        var report = await _world.Node.Ledger.VerifyAsync();
        Assert.That(report.Ok, Is.True, string.Join(", ", report.Drifts));
        Assert.That(_world.Entries.Rows.Select(entry => entry.Version), Is.EqualTo(Enumerable.Range(1, _world.Entries.Rows.Count).Select(i => (long)i)));
    }

    [Test]
    public async Task Commands_that_wait_for_one_member_are_booked_in_one_transaction_each_with_its_own_entry_and_answer()
    {
        var results = await AtOnceAsync(Redeem("a", 4), Redeem("b", 4), Redeem("c", 4), Earn("d", 5), Redeem("e", 7));

        Assert.That(_accountsWritten, Is.EqualTo(1));
        Assert.That(results.Select(result => result.Success ? result.Value.Account.Balance : -1), Is.EqualTo(new[] { 6L, 2, -1, 7, 0 }));
        Assert.That(results[2].Error.Code, Is.EqualTo(LoyaltyErrorCodes.INSUFFICIENT_POINTS));
        Assert.That(results.Where(result => result.Success).Select(result => (result.Value.Entry.Actor, result.Value.Entry.BalanceAfter, result.Value.Replayed)),
            Is.EqualTo(new[] { ("actor of a", 6L, false), ("actor of b", 2, false), ("actor of d", 7, false), ("actor of e", 0, false) }));
        await AssertVerifiedAsync();
    }

    [Test]
    public async Task A_key_that_was_used_or_comes_twice_is_answered_with_its_first_entry()
    {
        var results = await AtOnceAsync(Earn("begin", 10), Redeem("a", 4), Redeem("A", 4), Redeem("a", 5), Earn("é", 3), Earn("é", 3));

        Assert.That(results.Select(result => result.Success ? $"{result.Value.Entry.Version} {result.Value.Replayed}" : result.Error.Code),
            Is.EqualTo(new[] { "1 True", "2 False", "2 True", LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT, "3 False", "3 True" }));
        await AssertVerifiedAsync();
    }

    [Test]
    public async Task What_cannot_be_stored_together_is_booked_one_by_one()
    {
        _world.Lots.NextFailure = new MemoryDbException("deadlock");

        var results = await AtOnceAsync(Redeem("a", 4), Earn("b", 5), Redeem("c", 7));

        Assert.That(results.Select(result => result.Value.Account.Balance), Is.EqualTo(new[] { 6L, 11, 4 }));
        await AssertVerifiedAsync();
    }

    [Test]
    public async Task Who_gives_points_back_or_writes_something_of_his_own_books_alone_and_in_turn()
    {
        var spent = await _world.Node.Ledger.ExecuteAsync(Redeem("spent", 6));
        var alongside = new List<long>();
        Task<Result<LedgerReceipt>>[] waiting;
        using (await _world.Node.Gate.EnterAsync(_member.Id))
        {
            waiting =
            [
                _world.Node.Ledger.ExecuteAsync(Redeem("a", 1)),
                _world.Node.Ledger.ExecuteAsync(Redeem("b", 1), entry =>
                {
                    alongside.Add(entry.BalanceAfter);
                    return Task.FromResult<LoyaltyError>(null!);
                }),
                _world.Node.Ledger.ExecuteAsync(new ReturnPoints(spent.Value.Entry.Id, 6) { MemberId = _member.Id, IdempotencyKey = "back", Actor = "test" }),
                _world.Node.Ledger.ExecuteAsync(Redeem("c", 1))
            ];
        }

        var results = await Task.WhenAll(waiting);

        Assert.That(results.Select(result => result.Success), Is.All.True);
        Assert.That((alongside.Count, _world.Accounts.Rows.Single().Balance), Is.EqualTo((1, 7L)));
        await AssertVerifiedAsync();
    }
}
