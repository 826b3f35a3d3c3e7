using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Earning rules and their versions
/// </summary>
public interface IEarningRuleService
{
    /// <summary>
    /// Gets a rule; null when it does not exist or is deleted
    /// </summary>
    Task<EarningRule> GetRuleByIdAsync(int ruleId);

    /// <summary>
    /// Gets a program's rules that are not deleted, in the order in which people see them
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="activeOnly">Only active ones</param>
    Task<IList<EarningRule>> GetRulesAsync(int programId, bool activeOnly = false);

    /// <summary>
    /// Gets rules by their identifiers, deleted ones included
    /// </summary>
    Task<IList<EarningRule>> GetRulesByIdsAsync(IList<int> ruleIds);

    /// <summary>
    /// Adds a rule as version 1
    /// </summary>
    Task<Result<EarningRule>> InsertRuleAsync(EarningRule rule, string actor);

    /// <summary>
    /// Saves a rule; another definition or name makes a new version
    /// </summary>
    Task<Result<EarningRule>> UpdateRuleAsync(EarningRule rule, string actor);

    /// <summary>
    /// Deletes a rule; what it gave stays
    /// </summary>
    Task DeleteRuleAsync(EarningRule rule, string actor);

    /// <summary>
    /// Gets a rule's versions, newest first
    /// </summary>
    Task<IList<EarningRuleVersion>> GetVersionsAsync(int ruleId);

    /// <summary>
    /// Gets certain versions
    /// </summary>
    Task<IList<EarningRuleVersion>> GetVersionsAsync(IList<(int RuleId, int Version)> versions);

    /// <summary>
    /// Gets what a rule gave and what it could not give, newest first
    /// </summary>
    Task<IPagedList<RuleAward>> GetAwardsAsync(int ruleId, int pageIndex = 0, int pageSize = int.MaxValue);
}
