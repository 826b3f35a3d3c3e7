using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Lets rules look at birthdays
/// </summary>
public class Birthdays
{
    private const int BATCH = 500;

    private readonly IDateTimeHelper _dateTimeHelper;
    private readonly IRepository<Customer> _customerRepository;
    private readonly IRepository<EarningRule> _ruleRepository;
    private readonly IRuleAwards _ruleAwards;

    public Birthdays(IDateTimeHelper dateTimeHelper,
        IRepository<Customer> customerRepository,
        IRepository<EarningRule> ruleRepository,
        IRuleAwards ruleAwards)
    {
        _dateTimeHelper = dateTimeHelper;
        _customerRepository = customerRepository;
        _ruleRepository = ruleRepository;
        _ruleAwards = ruleAwards;
    }

    /// <summary>
    /// Fires for everybody whose birthday is today or was yesterday, in the store's time zone, once a year.
    /// Who was born on 29 February has the birthday on the 28th in other years
    /// </summary>
    /// <returns>Number of customers who got points</returns>
    public async Task<int> AwardAsync()
    {
        if (!await _ruleRepository.Table.AnyAsync(rule => rule.Active && !rule.Deleted && rule.TriggerId == (int)RuleTrigger.Birthday))
            return 0;

        var today = RulePeriods.ToLocal(DateTime.UtcNow, _dateTimeHelper.DefaultStoreTimeZone).Date;

        return await AwardAsync(today.AddDays(-1)) + await AwardAsync(today);
    }

    private async Task<int> AwardAsync(DateTime day)
    {
        var awarded = 0;
        var last = 0;
        int[] days = day is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(day.Year) ? [28, 29] : [day.Day];
        while (true)
        {
            var after = last;
            var month = day.Month;
            var customers = await _customerRepository.GetAllAsync(query => query
                .Where(customer => customer.Id > after && customer.Active && !customer.Deleted && customer.DateOfBirth != null
                    && customer.DateOfBirth.Value.Month == month && days.Contains(customer.DateOfBirth.Value.Day))
                .OrderBy(customer => customer.Id).Take(BATCH));
            if (customers.Count == 0)
                return awarded;

            last = customers[^1].Id;
            foreach (var customer in customers)
            {
                var outcomes = await _ruleAwards.FireAsync(new RuleEvent
                {
                    Trigger = RuleTrigger.Birthday,
                    Key = $"birthday:{customer.Id}:{day.Year}",
                    StoreId = customer.RegisteredInStoreId,
                    OccurredOnUtc = DateTime.UtcNow
                }, customer.Id);
                awarded += outcomes.Any(outcome => outcome.Verdict is { Fired: true, Reason: not RuleReasons.ALREADY_AWARDED }) ? 1 : 0;
            }
        }
    }
}
