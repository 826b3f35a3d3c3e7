using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Who wants to redeem, in which program, and what stands in the way before any cart is looked at
/// </summary>
/// <param name="Program">The store's program</param>
/// <param name="Member">The membership</param>
/// <param name="Balance">Points that can be spent</param>
/// <param name="Problem">What stands in the way; null when nothing does</param>
public sealed record RedemptionContext(LoyaltyProgram Program, LoyaltyMember Member, long Balance, RedemptionProblem Problem);

/// <summary>
/// Finds out who wants to redeem
/// </summary>
public class RedemptionContexts(ICustomerService customerService,
    IProgramService programService,
    ISettingService settingService,
    Lazy<IOrderProcessingService> orders,
    Memberships memberships,
    RedemptionGate gate)
{
    /// <summary>
    /// Gets the context of a customer in a store
    /// </summary>
    public async Task<RedemptionContext> GetAsync(Customer customer, Store store)
    {
        var settings = await settingService.LoadSettingAsync<LoyaltySettings>(store.Id);
        var program = settings.Enabled ? await programService.GetSavedDefaultProgramAsync(store.Id) : null;
        if (program is not { RedemptionEnabled: true } || !gate.IsOpen(orders))
            return new RedemptionContext(program, null, 0, new RedemptionProblem(RedemptionObstacle.Closed));
        if (!await customerService.IsRegisteredAsync(customer))
            return new RedemptionContext(program, null, 0, new RedemptionProblem(RedemptionObstacle.Guest));

        if ((await memberships.GetAsync(customer.Id)).FirstOrDefault(row => row.Member.ProgramId == program.Id) is not { Member: var member } membership)
            return new RedemptionContext(program, null, 0, null);

        return new RedemptionContext(program, member, membership.Account?.Balance ?? 0,
            member.Status == MemberStatus.Active ? null : new RedemptionProblem(RedemptionObstacle.MemberInactive));
    }
}
