using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

[TestFixture]
public class MemberMergeTests
{
    private static readonly DateTime Soon = DateTime.UtcNow.Date.AddDays(10), Late = DateTime.UtcNow.Date.AddDays(300);

    private LoyaltyWorld _world = null!;
    private LoyaltyMember _source = null!;
    private LoyaltyMember _target = null!;
    private int _key;

    [SetUp]
    public async Task BeginAsync()
    {
        _world = new LoyaltyWorld();
        _source = await _world.NewMemberAsync();
        _target = await _world.NewMemberAsync();
    }

    [TearDown]
    public async Task Both_ledgers_still_prove_their_balances()
    {
        Assert.That((await _world.Node.Ledger.VerifyAsync()).Drifts, Is.Empty);
        Assert.That(_world.Errors, Is.Empty);
    }

    [Test]
    public async Task Points_move_with_the_expiry_they_have_and_the_source_is_closed()
    {
        await EarnAsync(_source, 30, Soon, spend: 15);
        await EarnAsync(_source, 50, null);
        await EarnAsync(_source, 20, Soon);
        await ExecuteAsync(new RedeemPoints(10) { MemberId = _source.Id, IdempotencyKey = Key(), Actor = "test" });
        await EarnAsync(_target, 7, Late, spend: 3);

        var moved = await MergeAsync();

        Assert.That(moved.Value, Is.EqualTo(90));
        var (source, target) = await AccountsAsync();
        Assert.That((source.Balance, source.LifetimePoints, source.LifetimeSpend), Is.EqualTo((0, 100, 0m)), "lifetime points never fall");
        Assert.That((target.Balance, target.LifetimePoints, target.LifetimeSpend), Is.EqualTo((97, 107, 18m)));
        Assert.That(_world.Lots.Rows.Where(lot => lot.MemberId == _target.Id && lot.Remaining > 0).Select(lot => (lot.Remaining, lot.ExpiresOnUtc)),
            Is.EquivalentTo(new (long, DateTime?)[] { (7, Late), (40, Soon), (50, null) }));
        var closed = _world.Members.Rows.Single(member => member.Id == _source.Id);
        Assert.That((closed.Status, closed.StatusReason, closed.MergedIntoId), Is.EqualTo((MemberStatus.Inactive, "one person", _target.Id)));
        Assert.That(_world.Audit.Rows.Select(row => (row.Action, row.EntityId)), Does.Contain(("merged into another", _source.Id)).And.Contain(("took over another", _target.Id)));
        Assert.That(_world.Entries.Rows.Where(entry => entry.ReferenceType == "merge").Sum(entry => entry.Points), Is.Zero, "what leaves comes");
    }

    [Test]
    public async Task Repeating_a_merge_moves_nothing_twice_but_what_came_since()
    {
        await EarnAsync(_source, 30, Soon, spend: 15);
        var debit = (await ExecuteAsync(new RedeemPoints(10) { MemberId = _source.Id, IdempotencyKey = Key(), Actor = "test" })).Entry;
        await MergeAsync();

        Assert.That((await MergeAsync()).Value, Is.Zero);
        await ExecuteAsync(new ReturnPoints(debit.Id, 10) { MemberId = _source.Id, IdempotencyKey = Key(), Actor = "test" });
        Assert.That(await _world.Node.Merge.SettleAsync(), Is.EqualTo(1));
        Assert.That(await _world.Node.Merge.SettleAsync(), Is.Zero);

        var (source, target) = await AccountsAsync();
        Assert.That((source.Balance, target.Balance, target.LifetimePoints, target.LifetimeSpend), Is.EqualTo((0, 30, 30, 15m)));
        Assert.That(_world.Lots.Rows.Where(lot => lot.MemberId == _target.Id).Select(lot => lot.ExpiresOnUtc).Distinct(), Is.EqualTo(new DateTime?[] { Soon }));
        Assert.That(_world.Audit.Rows.Count(row => row.Action == "merged into another"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_due_expires_before_and_does_not_move()
    {
        await EarnAsync(_source, 30, Soon);
        await EarnAsync(_source, 5, null);
        var lot = _world.Lots.Rows.First(row => row.MemberId == _source.Id);
        lot.ExpiresOnUtc = DateTime.UtcNow.AddDays(-1);
        await _world.Lots.Repository.UpdateAsync(lot);

        await MergeAsync();

        var (source, target) = await AccountsAsync();
        Assert.That((source.Balance, target.Balance), Is.EqualTo((0, 5)));
    }

    [Test]
    public async Task A_shortfall_follows_and_is_repaid_by_what_the_other_has()
    {
        await EarnAsync(_source, 10, null);
        await ExecuteAsync(new RedeemPoints(10) { MemberId = _source.Id, IdempotencyKey = Key(), Actor = "test" });
        await ExecuteAsync(new ReversePoints(10) { MemberId = _source.Id, IdempotencyKey = Key(), Actor = "test" });
        await EarnAsync(_target, 25, null);

        await MergeAsync();

        var (source, target) = await AccountsAsync();
        Assert.That((source.Shortfall, source.Balance, target.Shortfall, target.Balance), Is.EqualTo((0, 0, 0, 15)));
    }

    [Test]
    public async Task Orders_follow_with_their_pending_points_and_what_is_refunded_later_is_taken_from_who_took_over()
    {
        _world.Program.HoldDays = 14;
        await _world.Programs.Repository.UpdateAsync(_world.Program);
        var held = Order(100);
        await _world.Node.Convergence.ConvergeAsync(held);
        _world.Program.HoldDays = 0;
        await _world.Programs.Repository.UpdateAsync(_world.Program);
        var spendable = Order(60);
        await _world.Node.Convergence.ConvergeAsync(spendable);
        Assert.That((await AccountsAsync()).Source, Has.Property("Pending").EqualTo(100).And.Property("Balance").EqualTo(60));

        await MergeAsync();

        var (source, target) = await AccountsAsync();
        Assert.That((source.Pending, target.Pending, target.Balance), Is.EqualTo((0, 100, 60)));
        Assert.That(await _world.Node.Convergence.ConvergeAsync(held) + await _world.Node.Convergence.ConvergeAsync(spendable), Is.Zero, "nothing is missing");

        var award = _world.Awards.Rows.Single(row => row.OrderId == held.Id);
        award.HeldUntilUtc = DateTime.UtcNow.AddDays(-1);
        await _world.Awards.Repository.UpdateAsync(award);
        await _world.Node.Convergence.MatureDueAsync();
        spendable.OrderStatus = OrderStatus.Cancelled;
        await _world.Orders.Repository.UpdateAsync(spendable);
        await _world.Node.Convergence.ConvergeAsync(spendable);

        (source, target) = await AccountsAsync();
        Assert.That((source.Balance, source.Pending, target.Pending, target.Balance), Is.EqualTo((0, 0, 0, 100)));
        Assert.That(target.LifetimeSpend, Is.EqualTo(100m));
    }

    [Test]
    public async Task What_the_source_earned_in_a_period_counts_for_the_tier_of_who_took_over()
    {
        await _world.TierPolicies.Repository.InsertAsync(new TierPolicy
        {
            ProgramId = _world.Program.Id, MetricId = (int)TierMetric.PeriodPoints, PeriodId = (int)TierPeriod.Rolling, PeriodDays = 30
        });
        await EarnAsync(_source, 400, null);
        await EarnAsync(_target, 200, null);

        await MergeAsync();

        var tier = _world.Members.Rows.Single(member => member.Id == _target.Id).TierId;
        Assert.That(_world.Tiers.Rows.Single(row => row.Id == tier).Name, Is.EqualTo("Silver"), "400 and 200 are more than 500");
    }

    [Test]
    public async Task Referrals_follow_but_not_the_one_of_the_same_person()
    {
        await ReferralAsync(1, 91, ReferralStatus.Pending);
        await ReferralAsync(2, 92, ReferralStatus.Rewarded);
        await ReferralAsync(3, _target.CustomerId, ReferralStatus.Blocked);

        await MergeAsync();

        Assert.That(_world.Referrals.Rows.Select(row => row.ReferrerMemberId), Is.EqualTo(new[] { _target.Id, _target.Id, _source.Id }));
    }

    [Test]
    public async Task A_merge_that_makes_no_sense_is_refused()
    {
        var third = await _world.NewMemberAsync();
        Assert.That((await _world.Node.Merge.MergeAsync(_source.Id, _source.Id, "x", "test")).Error.Code, Is.EqualTo(LoyaltyErrorCodes.VALIDATION_FAILED));
        Assert.That((await _world.Node.Merge.MergeAsync(_source.Id, 999, "x", "test")).Error.Code, Is.EqualTo(LoyaltyErrorCodes.MEMBER_NOT_FOUND));
        await MergeAsync();
        Assert.That((await _world.Node.Merge.MergeAsync(_source.Id, third.Id, "x", "test")).Error.Code, Is.EqualTo(LoyaltyErrorCodes.INVALID_STATE));
        Assert.That((await _world.Node.Merge.MergeAsync(third.Id, _source.Id, "x", "test")).Error.Code, Is.EqualTo(LoyaltyErrorCodes.MEMBER_INACTIVE));
    }

    private Task<Result<long>> MergeAsync() => _world.Node.Merge.MergeAsync(_source.Id, _target.Id, "one person", "test");

    private string Key() => $"k{++_key}";

    private Task EarnAsync(LoyaltyMember member, long points, DateTime? expires, decimal spend = 0) =>
        ExecuteAsync(new EarnPoints(points, expires, spend) { MemberId = member.Id, IdempotencyKey = Key(), Actor = "test" });

    private async Task<Services.Ledger.LedgerReceipt> ExecuteAsync(LedgerCommand command)
    {
        var result = await _world.Node.Ledger.ExecuteAsync(command);
        Assert.That(result.Success, Is.True, result.Error?.Message);
        return result.Value;
    }

    private async Task<(PointsAccount Source, PointsAccount Target)> AccountsAsync() =>
        (await _world.Node.Ledger.GetAccountAsync(_source.Id), await _world.Node.Ledger.GetAccountAsync(_target.Id));

    private Order Order(decimal total) => _world.Orders.Add(new Order
    {
        CustomerId = _source.CustomerId, StoreId = 1, OrderTotal = total, OrderSubtotalInclTax = total, OrderSubtotalExclTax = total,
        CreatedOnUtc = DateTime.UtcNow, OrderStatus = OrderStatus.Processing, PaymentStatus = PaymentStatus.Paid
    });

    private Task ReferralAsync(int number, int referee, ReferralStatus status) => _world.Referrals.Repository.InsertAsync(new Referral
    {
        ProgramId = _world.Program.Id, ReferrerMemberId = _source.Id, RefereeCustomerId = referee, RefereeKey = $"r{number}", Status = status
    });
}
