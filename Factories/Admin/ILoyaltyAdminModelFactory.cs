using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares what administrators see
/// </summary>
public interface ILoyaltyAdminModelFactory
{
    /// <summary>
    /// Prepare the configuration page for the chosen store scope
    /// </summary>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<ConfigurationModel> PrepareConfigurationModelAsync();

    /// <summary>
    /// Prepare the page on which roles are limited to stores
    /// </summary>
    /// <param name="model">What the admin entered; null when he did not yet</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<StoreLimitsModel> PrepareStoreLimitsModelAsync(StoreLimitsModel model);

    /// <summary>
    /// Prepare a page of tiers
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    Task<TierListModel> PrepareTierListModelAsync(TierSearchModel searchModel);

    /// <summary>
    /// Prepare a tier's edit page
    /// </summary>
    /// <param name="model">Posted model to show again; null to take the tier's values</param>
    /// <param name="tier">Tier; null for a new one</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<TierModel> PrepareTierModelAsync(TierModel model, LoyaltyTier tier);

    /// <summary>
    /// Prepare a page of members
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    Task<MemberListModel> PrepareMemberListModelAsync(MemberSearchModel searchModel);

    /// <summary>
    /// Prepare a member's page
    /// </summary>
    /// <param name="member">Member</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<MemberModel> PrepareMemberModelAsync(LoyaltyMember member);

    /// <summary>
    /// Prepare a member's page: figures, reservations, pending points and the ledger's search
    /// </summary>
    /// <param name="member">Member</param>
    /// <param name="orderId">Order whose ledger entries are wanted; 0 for all entries</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<MemberModel> PrepareMemberPageModelAsync(LoyaltyMember member, int orderId = 0);

    /// <summary>
    /// Prepare a page of a member's ledger, newest first
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    Task<LedgerListModel> PrepareLedgerListModelAsync(LedgerSearchModel searchModel);
}
