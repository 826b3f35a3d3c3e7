using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using NUnit.Framework;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

[TestFixture]
public class MemberServiceTests
{
    private LoyaltyWorld _world = null!;

    [SetUp]
    public void Begin()
    {
        _world = new LoyaltyWorld();
    }

    private async Task<LoyaltyMember> MemberWithAsync(long points)
    {
        var member = await _world.NewMemberAsync();
        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(points) { MemberId = member.Id, IdempotencyKey = $"e{member.Id}", Actor = "test" });

        return member;
    }

    [Test]
    public async Task A_customer_is_enrolled_once_with_a_card_and_the_first_tier()
    {
        var customer = _world.NewCustomer();

        var first = await _world.Node.MemberService.EnrolAsync(_world.Program.Id, customer.Id, "test");
        var second = await _world.Node.MemberService.EnrolAsync(_world.Program.Id, customer.Id, "test");

        Assert.That(first.Value.CardNumber, Has.Length.EqualTo(12));
        Assert.That(_world.Tiers.Rows.Single(tier => tier.Id == first.Value.TierId).Name, Is.EqualTo("Bronze"));
        Assert.That(second.Error.Code, Is.EqualTo(LoyaltyErrorCodes.MEMBER_ALREADY_ENROLLED));
        Assert.That((await _world.Node.MemberService.GetOrEnrolAsync(_world.Program.Id, customer.Id, "test")).Id, Is.EqualTo(first.Value.Id));
    }

    [Test]
    public async Task A_program_joined_by_hand_takes_nobody_by_itself()
    {
        var customer = _world.NewCustomer();
        _world.Program.Enrolment = Enrolment.ByHand;
        await _world.Programs.Repository.UpdateAsync(_world.Program);

        Assert.That(await _world.Node.MemberService.GetOrEnrolAsync(_world.Program.Id, customer.Id, "test"), Is.Null);
        await _world.Node.MemberService.EnrolRegisteredAsync(customer.Id, 1);
        Assert.That(_world.Members.Rows, Is.Empty);
        Assert.That((await _world.Node.MemberService.EnrolAsync(_world.Program.Id, customer.Id, "admin")).Success, Is.True);
    }

    [Test]
    public async Task Registering_enrols_in_the_programs_of_the_store_that_say_so()
    {
        var customer = _world.NewCustomer();
        var elsewhere = new LoyaltyProgram { SystemName = "elsewhere", Active = true, StoreIds = "2", Enrolment = Enrolment.Registration };
        var here = new LoyaltyProgram { SystemName = "here", Active = true, StoreIds = "1,3", Enrolment = Enrolment.Registration };
        await _world.Programs.Repository.InsertAsync(elsewhere);
        await _world.Programs.Repository.InsertAsync(here);

        await _world.Node.MemberService.EnrolRegisteredAsync(customer.Id, 1);
        await _world.Node.MemberService.EnrolRegisteredAsync(customer.Id, 1);

        Assert.That(_world.Members.Rows.Select(member => member.ProgramId), Is.EqualTo(new[] { here.Id }));
    }

    [Test]
    public async Task Guests_and_unknown_customers_cannot_be_enrolled()
    {
        var guest = _world.NewCustomer(email: null);

        Assert.That((await _world.Node.MemberService.EnrolAsync(_world.Program.Id, guest.Id, "test")).Error.Field, Is.EqualTo("customerId"));
        Assert.That((await _world.Node.MemberService.EnrolAsync(_world.Program.Id, 999, "test")).Error.Field, Is.EqualTo("customerId"));
        Assert.That((await _world.Node.MemberService.EnrolAsync(999, guest.Id, "test")).Error.Code, Is.EqualTo(LoyaltyErrorCodes.PROGRAM_NOT_FOUND));
    }

    [Test]
    public async Task The_leaderboard_ranks_by_points_then_by_who_got_there_first_and_respects_opt_outs()
    {
        var early = await MemberWithAsync(50);
        var late = await MemberWithAsync(50);
        var best = await MemberWithAsync(80);
        var hidden = await MemberWithAsync(90);
        var suspended = await MemberWithAsync(95);
        await _world.Node.MemberService.SetLeaderboardVisibilityAsync(hidden, true);
        await _world.Node.MemberService.SetStatusAsync(suspended, MemberStatus.Suspended, "admin");

        var board = (await _world.Node.Leaderboard.GetPageAsync(_world.Program.Id, LeaderboardMetric.Balance, 20)).Rows;

        Assert.That(board.Select(row => (row.Rank, row.CustomerId, row.Points)), Is.EqualTo(new[]
        {
            (1, best.CustomerId, 80L), (2, early.CustomerId, 50L), (3, late.CustomerId, 50L)
        }));
        Assert.That(board[0].Name, Is.EqualTo("V*** B."));
        Assert.That(board[0].Tier, Is.EqualTo("Bronze"));
    }

    [Test]
    public async Task Who_hid_from_the_leaderboard_comes_back_when_he_wants()
    {
        var member = await _world.NewMemberAsync();
        await _world.Node.MemberService.SetLeaderboardVisibilityAsync(member, true);
        Assert.That(_world.Members.Rows.Single(row => row.Id == member.Id).HiddenFromLeaderboard, Is.True);

        await _world.Node.MemberService.SetLeaderboardVisibilityAsync(member, false);

        Assert.That(_world.Members.Rows.Single(row => row.Id == member.Id).HiddenFromLeaderboard, Is.False);
    }

    [Test]
    public async Task Spending_lowers_the_balance_board_and_leaves_the_lifetime_board()
    {
        var spender = await MemberWithAsync(90);
        var saver = await MemberWithAsync(50);
        await _world.Node.Ledger.ExecuteAsync(new RedeemPoints(60) { MemberId = spender.Id, IdempotencyKey = "r", Actor = "test" });

        var balance = (await _world.Node.Leaderboard.GetPageAsync(_world.Program.Id, LeaderboardMetric.Balance, 1)).Rows;
        var lifetime = (await _world.Node.Leaderboard.GetPageAsync(_world.Program.Id, LeaderboardMetric.Lifetime, 1)).Rows;

        Assert.That(balance.Single().CustomerId, Is.EqualTo(saver.CustomerId));
        Assert.That((lifetime.Single().CustomerId, lifetime.Single().Points), Is.EqualTo((spender.CustomerId, 90L)));
    }

    [Test]
    public async Task A_tier_given_by_hand_holds_until_it_ends()
    {
        var member = await _world.NewMemberAsync();
        var gold = _world.Tiers.Rows.Single(tier => tier.Name == "Gold");

        await _world.Node.MemberService.SetTierOverrideAsync(member, gold.Id, DateTime.UtcNow.AddDays(1), "admin");
        var row = _world.Members.Rows.Single();
        Assert.That(row.TierId, Is.EqualTo(gold.Id));
        row.TierOverrideUntilUtc = DateTime.UtcNow.AddSeconds(-1);
        _world.Members.Update(row);
        await _world.Node.TierEvaluation.RequestAllAsync();
        await _world.Node.TierEvaluation.RunRequestedAsync();

        Assert.That(_world.Tiers.Rows.Single(tier => tier.Id == _world.Members.Rows.Single().TierId).Name, Is.EqualTo("Bronze"));
        Assert.That((await _world.Node.MemberService.SetTierOverrideAsync(member, 999, null, "admin")).Error.Code, Is.EqualTo(LoyaltyErrorCodes.TIER_NOT_FOUND));
    }

    [Test]
    public async Task Deleting_a_tier_moves_its_members_to_the_next_they_deserve()
    {
        var member = await _world.NewMemberAsync();
        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(600, null, 600) { MemberId = member.Id, IdempotencyKey = "e", Actor = "test" });
        var silver = _world.Tiers.Rows.Single(tier => tier.Name == "Silver");
        Assert.That(_world.Members.Rows.Single().TierId, Is.EqualTo(silver.Id));

        await _world.Node.TierService.DeleteTierAsync(silver, "test");
        await _world.Node.TierEvaluation.RunRequestedAsync();

        Assert.That(_world.Tiers.Rows.Single(tier => tier.Id == _world.Members.Rows.Single().TierId).Name, Is.EqualTo("Bronze"));
    }

    [Test]
    public async Task Progress_says_what_is_missing_to_the_next_tier()
    {
        var member = await _world.NewMemberAsync();
        await _world.Node.Ledger.ExecuteAsync(new EarnPoints(750, null, 750) { MemberId = member.Id, IdempotencyKey = "e", Actor = "test" });

        var progress = await _world.Node.TierService.GetProgressAsync(_world.Members.Rows.Single());

        Assert.That((progress.Current.Name, progress.Next.Name, progress.SpendToNext, progress.Percent), Is.EqualTo(("Silver", "Gold", 750m, 25)));
    }

    [TestCase("Victoria", "Terces", "V*** T.")]
    [TestCase("Victoria", null, "V***")]
    [TestCase(null, "Terces", "*** T.")]
    [TestCase(" ", "", "***")]
    [TestCase("élodie", "ørsted", "É*** Ø.")]
    public void Names_are_masked(string? first, string? last, string masked)
    {
        Assert.That(NameMask.Mask(first, last), Is.EqualTo(masked));
    }
}
