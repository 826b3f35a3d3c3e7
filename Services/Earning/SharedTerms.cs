using Nop.Core.Caching;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// The terms of programs as pages read them: kept in memory until one is saved. All requests share the rows: they are not to be changed
/// </summary>
public class SharedTerms(IRepository<EarningRule> ruleRepository, IRepository<LoyaltyProgram> programRepository, IRepository<LoyaltyTier> tierRepository)
{
    /// <summary>
    /// Gets the active programs of a store, the checkout's own first
    /// </summary>
    public async Task<IList<LoyaltyProgram>> GetProgramsAsync(int storeId)
    {
        var programs = await programRepository.GetAllAsync(query => query.Where(program => !program.Deleted).OrderBy(program => program.Id),
            cache => cache.PrepareKeyForDefaultCache(NopEntityCacheDefaults<LoyaltyProgram>.AllCacheKey));

        return programs.Where(program => program.Active && IdList.Contains(program.StoreIds, storeId))
            .OrderByDescending(program => program.IsDefault)
            .ThenBy(program => program.Id)
            .ToList();
    }

    /// <summary>
    /// Gets a program's tiers, lowest threshold first
    /// </summary>
    public async Task<IReadOnlyList<LoyaltyTier>> GetLadderAsync(int programId)
    {
        return TierLadder.Sort(await tierRepository.GetAllAsync(query => query.Where(tier => tier.ProgramId == programId),
            cache => cache.PrepareKeyForDefaultCache(LoyaltyDefaults.TiersByProgramCacheKey, programId)));
    }

    /// <summary>
    /// Gets a program's active rules, in the order in which people see them
    /// </summary>
    public async Task<IList<EarningRule>> GetRulesAsync(int programId)
    {
        return await ruleRepository.GetAllAsync(
            query => query.Where(rule => rule.ProgramId == programId && !rule.Deleted && rule.Active).OrderBy(rule => rule.DisplayOrder).ThenBy(rule => rule.Id),
            cache => cache.PrepareKeyForDefaultCache(LoyaltyDefaults.RulesByProgramCacheKey, programId));
    }

    /// <summary>
    /// Gets a program's active rules that orders trigger
    /// </summary>
    public async Task<IReadOnlyList<EarningRule>> GetOrderRulesAsync(int programId)
    {
        return (await GetRulesAsync(programId)).Where(rule => ((RuleTrigger)rule.TriggerId).IsOrder()).ToList();
    }
}
