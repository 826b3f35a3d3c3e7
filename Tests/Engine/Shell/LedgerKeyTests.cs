using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Keys of the ledger count byte by byte, whatever collation the database compares texts by.</summary>
[TestFixture]
public sealed class LedgerKeyTests
{
    private LoyaltyWorld _world = null!;
    private LoyaltyMember _member = null!;

    [SetUp]
    public async Task EnrolAsync()
    {
        _world = new LoyaltyWorld();
        _member = await _world.NewMemberAsync();
    }

    private async Task<bool> AdjustAsync(string key)
    {
        var result = await _world.Node.Ledger.ExecuteAsync(new AdjustPoints(5) { MemberId = _member.Id, IdempotencyKey = key, Actor = "test" });
        Assert.That(result.Success, Is.True, result.Error?.Message);

        return !result.Value.Replayed;
    }

    [TestCase("adjust:café", "adjust:cafe")]
    [TestCase("import:straße", "import:strasse")]
    [TestCase("import:é", "import:e\u0301")]
    [TestCase("k\u0000", "k")]
    [TestCase("ｋ1", "k1")]
    public async Task Keys_a_collation_takes_for_one_are_two(string one, string other)
    {
        Assert.That(await AdjustAsync(one), Is.True);
        Assert.That(await AdjustAsync(other), Is.True);
        Assert.That((await AdjustAsync(one), await AdjustAsync(other)), Is.EqualTo((false, false)));

        var keys = _world.Entries.Rows.Select(entry => entry.IdempotencyKey).ToList();
        Assert.That(keys, Has.Count.EqualTo(2));
        Assert.That(string.Concat(keys).All(letter => letter is >= ' ' and <= '~'), Is.True, "no collation has anything to interpret");
    }

    [TestCase("Order:7", "order:7")]
    [TestCase(" K-1 ", "k-1")]
    public async Task Case_and_outer_spaces_do_not_count(string one, string other)
    {
        Assert.That(await AdjustAsync(one), Is.True);
        Assert.That(await AdjustAsync(other), Is.False);
        Assert.That(_world.Entries.Rows.Single().IdempotencyKey, Is.EqualTo(other), "a plain key stays readable");
    }

    [Test]
    public async Task A_key_stored_before_keys_were_hashed_is_found()
    {
        await AdjustAsync("straße");
        var entry = _world.Entries.Rows.Single();
        entry.IdempotencyKey = "straße";
        _world.Entries.Update(entry);

        Assert.That(await AdjustAsync("Straße"), Is.False);
        Assert.That(_world.Entries.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_longest_key_is_stored_whatever_its_letters_are()
    {
        Assert.That(await AdjustAsync(new string('é', 200)), Is.True);
        Assert.That(_world.Entries.Rows.Single().IdempotencyKey.Length, Is.LessThanOrEqualTo(200));
    }

    [Test]
    public async Task What_is_booked_is_booked_at_a_moment_every_database_keeps()
    {
        await AdjustAsync("k");

        Assert.That(_world.Entries.Rows.Single().BookedOnUtc.Ticks % TimeSpan.TicksPerMillisecond, Is.Zero);
    }
}
