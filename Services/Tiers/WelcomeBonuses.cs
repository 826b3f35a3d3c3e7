using System.Globalization;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Services.Tiers;

/// <summary>
/// Welcomes members in tiers, each once in each. The bonus stays while what reached the tier stands: it goes when that is undone, and comes
/// back when the tier is reached again. Memberships that were merged are welcomed as one
/// </summary>
public class WelcomeBonuses(EarningPauses pauses,
    IProgramService programService,
    IRepository<LedgerEntry> entryRepository,
    IRepository<LoyaltyMember> memberRepository,
    LedgerConvergence convergence,
    MergedMembers merged,
    TierEvaluation evaluation,
    TierFigures figures,
    TierPolicies policies,
    TimeProvider time)
{
    private readonly TierFigures _figures = figures;

    /// <summary>
    /// Gives the bonus that goes with a move, unless the member was welcomed in that tier before. A move in a time in which nothing is earned
    /// brings none, then or later
    /// </summary>
    /// <returns>Whether it is settled; who moved before he was suspended gets it when he is active again</returns>
    public async Task<bool> GiveAsync(TierChange change, LoyaltyProgram program)
    {
        var member = await merged.GetStandingAsync(await memberRepository.GetByIdAsync(change.MemberId));
        if (change.Bonus <= 0 || change.ToTierId is not { } tierId || member is null)
            return true;
        if (await pauses.CoverAsync(change.OnUtc, EarningPauses.OfMember(member.Id), EarningPauses.OfMember(change.MemberId), EarningPauses.OfProgram(program.Id)))
        {
            //what is told of the move must not promise it
            change.Bonus = 0;
            return true;
        }

        if (!(await GetBookedAsync(await merged.GetMemberIdsAsync(member.Id))).Any(entry => entry.ReferenceId == Reference(tierId)))
        {
            // another amount under the key: the member was welcomed before
            var step = await convergence.BookAsync($"the welcome bonus of member {member.Id}", new EarnPoints(change.Bonus, ExpiryIn(program))
            {
                MemberId = member.Id,
                IdempotencyKey = FirstKey(tierId, member.Id),
                Actor = LoyaltyDefaults.SystemActor,
                Description = change.ToName,
                ReferenceType = LoyaltyDefaults.TierReference,
                ReferenceId = Reference(tierId)
            });
            if (step == ConvergenceStep.Refused)
                return false;
        }
        await ConvergeAsync(member.Id);

        return true;
    }

    /// <summary>
    /// Whether a bonus was taken back that could come again
    /// </summary>
    public async Task<bool> WereTakenAsync(int memberId)
    {
        var memberIds = memberRepository.Table.Where(member => member.Id == memberId || member.MergedIntoId == memberId);

        return (await (
            from entry in entryRepository.Table
            join member in memberIds on entry.MemberId equals member.Id
            where entry.ReferenceType == LoyaltyDefaults.TierReference && entry.Points < 0
            select entry.Id).Take(1).ToListAsync()).Count > 0;
    }

    /// <summary>
    /// Takes back what was undone, and gives again what was reached again
    /// </summary>
    /// <returns>Number of entries booked</returns>
    public async Task<int> ConvergeAsync(int memberId)
    {
        var member = await merged.GetStandingAsync(await memberRepository.GetByIdAsync(memberId));
        var program = member is null ? null : await programService.GetProgramByIdAsync(member.ProgramId);
        if (program is null)
            return 0;

        return (await convergence.RunAsync($"the welcome bonus of member {member.Id}", _ => FindDifferenceAsync(member, program))).Written;
    }

    /// <summary>
    /// Converges the members who were welcomed and whose figures changed since a moment
    /// </summary>
    /// <returns>Number of entries booked</returns>
    public async Task<int> ReconcileAsync(DateTime sinceUtc)
    {
        var written = 0;
        foreach (var program in await programService.GetProgramsAsync(activeOnly: false))
        {
            var changed = entryRepository.Table.Where(entry => entry.ProgramId == program.Id && entry.BookedOnUtc >= sinceUtc);
            var own = await (
                from entry in changed
                join welcome in entryRepository.Table on entry.MemberId equals welcome.MemberId
                where welcome.ReferenceType == LoyaltyDefaults.TierReference
                select entry.MemberId).Distinct().ToListAsync();
            var takenOver = await (
                from entry in changed
                join merged in memberRepository.Table on (int?)entry.MemberId equals merged.MergedIntoId
                join welcome in entryRepository.Table on merged.Id equals welcome.MemberId
                where welcome.ReferenceType == LoyaltyDefaults.TierReference
                select entry.MemberId).Distinct().ToListAsync();
            foreach (var memberId in own.Union(takenOver))
                written += await ConvergeAsync(memberId);
        }

        return written;
    }

    private static string FirstKey(int tierId, int memberId)
    {
        return FormattableString.Invariant($"tier:{tierId}:welcome:{memberId}");
    }

    private static string Reference(int tierId)
    {
        return tierId.ToString(CultureInfo.InvariantCulture);
    }

    private DateTime? ExpiryIn(LoyaltyProgram program)
    {
        return PointsExpiry.For(program.ExpiryMode, program.ExpireAfterDays, time.GetUtcNow().UtcDateTime);
    }

    private async Task<IList<LedgerEntry>> GetBookedAsync(IList<int> memberIds)
    {
        return await entryRepository.GetAllAsync(query => query
            .Where(entry => memberIds.Contains(entry.MemberId) && entry.ReferenceType == LoyaltyDefaults.TierReference).OrderBy(entry => entry.Id));
    }

    /// <summary>
    /// The first bonus, from the lowest tier up, that is not as it should be; a bonus does not help to keep itself or those above
    /// </summary>
    private async Task<LedgerCommand> FindDifferenceAsync(LoyaltyMember member, LoyaltyProgram program)
    {
        var memberIds = await merged.GetMemberIdsAsync(member.Id);
        var booked = await GetBookedAsync(memberIds);
        if (booked.Count == 0)
            return null;

        var ladder = await evaluation.GetLadderAsync(program.Id);
        var terms = await policies.GetTermsAsync(program.Id);
        var figures = await _figures.GetAllAsync(memberIds, terms);
        for (var place = 1; place < ladder.Count; place++)
        {
            var tier = ladder[place];
            var own = booked.Where(entry => entry.ReferenceId == Reference(tier.Id)).ToList();
            var given = own.Where(entry => entry.IdempotencyKey == FirstKey(tier.Id, entry.MemberId)).Sum(entry => entry.Points);
            if (given == 0)
                continue;

            var above = ladder.Skip(place).Select(row => TierFigures.CauseOf(LoyaltyDefaults.TierReference, Reference(row.Id))).ToHashSet();
            var undone = TierWelcome.IsUndone(tier.Threshold, terms, figures.Where(entry => !above.Contains(entry.Cause)));
            if ((undone ? 0 : given) - own.Sum(entry => entry.Points) is var missing and not 0)
                return NewCommand(member, program, tier, missing, own);
        }

        return null;
    }

    /// <summary>
    /// The key counts the steps, so that two who see the same state book it once
    /// </summary>
    private LedgerCommand NewCommand(LoyaltyMember member, LoyaltyProgram program, LoyaltyTier tier, long missing, List<LedgerEntry> booked)
    {
        var key = FormattableString.Invariant($"{FirstKey(tier.Id, member.Id)}:{booked.Count + 1}");

        return LedgerCorrections.OfGiven(member.Id, key, LoyaltyDefaults.SystemActor, missing, booked, ExpiryIn(program)) with
        {
            Description = tier.Name,
            ReferenceType = LoyaltyDefaults.TierReference,
            ReferenceId = Reference(tier.Id)
        };
    }
}
