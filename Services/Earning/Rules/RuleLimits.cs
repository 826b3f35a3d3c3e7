using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Counts what rules have given
/// </summary>
public class RuleLimits(IRepository<RuleUse> useRepository)
{
    /// <summary>
    /// Reads what a rule has given a member and in all
    /// </summary>
    /// <param name="ruleId">Rule</param>
    /// <param name="definition">Its definition</param>
    /// <param name="memberId">Member; 0 for a customer who is none yet</param>
    /// <param name="nowUtc">The moment</param>
    /// <param name="zone">Time zone of the calendar</param>
    public async Task<RuleCount> ReadAsync(int ruleId, RuleDefinition definition, int memberId, DateTime nowUtc, TimeZoneInfo zone)
    {
        // others count on meanwhile: a budget that was used up before stays so, and only what the member's last step counts is counted for a period,
        // so that all figures are true at one moment, that of the member's last step
        var budget = definition.Budget is null ? null : await GetLastAsync(ruleId, 0);
        var own = memberId == 0 ? null : await GetLastAsync(ruleId, memberId);
        var inPeriod = 0;
        if (own is not null && definition.MaxPerPeriod is not null)
        {
            var startUtc = RulePeriods.StartUtc(definition.Period, nowUtc, zone);
            inPeriod = await useRepository.Table.CountAsync(use => use.RuleId == ruleId && use.MemberId == memberId && use.Number <= own.Number && use.UsedOnUtc >= startUtc);
        }

        return new RuleCount(new RuleUsage(own?.Number ?? 0, inPeriod, own?.UsedOnUtc, budget?.PointsSoFar ?? 0), own, budget);
    }

    /// <summary>
    /// Counts an award within the caller's transaction. When somebody else counted the same step, the database refuses it
    /// </summary>
    public async Task CountAsync(int ruleId, RuleDefinition definition, int memberId, RuleCount before, long points, DateTime nowUtc)
    {
        await useRepository.InsertAsync(Next(before.Own, memberId), false);
        if (definition.Budget is not null)
            await useRepository.InsertAsync(Next(before.Budget, 0), false);
        return;

        RuleUse Next(RuleUse last, int countedFor)
        {
            return new RuleUse
            {
                RuleId = ruleId, MemberId = countedFor, Number = (last?.Number ?? 0) + 1, PointsSoFar = (last?.PointsSoFar ?? 0) + points, UsedOnUtc = nowUtc
            };
        }
    }

    private async Task<RuleUse> GetLastAsync(int ruleId, int memberId)
    {
        return (await useRepository.GetAllAsync(query => query
            .Where(use => use.RuleId == ruleId && use.MemberId == memberId).OrderByDescending(use => use.Number).Take(1))).FirstOrDefault();
    }
}

/// <summary>
/// What a rule has given, and the steps from which to count on
/// </summary>
/// <param name="Usage">What limits are judged by</param>
/// <param name="Own">The member's last step</param>
/// <param name="Budget">The budget's last step</param>
public sealed record RuleCount(RuleUsage Usage, RuleUse Own, RuleUse Budget);
