using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Members who move because of what they buy, because time passes, or because tiers are changed.</summary>
[TestFixture]
public class TierEvaluationTests
{
    private LoyaltyWorld _world = null!;

    [SetUp]
    public void SetUp() => _world = new LoyaltyWorld();

    private LoyaltyTier Tier(string name) => _world.Tiers.Rows.Single(tier => tier.Name == name);

    private string TierOf(LoyaltyMember member) =>
        _world.Tiers.Rows.Single(tier => tier.Id == _world.Members.Rows.Single(row => row.Id == member.Id).TierId).Name;

    private Task SpendAsync(LoyaltyMember member, decimal amount, DateTime? on = null, string? order = null) =>
        _world.Node.Ledger.ExecuteAsync(new EarnPoints((long)amount, null, amount)
        {
            MemberId = member.Id, IdempotencyKey = Guid.NewGuid().ToString("N"), Actor = "test", EventOnUtc = on, ReferenceType = order is null ? null : "order", ReferenceId = order
        });

    private void Policy(TierMetric metric, TierDowngrade downgrade, int days = 30) => _world.TierPolicies.Add(new TierPolicy
    {
        ProgramId = _world.Program.Id, MetricId = (int)metric, PeriodDays = days, DowngradeId = (int)downgrade
    });

    [Test]
    public async Task A_suspension_on_another_node_is_not_overwritten_by_a_tier_evaluation()
    {
        var member = await _world.NewMemberAsync();
        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(10, Spend: 1_000_000) { MemberId = member.Id, IdempotencyKey = "spend", Actor = "test" });
        var before = _world.Members.Rows.Single(row => row.Id == member.Id);
        var bronze = _world.Tiers.Rows.Single(tier => tier.Name == "Bronze").Id;
        before.TierId = bronze;
        _world.Members.Update(before);
        _world.TierStandings.Read = () =>
        {
            // the evaluation has read the member by now
            _world.TierStandings.Read = null;
            var row = _world.Members.Rows.Single(found => found.Id == member.Id);
            row.Status = MemberStatus.Suspended;
            row.HiddenFromLeaderboard = true;
            _world.Members.Update(row);
        };

        await _world.Node.TierService.EvaluateAsync(before);

        var after = _world.Members.Rows.Single(row => row.Id == member.Id);
        Assert.That((after.Status, after.HiddenFromLeaderboard), Is.EqualTo((MemberStatus.Suspended, true)));
        Assert.That(after.TierId, Is.Not.EqualTo(bronze).And.Not.Null, "the tier moved all the same");
        Assert.That(_world.RowTurns.Rows, Is.Empty);
    }

    [Test]
    public async Task A_changed_threshold_moves_nobody_before_the_task_runs_and_everybody_after()
    {
        var members = new List<LoyaltyMember>();
        for (var i = 0; i < 3; i++)
        {
            members.Add((await _world.Node.MemberService.EnrolAsync(_world.Program.Id, _world.NewCustomer($"m{i}@example.com").Id, "test")).Value);
            await SpendAsync(members[i], 600);
        }
        var silver = Tier("Silver");
        silver.Threshold = 700;
        await _world.Node.TierService.UpdateTierAsync(silver, "test");
        Assert.That(members.Select(TierOf), Is.All.EqualTo("Silver"));

        Assert.That(await _world.Node.TierEvaluation.RunRequestedAsync(), Is.EqualTo(3));
        Assert.That(members.Select(TierOf), Is.All.EqualTo("Bronze"));
        Assert.That(await _world.Node.TierEvaluation.RunRequestedAsync(), Is.Zero, "done is done");
    }

    [Test]
    public async Task A_preview_names_who_would_move_and_moves_nobody()
    {
        var member = await _world.NewMemberAsync();
        await SpendAsync(member, 600);
        var silver = Tier("Silver");

        var raised = await _world.Node.TierPreview.PreviewTierAsync(new LoyaltyTier { Id = silver.Id, ProgramId = _world.Program.Id, Name = "Silver", Threshold = 700 });
        var added = await _world.Node.TierPreview.PreviewTierAsync(new LoyaltyTier { ProgramId = _world.Program.Id, Name = "Pearl", Threshold = 550 });
        var without = await _world.Node.TierPreview.PreviewWithoutAsync(silver);

        Assert.That((raised.Up, raised.Down, raised.Rows.Single().From, raised.Rows.Single().To), Is.EqualTo((0, 1, "Silver", "Bronze")));
        Assert.That((added.Up, added.Down, added.Rows.Single().To), Is.EqualTo((1, 0, "Pearl")));
        Assert.That((without.Up, without.Down, without.Rows.Single().To), Is.EqualTo((0, 1, "Bronze")));
        Assert.That(TierOf(member), Is.EqualTo("Silver"));
    }

    [Test]
    public async Task What_was_bought_before_the_period_does_not_count_and_its_refund_takes_nothing()
    {
        Policy(TierMetric.PeriodSpend, TierDowngrade.AtOnce);
        var member = await _world.NewMemberAsync();
        await SpendAsync(member, 900, DateTime.UtcNow.AddDays(-40), "7");
        Assert.That(TierOf(member), Is.EqualTo("Bronze"));
        await SpendAsync(member, 500, DateTime.UtcNow.AddDays(-3), "8");
        Assert.That(TierOf(member), Is.EqualTo("Silver"));

        await RefundAsync(member, 200, "7");
        Assert.That(TierOf(member), Is.EqualTo("Silver"));
        await RefundAsync(member, 1, "8");
        Assert.That(TierOf(member), Is.EqualTo("Bronze"));
    }

    private Task RefundAsync(LoyaltyMember member, long amount, string order) => _world.Node.Ledger.ExecuteAsync(new ReversePoints(amount, -amount)
    {
        MemberId = member.Id, IdempotencyKey = Guid.NewGuid().ToString("N"), Actor = "test", ReferenceType = "order", ReferenceId = order
    });

    [Test]
    public async Task Points_move_members_where_points_count()
    {
        Policy(TierMetric.LifetimePoints, TierDowngrade.AtOnce);
        var member = await _world.NewMemberAsync();

        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(1500) { MemberId = member.Id, IdempotencyKey = "e", Actor = "test" });

        Assert.That(TierOf(member), Is.EqualTo("Gold"));
    }

    [Test]
    public async Task Time_alone_ends_a_tier()
    {
        Policy(TierMetric.PeriodSpend, TierDowngrade.AtPeriodEnd);
        var member = await _world.NewMemberAsync();
        await SpendAsync(member, 600, DateTime.UtcNow.AddDays(-29));
        Assert.That(TierOf(member), Is.EqualTo("Silver"));

        var standing = _world.TierStandings.Rows.Single();
        standing.ReviewOnUtc = DateTime.UtcNow.AddDays(-1);
        await _world.TierStandings.Repository.UpdateAsync(standing);
        foreach (var entry in _world.Entries.Rows)
        {
            entry.EventOnUtc = entry.EventOnUtc.AddDays(-5);
            await _world.Entries.Repository.UpdateAsync(entry);
        }
        await _world.Node.TierEvaluation.RequestAllAsync();
        await _world.Node.TierEvaluation.RunRequestedAsync();

        Assert.That(TierOf(member), Is.EqualTo("Bronze"));
    }

    [Test]
    public async Task Two_nodes_that_evaluate_at_once_move_each_member_once()
    {
        var members = new List<LoyaltyMember>();
        for (var i = 0; i < 20; i++)
        {
            members.Add((await _world.Node.MemberService.EnrolAsync(_world.Program.Id, _world.NewCustomer($"m{i}@example.com").Id, "test")).Value);
            await SpendAsync(members[i], 600);
        }
        var silver = Tier("Silver");
        silver.Threshold = 700;
        await _world.Node.TierService.UpdateTierAsync(silver, "test");
        _world.Published.Clear();
        LoyaltyNode[] nodes = [_world.Node, new LoyaltyNode(_world), new LoyaltyNode(_world)];

        await Task.WhenAll(nodes.Select(node => Task.Run(node.TierEvaluation.RunRequestedAsync)));

        Assert.That(_world.Errors, Is.Empty);
        Assert.That(members.Select(TierOf), Is.All.EqualTo("Bronze"));
        Assert.That(_world.Published.OfType<TierChangedEvent>().Select(change => change.Member.Id), Is.EquivalentTo(members.Select(member => member.Id)));
        Assert.That(_world.TierChanges.Rows.GroupBy(change => change.MemberId).Select(group => group.Max(change => change.Number)), Is.All.EqualTo(3));
    }

    [Test]
    public async Task An_evaluation_that_was_stopped_goes_on_where_it_was()
    {
        var first = await _world.NewMemberAsync();
        var second = (await _world.Node.MemberService.EnrolAsync(_world.Program.Id, _world.NewCustomer("two@example.com").Id, "test")).Value;
        await SpendAsync(first, 600);
        await SpendAsync(second, 600);
        var silver = Tier("Silver");
        silver.Threshold = 700;
        await _world.Node.TierService.UpdateTierAsync(silver, "test");
        var pass = _world.TierPasses.Rows.Single();
        (pass.ServesRequestOnUtc, pass.LastMemberId, pass.DoneOnUtc) = (pass.RequestedOnUtc, first.Id, null);
        await _world.TierPasses.Repository.UpdateAsync(pass);

        await _world.Node.TierEvaluation.RunRequestedAsync();

        Assert.That(new[] { first, second }.Select(TierOf), Is.EqualTo(new[] { "Silver", "Bronze" }));
    }
}
