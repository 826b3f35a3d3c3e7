using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// An award that a rule wants to give
/// </summary>
/// <param name="RuleId">Rule</param>
/// <param name="Version">Version of the rule</param>
/// <param name="Definition">Definition of that version</param>
/// <param name="MemberId">Member</param>
/// <param name="EventKey">Key of the event</param>
/// <param name="EventOnUtc">When it happened</param>
/// <param name="Wanted">Points without limits</param>
/// <param name="Inputs">What they were computed from, as JSON</param>
public sealed record RuleClaim(int RuleId, int Version, RuleDefinition Definition, int MemberId, string EventKey, DateTime EventOnUtc, long Wanted, string Inputs);

/// <summary>
/// Books awards of rules: the limits are judged and counted in the transaction of the entry
/// </summary>
public class RuleBooking(IDateTimeHelper dateTimeHelper,
    ILedgerService ledgerService,
    IRepository<RuleAward> awardRepository,
    RuleLimits limits,
    TimeProvider time)
{
    private const int MAX_ATTEMPTS = 100;
    private const string LIMITS_MOVED = "LIMITS_MOVED";

    /// <summary>
    /// Gets what rules tried to give for events
    /// </summary>
    public async Task<IList<RuleAward>> GetAwardsAsync(IList<string> eventKeys)
    {
        return await awardRepository.GetAllAsync(query => query.Where(award => eventKeys.Contains(award.EventKey)));
    }

    /// <summary>
    /// Gets what a rule would give now after its limits
    /// </summary>
    public async Task<RuleVerdict> LimitAsync(int ruleId, RuleDefinition definition, int memberId, long wanted)
    {
        var nowUtc = time.GetUtcNow().UtcDateTime;

        return RuleEngine.Limit(definition, wanted, (await limits.ReadAsync(ruleId, definition, memberId, nowUtc, dateTimeHelper.DefaultStoreTimeZone)).Usage, nowUtc);
    }

    /// <summary>
    /// Books an award once. What a limit leaves nothing of is recorded without an entry
    /// </summary>
    /// <param name="claim">The award</param>
    /// <param name="command">The ledger command for the points that the limits leave; null when the award counts but nothing is to be booked yet</param>
    /// <returns>The points given, now or before; the reason when a limit cut them</returns>
    public async Task<RuleVerdict> BookAsync(RuleClaim claim, Func<long, LedgerCommand> command)
    {
        for (var attempt = 1; ; attempt++)
        {
            if ((await GetAwardsAsync([claim.EventKey])).FirstOrDefault(award => award.RuleId == claim.RuleId) is { } done)
                return new RuleVerdict(done.Points, done.Reason ?? (attempt == 1 ? RuleReasons.ALREADY_AWARDED : null));

            var nowUtc = time.GetUtcNow().UtcDateTime;
            var verdict = await LimitAsync(claim.RuleId, claim.Definition, claim.MemberId, claim.Wanted);
            try
            {
                var error = verdict.Fired ? await WriteAsync(claim, verdict, command(verdict.Points), nowUtc) : await RecordAsync(claim, verdict, nowUtc);
                if (error is null)
                    return verdict;
                if (error.Code == LoyaltyErrorCodes.MEMBER_INACTIVE)
                    return new RuleVerdict(0, RuleReasons.MEMBER_INACTIVE);
                if (error.Code is not LIMITS_MOVED and not LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT || attempt >= MAX_ATTEMPTS)
                    throw new InvalidOperationException($"Rule {claim.RuleId} could not be booked for {claim.EventKey}: {error.Code} {error.Message}");
            }
            catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception) && attempt < MAX_ATTEMPTS)
            {
                // somebody else counted a step of this rule, or recorded this attempt, at the same time: look again
            }
            await Task.Delay(Random.Shared.Next(1, Math.Min(3 * attempt, 50) + 1));
        }
    }

    private async Task<LoyaltyError> WriteAsync(RuleClaim claim, RuleVerdict verdict, LedgerCommand command, DateTime nowUtc)
    {
        if (command is not null)
            return (await ledgerService.ExecuteAsync(command, entry => CountAsync(claim, verdict, entry.Id, nowUtc))).Error;

        using var scope = LedgerScope.Open();
        var error = await CountAsync(claim, verdict, null, nowUtc);
        if (error is null)
            scope.Complete();

        return error;
    }

    private async Task<LoyaltyError> CountAsync(RuleClaim claim, RuleVerdict verdict, int? entryId, DateTime nowUtc)
    {
        var count = await limits.ReadAsync(claim.RuleId, claim.Definition, claim.MemberId, nowUtc, dateTimeHelper.DefaultStoreTimeZone);
        if (RuleEngine.Limit(claim.Definition, claim.Wanted, count.Usage, nowUtc) != verdict)
            return new LoyaltyError(LIMITS_MOVED, "Somebody else used what the limits left.");

        await awardRepository.InsertAsync(AwardOf(claim, verdict, entryId, nowUtc), false);
        await limits.CountAsync(claim.RuleId, claim.Definition, claim.MemberId, count, verdict.Points, nowUtc);

        return null;
    }

    private async Task<LoyaltyError> RecordAsync(RuleClaim claim, RuleVerdict verdict, DateTime nowUtc)
    {
        using var scope = LedgerScope.Open();
        await awardRepository.InsertAsync(AwardOf(claim, verdict, null, nowUtc), false);
        scope.Complete();

        return null;
    }

    private static RuleAward AwardOf(RuleClaim claim, RuleVerdict verdict, int? entryId, DateTime nowUtc)
    {
        return new RuleAward
        {
            RuleId = claim.RuleId,
            RuleVersion = claim.Version,
            MemberId = claim.MemberId,
            EventKey = claim.EventKey,
            Points = verdict.Points,
            Wanted = claim.Wanted,
            Reason = verdict.Reason,
            EntryId = entryId,
            Inputs = claim.Inputs,
            EventOnUtc = claim.EventOnUtc,
            CreatedOnUtc = nowUtc
        };
    }
}
