using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Says what earning rules would add to a purchase, by the same engine and limits that book it. A rule that fails adds nothing
/// </summary>
public class RuleEstimates(Lazy<IDateTimeHelper> dateTimeHelper,
    Lazy<ILogger> logger,
    ICustomerService customerService,
    Lazy<OrderFactsReader> factsReader,
    Lazy<RuleLimits> limits,
    TimeProvider time)
{
    /// <summary>
    /// Whether a rule can speak of one product without knowing the rest of the order
    /// </summary>
    public static bool SpeaksOfProducts(RuleDefinition rule)
    {
        return rule.MinimumTotal is null && (rule.Trigger.HasTargets() || (rule.Trigger == RuleTrigger.Order && rule.AwardKind != RuleAwardKind.Fixed));
    }

    /// <summary>
    /// Estimates what the rules would give
    /// </summary>
    /// <param name="terms">The program</param>
    /// <param name="rules">The rules to ask</param>
    /// <param name="lines">What would be bought</param>
    /// <param name="earningTotal">Amount that earns points</param>
    /// <param name="customer">Who would buy</param>
    /// <param name="store">Where</param>
    public async Task<long> EstimateAsync(ProgramTerms terms, IReadOnlyList<OrderRule> rules, IList<PricedLine> lines, decimal earningTotal,
        Customer customer, Store store)
    {
        if (rules.Count == 0 || customer is null)
            return 0;

        try
        {
            var counted = rules.Any(rule => rule.Definition.Trigger is RuleTrigger.FirstOrder or RuleTrigger.NthOrder);
            var nowUtc = time.GetUtcNow().UtcDateTime;
            var zone = dateTimeHelper.Value.DefaultStoreTimeZone;
            var happened = new RuleEvent
            {
                Trigger = RuleTrigger.Order,
                Key = "estimate",
                ProgramId = terms.Program.Id,
                StoreId = store.Id,
                OccurredOnUtc = nowUtc,
                Order = await factsReader.Value.OfBasketAsync(lines, earningTotal, terms.Terms, terms.Exceptions,
                    counted ? await factsReader.Value.GetNumberAsync(terms.Program.Id, customer.Id, int.MaxValue) : 0)
            };
            var member = new RuleMember(await customerService.GetCustomerRoleIdsAsync(customer), terms.TierId, true);

            var points = 0L;
            foreach (var (ruleId, definition) in rules)
            {
                var judged = RuleEngine.Judge(definition, happened, member, zone);
                if (judged.Fired && IsLimited(definition))
                    judged = RuleEngine.Limit(definition, judged.Points, (await limits.Value.ReadAsync(ruleId, definition, terms.Member?.Id ?? 0, nowUtc, zone)).Usage, nowUtc);
                points += judged.Points;
            }

            return points;
        }
        catch (Exception exception)
        {
            // an estimate must not take the page of a product with it
            await logger.Value.ErrorAsync($"Loyalty: the rules of program {terms.Program.Id} could not be estimated", exception);

            return 0;
        }
    }

    private static bool IsLimited(RuleDefinition rule)
    {
        return rule.MaxPerMember is not null || rule.MaxPerPeriod is not null || rule.CooldownHours is not null || rule.Budget is not null;
    }
}
