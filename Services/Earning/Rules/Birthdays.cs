using Nop.Core.Domain.Customers;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Services.Helpers;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Lets rules look at birthdays
/// </summary>
public class Birthdays(IDateTimeHelper dateTimeHelper,
    IRepository<Customer> customerRepository,
    IRepository<EarningRule> ruleRepository,
    IRuleAwards ruleAwards,
    RuleBooking booking,
    SentNotices notices,
    TimeProvider time)
{
    private const int BATCH = 500;

    /// <summary>
    /// Fires for everybody whose birthday is today or was yesterday, in the store's time zone, once a year.
    /// Who was born on 29 February has the birthday on the 28th in other years
    /// </summary>
    /// <returns>Number of customers who got points</returns>
    public async Task<int> AwardAsync()
    {
        var rules = await ruleRepository.GetAllAsync(query => query.Where(rule => rule.Active && !rule.Deleted && rule.TriggerId == (int)RuleTrigger.Birthday));
        if (rules.Count == 0)
            return 0;

        var today = RulePeriods.ToLocal(time.GetUtcNow().UtcDateTime, dateTimeHelper.DefaultStoreTimeZone).Date;

        return await AwardOnceAsync(today.AddDays(-1), "over", rules) + await AwardOnceAsync(today, "begun", rules);
    }

    /// <summary>
    /// Looks at a day's birthdays, once while it lasts and once when it is over, and again when rules have changed
    /// </summary>
    private async Task<int> AwardOnceAsync(DateTime day, string stage, IList<EarningRule> rules)
    {
        var state = KeyHash.Of(string.Join(',', rules.OrderBy(rule => rule.Id).Select(rule => FormattableString.Invariant($"{rule.Id}:{rule.Version}"))));
        var done = FormattableString.Invariant($"birthdays:{day:yyyyMMdd}:{stage}:{state}");
        if (await notices.IsTakenAsync(done))
            return 0;

        var (awarded, failed) = await AwardAsync(day, rules.Select(rule => rule.Id).ToList());
        if (!failed)
            await notices.TryTakeAsync(done);

        return awarded;
    }

    private async Task<(int Awarded, bool Failed)> AwardAsync(DateTime day, IList<int> ruleIds)
    {
        var awarded = 0;
        var failed = false;
        var last = 0;
        int[] days = day is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(day.Year) ? [28, 29] : [day.Day];
        while (true)
        {
            var after = last;
            var month = day.Month;
            var customers = await customerRepository.GetAllAsync(query => query
                .Where(customer => customer.Id > after && customer.Active && !customer.Deleted && customer.DateOfBirth != null
                    && customer.DateOfBirth.Value.Month == month && days.Contains(customer.DateOfBirth.Value.Day))
                .OrderBy(customer => customer.Id).Take(BATCH));
            if (customers.Count == 0)
                return (awarded, failed);

            last = customers[^1].Id;
            var done = (await booking.GetAwardsAsync(customers.Select(customer => Key(customer, day)).ToList()))
                .Where(award => ruleIds.Contains(award.RuleId)).ToLookup(award => award.EventKey);
            foreach (var customer in customers.Where(customer => done[Key(customer, day)].Count() < ruleIds.Count))
            {
                var outcomes = await ruleAwards.FireAsync(new RuleEvent
                {
                    Trigger = RuleTrigger.Birthday,
                    Key = Key(customer, day),
                    StoreId = customer.RegisteredInStoreId,
                    OccurredOnUtc = time.GetUtcNow().UtcDateTime
                }, customer.Id);
                awarded += outcomes.Any(outcome => outcome.Verdict is { Fired: true, Reason: not RuleReasons.ALREADY_AWARDED }) ? 1 : 0;
                failed |= outcomes.Any(outcome => outcome.Verdict.Reason == RuleReasons.FAILED);
            }
        }
    }

    private static string Key(Customer customer, DateTime day)
    {
        return FormattableString.Invariant($"birthday:{customer.Id}:{day.Year}");
    }
}
