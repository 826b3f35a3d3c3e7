using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Services.Helpers;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Says what earning rules would add to a purchase, by the same engine and limits that book it. A rule that fails adds nothing
/// </summary>
public class RuleEstimates
{
    private readonly IDateTimeHelper _dateTimeHelper;
    private readonly ILogger _logger;
    private readonly OrderFactsReader _factsReader;
    private readonly RuleBooking _booking;
    private readonly RuleMembers _members;

    public RuleEstimates(IDateTimeHelper dateTimeHelper,
        ILogger logger,
        OrderFactsReader factsReader,
        RuleBooking booking,
        RuleMembers members)
    {
        _dateTimeHelper = dateTimeHelper;
        _logger = logger;
        _factsReader = factsReader;
        _booking = booking;
        _members = members;
    }

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
    public async Task<long> EstimateAsync(ProgramTerms terms, IReadOnlyList<EarningRule> rules, IList<PricedLine> lines, decimal earningTotal,
        Customer customer, Store store)
    {
        if (rules.Count == 0 || customer is null)
            return 0;

        try
        {
            var counted = rules.Any(rule => (RuleTrigger)rule.TriggerId is RuleTrigger.FirstOrder or RuleTrigger.NthOrder);
            var number = counted ? await _factsReader.GetNumberAsync(terms.Program.Id, customer.Id, int.MaxValue) : 0;
            var happened = new RuleEvent
            {
                Trigger = RuleTrigger.Order,
                Key = "estimate",
                ProgramId = terms.Program.Id,
                StoreId = store.Id,
                OccurredOnUtc = DateTime.UtcNow,
                Order = await _factsReader.OfBasketAsync(lines, earningTotal, terms.Terms, terms.Program, number)
            };
            var member = await _members.ReadAsync(terms.Program.Id, terms.Member, customer);

            var points = 0L;
            foreach (var rule in rules)
            {
                var definition = rule.GetDefinition();
                var judged = RuleEngine.Judge(definition, happened, member, _dateTimeHelper.DefaultStoreTimeZone);
                if (judged.Fired && IsLimited(definition))
                    judged = await _booking.LimitAsync(rule.Id, definition, terms.Member?.Id ?? 0, judged.Points);
                points += judged.Points;
            }

            return points;
        }
        catch (Exception exception)
        {
            // an estimate must not take the page of a product with it
            await _logger.ErrorAsync($"Loyalty: the rules of program {terms.Program.Id} could not be estimated", exception);

            return 0;
        }
    }

    private static bool IsLimited(RuleDefinition rule)
    {
        return rule.MaxPerMember is not null || rule.MaxPerPeriod is not null || rule.CooldownHours is not null || rule.Budget is not null;
    }
}
