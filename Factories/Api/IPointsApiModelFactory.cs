using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;

namespace Nop.Plugin.Misc.Loyalty.Factories.Api;

/// <summary>Prepares what the API answers about points.</summary>
public interface IPointsApiModelFactory
{
    /// <summary>Prepares a customer's points and tier.</summary>
    Task<PointsModel> PreparePointsAsync(LoyaltyProgram program, int customerId);

    /// <summary>Prepares the outcome of a redemption.</summary>
    Task<RedeemModel> PrepareRedeemAsync(LoyaltyMember member, LedgerReceipt receipt);

    /// <summary>Prepares a line of the ledger.</summary>
    TransactionModel PrepareTransaction(LedgerEntry entry);

    /// <summary>Prepares members with their figures.</summary>
    Task<IReadOnlyList<MemberModel>> PrepareMembersAsync(IList<LoyaltyMember> found);
}
