using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares what administrators see of redemptions
/// </summary>
public interface IRedemptionModelFactory
{
    /// <summary>
    /// Prepare the search of the grid
    /// </summary>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the search model
    /// </returns>
    Task<RedemptionSearchModel> PrepareRedemptionSearchModelAsync();

    /// <summary>
    /// Prepare a page of redemptions, newest first
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    Task<RedemptionListModel> PrepareRedemptionListModelAsync(RedemptionSearchModel searchModel);

    /// <summary>
    /// Prepare some redemptions
    /// </summary>
    /// <param name="redemptions">Redemptions</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the models
    /// </returns>
    Task<IList<RedemptionModel>> PrepareRedemptionModelsAsync(IEnumerable<LoyaltyRedemption> redemptions);

    /// <summary>
    /// Prepare a redemption's page, with its steps and ledger entries
    /// </summary>
    /// <param name="redemption">Redemption</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<RedemptionModel> PrepareRedemptionModelAsync(LoyaltyRedemption redemption);

    /// <summary>
    /// Prepare the block on an order's page
    /// </summary>
    /// <param name="orderId">Order identifier</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<OrderBlockModel> PrepareOrderBlockModelAsync(int orderId);
}
