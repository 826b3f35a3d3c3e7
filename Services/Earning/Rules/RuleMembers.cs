using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;

/// <summary>
/// Reads what rules need to know of members
/// </summary>
public class RuleMembers(ICustomerService customerService, ITierService tierService)
{
    /// <summary>
    /// Reads a member
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="member">The membership; null for a customer who is no member yet and would begin in the first tier</param>
    /// <param name="customer">The customer</param>
    public async Task<RuleMember> ReadAsync(int programId, LoyaltyMember member, Customer customer)
    {
        var tierId = member?.TierId ?? TierLadder.TierFor(await tierService.GetTiersAsync(programId), 0)?.Id;

        return new RuleMember(await customerService.GetCustomerRoleIdsAsync(customer), tierId, member is null or { Status: MemberStatus.Active });
    }
}
