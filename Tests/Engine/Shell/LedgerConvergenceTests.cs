using Moq;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>
/// Target minus what is booked, as a keyed command, and again when somebody was faster: the one policy of all who use it
/// </summary>
[TestFixture]
public sealed class LedgerConvergenceTests
{
    private LoyaltyWorld _world = null!;
    private LoyaltyMember _member = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _world = new LoyaltyWorld();
        _member = await _world.NewMemberAsync();
    }

    [Test]
    public async Task What_is_missing_is_booked_once_however_often_one_looks()
    {
        Assert.That(await ConvergeAsync(50), Is.EqualTo(new Converged(1, true)));
        Assert.That(await ConvergeAsync(50), Is.EqualTo(Converged.AlreadyThere));
        Assert.That(await ConvergeAsync(20), Is.EqualTo(new Converged(1, true)));

        Assert.That(_world.Entries.Rows.Select(entry => entry.Points), Is.EqualTo(new[] { 50L, -30 }));
    }

    [Test]
    public async Task An_inactive_member_is_given_nothing_and_keeps_nothing_that_is_to_go()
    {
        await ConvergeAsync(50);
        await _world.Node.MemberService.MoveAsync(_member, MemberStatus.Suspended, null, "test");

        Assert.That(await ConvergeAsync(80), Is.EqualTo(new Converged(0, false)));
        Assert.That(await ConvergeAsync(10), Is.EqualTo(new Converged(1, true)));

        Assert.That(_world.Entries.Rows.Sum(entry => entry.Points), Is.EqualTo(10));
    }

    [Test]
    public async Task Who_was_overtaken_looks_again_and_books_what_is_missing_then()
    {
        var seen = new List<ConvergenceStep?>();
        var converged = await _world.Node.Converging.RunAsync("a test", async before =>
        {
            seen.Add(before);
            var booked = await BookedAsync();
            // somebody else books 30 under the key that was counted here
            if (before is null)
                await _world.Node.Ledger.ExecuteAsync(Give(30, booked));

            return Missing(50, booked);
        });

        Assert.That(converged, Is.EqualTo(new Converged(1, true)));
        Assert.That(seen, Is.EqualTo(new ConvergenceStep?[] { null, ConvergenceStep.Overtaken, ConvergenceStep.Written }));
        Assert.That(_world.Entries.Rows.Select(entry => entry.Points), Is.EqualTo(new[] { 30L, 20 }));
    }

    [Test]
    public async Task What_does_not_come_to_rest_is_logged()
    {
        var target = 0;
        var converged = await _world.Node.Converging.RunAsync("a restless thing", async _ => Missing(target += 10, await BookedAsync()));

        Assert.That(converged, Is.EqualTo(new Converged(10, false)));
        _world.Logger.Verify(logger => logger.WarningAsync(It.Is<string>(text => text.Contains("a restless thing did not come to rest")), It.IsAny<Exception>(), It.IsAny<Customer>()), Times.Once);
    }

    private Task<Converged> ConvergeAsync(long target) => _world.Node.Converging.RunAsync("a test", async _ => Missing(target, await BookedAsync()));

    private LedgerCommand? Missing(long target, IList<LedgerEntry> booked) => target == booked.Sum(entry => entry.Points) ? null : Give(target - booked.Sum(entry => entry.Points), booked);

    private LedgerCommand Give(long points, IList<LedgerEntry> booked) =>
        LedgerCorrections.OfGiven(_member.Id, $"test:{booked.Count + 1}", "test", points, booked, null) with { ReferenceType = "test", ReferenceId = "1" };

    private Task<IList<LedgerEntry>> BookedAsync() => _world.Node.Converging.GetEntriesAsync(_world.Program.Id, "test", "1");
}
