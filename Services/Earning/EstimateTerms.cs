using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// What an estimate in a program goes by
/// </summary>
/// <param name="Program">The program</param>
/// <param name="Member">The customer's membership, if there is one</param>
/// <param name="Terms">Terms of today</param>
/// <param name="Rules">Active rules that orders trigger</param>
public sealed record ProgramTerms(LoyaltyProgram Program, LoyaltyMember Member, EarnTerms Terms, IReadOnlyList<EarningRule> Rules);

/// <summary>
/// Reads what estimates go by, once for a request: a catalogue page asks for every product on it
/// </summary>
public class EstimateTerms
{
    private readonly CustomerPrograms _customerPrograms;
    private readonly IEarningRuleService _ruleService;
    private readonly ISettingService _settingService;
    private readonly ITierService _tierService;
    private readonly Dictionary<(int CustomerId, int StoreId), IReadOnlyList<ProgramTerms>> _read = [];

    public EstimateTerms(CustomerPrograms customerPrograms,
        IEarningRuleService ruleService,
        ISettingService settingService,
        ITierService tierService)
    {
        _customerPrograms = customerPrograms;
        _ruleService = ruleService;
        _settingService = settingService;
        _tierService = tierService;
    }

    /// <summary>
    /// Gets the terms of the programs in which a customer would earn
    /// </summary>
    public async Task<IReadOnlyList<ProgramTerms>> GetAsync(Customer customer, Store store)
    {
        var key = (customer?.Id ?? 0, store.Id);

        return _read.TryGetValue(key, out var read) ? read : _read[key] = await ReadAsync(customer, store);
    }

    private async Task<IReadOnlyList<ProgramTerms>> ReadAsync(Customer customer, Store store)
    {
        var settings = await _settingService.LoadSettingAsync<LoyaltySettings>(store.Id);
        if (!settings.Enabled)
            return [];

        var terms = new List<ProgramTerms>();
        foreach (var (program, member) in await _customerPrograms.GetAsync(customer, store.Id))
        {
            if (member is not null && member.Status != MemberStatus.Active)
                continue;

            var tiers = await _tierService.GetTiersAsync(program.Id);
            var tier = tiers.FirstOrDefault(row => row.Id == member?.TierId) ?? TierLadder.TierFor(tiers, 0);
            var rules = (await _ruleService.GetRulesAsync(program.Id, activeOnly: true)).Where(rule => ((RuleTrigger)rule.TriggerId).IsOrder()).ToList();
            terms.Add(new ProgramTerms(program, member, OrderTerms.Current(program, settings, tier?.EarnMultiplier ?? 1, DateTime.UtcNow), rules));
        }

        return terms;
    }
}
