using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of earning rules
/// </summary>
public interface IRuleModelFactory
{
    /// <summary>
    /// Prepare the page with the grid of rules
    /// </summary>
    Task<RuleSearchModel> PrepareRuleSearchModelAsync();

    /// <summary>
    /// Prepare one page of the grid
    /// </summary>
    Task<RuleListModel> PrepareRuleListModelAsync(RuleSearchModel searchModel);

    /// <summary>
    /// Prepare the page of a rule
    /// </summary>
    /// <param name="model">What was entered; null to show the rule as it is</param>
    /// <param name="rule">The rule; null for a new one</param>
    Task<RuleEditModel> PrepareRuleModelAsync(RuleEditModel model, EarningRule rule);

    /// <summary>
    /// Prepare one page of what a rule gave
    /// </summary>
    Task<RuleAwardListModel> PrepareAwardListModelAsync(RuleAwardSearchModel searchModel);

    /// <summary>
    /// Prepare the page that tries rules
    /// </summary>
    Task<RuleDryRunModel> PrepareDryRunModelAsync(RuleDryRunModel model, IList<RuleOutcome> outcomes);

    /// <summary>
    /// Prepare the page that replays past orders
    /// </summary>
    Task<RuleReplayModel> PrepareReplayModelAsync(RuleReplayModel model);
}
