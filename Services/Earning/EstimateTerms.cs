using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Services.Configuration;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// What an estimate in a program goes by
/// </summary>
/// <param name="Program">The program</param>
/// <param name="Member">The customer's membership, if there is one</param>
/// <param name="TierId">The tier the customer is in, or would begin in; null where there are no tiers</param>
/// <param name="Terms">Terms of today</param>
/// <param name="Rules">Active rules that orders trigger</param>
/// <param name="Exceptions">The products that earn otherwise</param>
public sealed record ProgramTerms(LoyaltyProgram Program, LoyaltyMember Member, int? TierId, EarnTerms Terms, IReadOnlyList<OrderRule> Rules, EarningExceptions Exceptions);

/// <summary>
/// A rule that orders trigger
/// </summary>
/// <param name="Id">Rule</param>
/// <param name="Definition">What it says</param>
public sealed record OrderRule(int Id, RuleDefinition Definition);

/// <summary>
/// Reads what estimates go by, once for a request: a catalogue page asks for every product on it
/// </summary>
public class EstimateTerms(CustomerPrograms customerPrograms,
    ISettingService settingService,
    ProductTermsService productTerms,
    SharedTerms sharedTerms,
    TimeProvider time)
{
    private readonly Dictionary<(int CustomerId, int StoreId), IReadOnlyList<ProgramTerms>> _read = [];

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
        var settings = await settingService.LoadSettingAsync<LoyaltySettings>(store.Id);
        if (!settings.Enabled)
            return [];

        var terms = new List<ProgramTerms>();
        foreach (var (program, membership) in await customerPrograms.GetAsync(customer, store.Id))
        {
            var member = membership?.Member;
            if (member is not null && member.Status != MemberStatus.Active)
                continue;

            var tiers = await sharedTerms.GetLadderAsync(program.Id);
            var tier = tiers.FirstOrDefault(row => row.Id == member?.TierId) ?? TierLadder.TierFor(tiers, 0);
            var rules = (await sharedTerms.GetOrderRulesAsync(program.Id)).Select(rule => new OrderRule(rule.Id, rule.GetDefinition())).ToList();
            terms.Add(new ProgramTerms(program, member, member?.TierId ?? tier?.Id, OrderTerms.Current(program, settings, tier?.EarnMultiplier ?? 1, time.GetUtcNow().UtcDateTime), rules,
                await productTerms.GetExceptionsAsync(program)));
        }

        return terms;
    }
}
