using System.Globalization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Services.Referrals;

/// <summary>
/// What earning rules give for a referral: judged once, and from then on there while the referral is rewarded
/// </summary>
public class ReferralRules(IMemberService memberService,
    IRuleAwards ruleAwards,
    LedgerConvergence convergence,
    MergedMembers merged,
    RuleBooking booking,
    TimeProvider time)
{
    private const string REFERRER = "referrer";
    private const string REFEREE = "referee";

    /// <summary>
    /// Lets the rules look at a referral that was rewarded; the scope says which side it is
    /// </summary>
    /// <returns>Number of awards given now, and whether a rule went wrong and should look again</returns>
    public async Task<(int Booked, bool Failed)> FireAsync(Referral referral, LoyaltyMember referrer, LoyaltyMember referee)
    {
        IList<RuleOutcome> outcomes = [.. await FireAsync(referral, referrer, REFERRER), .. await FireAsync(referral, referee, REFEREE)];

        return (outcomes.Count(outcome => outcome.Verdict.Fired && outcome.Verdict.Reason != RuleReasons.ALREADY_AWARDED),
            outcomes.Any(outcome => outcome.Verdict.Reason == RuleReasons.FAILED));
    }

    /// <summary>
    /// What rules know a referral by, one for each side
    /// </summary>
    public static IList<string> KeysOf(Referral referral)
    {
        return [KeyOf(referral, REFERRER), KeyOf(referral, REFEREE)];
    }

    /// <summary>
    /// Whether both sides have points of rules for a referral now
    /// </summary>
    public async Task<bool> HaveGivenAsync(Referral referral)
    {
        foreach (var award in await GetAwardsAsync(referral))
        {
            if ((await GetEntriesAsync(referral, award)).Sum(entry => entry.Points) > 0)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Books the difference between what the rules gave at first, or nothing when the referral does not stand, and what was booked.
    /// What limits counted stays counted
    /// </summary>
    public async Task<Converged> ConvergeAsync(Referral referral, LoyaltyProgram program, bool due)
    {
        var converged = Converged.AlreadyThere;
        foreach (var award in await GetAwardsAsync(referral))
        {
            if (await merged.GetStandingAsync(await memberService.GetMemberByIdAsync(award.MemberId)) is { } member)
                converged += await BookAsync(referral, program, award, member.Id, due ? award.Points : 0);
        }

        return converged;
    }

    private async Task<IList<RuleOutcome>> FireAsync(Referral referral, LoyaltyMember member, string side)
    {
        return await ruleAwards.FireAsync(new RuleEvent
        {
            Trigger = RuleTrigger.Referral,
            Key = KeyOf(referral, side),
            ProgramId = referral.ProgramId,
            StoreId = referral.StoreId,
            // when the task does what a crash left open, the moment of the reward counts
            OccurredOnUtc = DateTime.SpecifyKind(referral.UpdatedOnUtc, DateTimeKind.Utc),
            Scope = side
        }, member.CustomerId);
    }

    /// <summary>
    /// The key counts the steps after the award's own entry, so that two who see the same state book it once
    /// </summary>
    private Task<Converged> BookAsync(Referral referral, LoyaltyProgram program, RuleAward award, int memberId, long target)
    {
        return convergence.RunAsync($"rule {award.RuleId} for {award.EventKey}", async _ =>
        {
            var booked = await GetEntriesAsync(referral, award);
            var missing = target - booked.Sum(entry => entry.Points);

            return missing == 0 || booked.Count == 0 ? null : LedgerCorrections.OfGiven(memberId, $"rule:{award.RuleId}:{award.EventKey}:{booked.Count + 1}",
                LoyaltyDefaults.SystemActor, missing, booked, PointsExpiry.For(program.ExpiryMode, program.ExpireAfterDays, time.GetUtcNow().UtcDateTime)) with
            {
                Description = booked[0].Description,
                ReferenceType = LoyaltyDefaults.EventReference,
                ReferenceId = award.EventKey,
                RuleId = award.RuleId,
                RuleVersion = award.RuleVersion,
                Inputs = award.Inputs
            };
        });
    }

    /// <summary>
    /// Awards that gave points
    /// </summary>
    private async Task<IList<RuleAward>> GetAwardsAsync(Referral referral)
    {
        var awards = await booking.GetAwardsAsync(KeysOf(referral));

        return awards.Where(award => award.Points > 0).OrderBy(award => award.Id).ToList();
    }

    private async Task<IList<LedgerEntry>> GetEntriesAsync(Referral referral, RuleAward award)
    {
        var entries = await convergence.GetEntriesAsync(referral.ProgramId, LoyaltyDefaults.EventReference, award.EventKey);

        return entries.Where(entry => entry.RuleId == award.RuleId).ToList();
    }

    private static string KeyOf(Referral referral, string side)
    {
        return $"referral:{referral.Id.ToString(CultureInfo.InvariantCulture)}:{side}";
    }
}
