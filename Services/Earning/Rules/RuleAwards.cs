using System.Text.Json;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Lets rules look at what happened
/// </summary>
public class RuleAwards(EarningPauses pauses,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    IEarningRuleService ruleService,
    ILogger logger,
    IMemberService memberService,
    IProgramService programService,
    ISettingService settingService,
    RuleBooking booking,
    RuleMembers members,
    TimeProvider time) : IRuleAwards
{
    /// <inheritdoc />
    public async Task<IList<RuleOutcome>> FireAsync(RuleEvent happened, int customerId)
    {
        ArgumentNullException.ThrowIfNull(happened);

        var outcomes = new List<RuleOutcome>();
        try
        {
            var key = happened.Key.Trim().ToLowerInvariant();
            var customer = await GetEarnerAsync(customerId);
            if (customer is null || !(await settingService.LoadSettingAsync<LoyaltySettings>(happened.StoreId)).Enabled)
                return outcomes;

            foreach (var program in await programService.GetProgramsAsync(happened.StoreId))
            {
                if (happened.ProgramId is { } programId && programId != program.Id)
                    continue;
                foreach (var rule in await ruleService.GetRulesAsync(program.Id, activeOnly: true))
                {
                    if (RuleEngine.IsTriggeredBy(rule.GetDefinition(), happened))
                        outcomes.Add(await FireAsync(program, rule, happened with { Key = key }, customer));
                }
            }
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: the earning rules could not look at {happened.Key}", exception);
            outcomes.Add(new RuleOutcome(null, null, new RuleVerdict(0, RuleReasons.FAILED), 0));
        }

        return outcomes;
    }

    /// <inheritdoc />
    public async Task<IList<RuleOutcome>> TryAsync(LoyaltyProgram program, IList<EarningRule> rules, RuleEvent happened, Customer customer)
    {
        var member = await memberService.GetMemberAsync(program.Id, customer.Id);
        var facts = await members.ReadAsync(program.Id, member, customer);
        var outcomes = new List<RuleOutcome>();
        foreach (var rule in rules)
        {
            var definition = rule.GetDefinition();
            var judged = RuleEngine.Judge(definition, happened, facts, dateTimeHelper.DefaultStoreTimeZone);
            var verdict = judged.Fired ? await booking.LimitAsync(rule.Id, definition, member?.Id ?? 0, judged.Points) : judged;
            outcomes.Add(new RuleOutcome(program, rule, verdict, judged.Points));
        }

        return outcomes;
    }

    private async Task<Customer> GetEarnerAsync(int customerId)
    {
        var customer = await customerService.GetCustomerByIdAsync(customerId);

        return customer is { Deleted: false } && await customerService.IsRegisteredAsync(customer) ? customer : null;
    }

    private async Task<RuleOutcome> FireAsync(LoyaltyProgram program, EarningRule rule, RuleEvent happened, Customer customer)
    {
        try
        {
            var definition = rule.GetDefinition();
            var member = await memberService.GetMemberAsync(program.Id, customer.Id);
            var judged = RuleEngine.Judge(definition, happened, await members.ReadAsync(program.Id, member, customer), dateTimeHelper.DefaultStoreTimeZone);
            if (!judged.Fired)
                return new RuleOutcome(program, rule, judged, 0);

            member ??= await memberService.GetOrEnrolAsync(program.Id, customer.Id, LoyaltyDefaults.SystemActor);
            if (member is null || await pauses.CoverAsync(happened.OccurredOnUtc, EarningPauses.OfMember(member.Id), EarningPauses.OfProgram(program.Id),
                    EarningPauses.OfStore(happened.StoreId)))
                return new RuleOutcome(program, rule, new RuleVerdict(0, RuleReasons.MEMBER_INACTIVE), judged.Points);

            var inputs = Inputs(definition, happened);
            var claim = new RuleClaim(rule.Id, rule.Version, definition, member.Id, happened.Key, happened.OccurredOnUtc, judged.Points, inputs);
            var verdict = await booking.BookAsync(claim, points => new EarnPoints(points,
                PointsExpiry.For(program.ExpiryMode, program.ExpireAfterDays, time.GetUtcNow().UtcDateTime))
            {
                MemberId = member.Id,
                IdempotencyKey = $"rule:{rule.Id}:{happened.Key}",
                Actor = LoyaltyDefaults.SystemActor,
                Description = rule.Name,
                ReferenceType = LoyaltyDefaults.EventReference,
                ReferenceId = happened.Key,
                RuleId = rule.Id,
                RuleVersion = rule.Version,
                Inputs = inputs,
                EventOnUtc = happened.OccurredOnUtc
            });

            return new RuleOutcome(program, rule, verdict, judged.Points);
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync($"Loyalty: rule {rule.Id} failed at {happened.Key}", exception);

            return new RuleOutcome(program, rule, new RuleVerdict(0, RuleReasons.FAILED), 0);
        }
    }

    private static string Inputs(RuleDefinition definition, RuleEvent happened)
    {
        return JsonSerializer.Serialize(new
        {
            trigger = happened.Trigger.ToString(),
            interaction = happened.InteractionId,
            outcome = happened.Outcome,
            scope = happened.Scope,
            status = happened.Status,
            eventType = happened.EventType,
            metadata = happened.Metadata.Count == 0 ? null : happened.Metadata,
            store = happened.StoreId,
            points = definition.Points
        }, new JsonSerializerOptions { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull });
    }
}
