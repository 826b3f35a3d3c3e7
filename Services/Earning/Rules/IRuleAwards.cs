using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// What came of one rule at an event
/// </summary>
/// <param name="Program">The program</param>
/// <param name="Rule">The rule</param>
/// <param name="Verdict">What it gave, or why not</param>
/// <param name="Wanted">Points before limits</param>
public sealed record RuleOutcome(LoyaltyProgram Program, EarningRule Rule, RuleVerdict Verdict, long Wanted);

/// <summary>
/// Lets rules look at what happened. Orders go through <see cref="IOrderConvergence"/>, because they can be undone
/// </summary>
public interface IRuleAwards
{
    /// <summary>
    /// Evaluates the rules that listen to an event and books what they give, once for an event's key. Never throws:
    /// what goes wrong with a rule is logged and keeps no other rule from giving points
    /// </summary>
    /// <param name="happened">The event; not an order</param>
    /// <param name="customerId">Whom it happened to</param>
    /// <returns>What came of each rule that listens; a rule that went wrong has the reason FAILED</returns>
    Task<IList<RuleOutcome>> FireAsync(RuleEvent happened, int customerId);

    /// <summary>
    /// Says what rules would give, and books nothing
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="rules">Rules, saved or not</param>
    /// <param name="happened">The event</param>
    /// <param name="customer">Whom it would happen to</param>
    Task<IList<RuleOutcome>> TryAsync(LoyaltyProgram program, IList<EarningRule> rules, RuleEvent happened, Customer customer);
}
