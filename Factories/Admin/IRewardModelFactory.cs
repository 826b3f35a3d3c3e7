using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Admin;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Prepares the admin pages of rewards
/// </summary>
public interface IRewardModelFactory
{
    /// <summary>
    /// Prepare the search of the grid
    /// </summary>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the search model
    /// </returns>
    Task<RewardSearchModel> PrepareRewardSearchModelAsync();

    /// <summary>
    /// Prepare a page of rewards
    /// </summary>
    /// <param name="searchModel">Search model</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the page
    /// </returns>
    Task<RewardListModel> PrepareRewardListModelAsync(RewardSearchModel searchModel);

    /// <summary>
    /// Prepare the page of a reward and its discount
    /// </summary>
    /// <param name="model">Posted model to show again; null to take the reward's values</param>
    /// <param name="reward">Reward; null for a new one</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<RewardEditModel> PrepareRewardModelAsync(RewardEditModel model, LoyaltyReward reward);

    /// <summary>
    /// Prepare the page that explains the plugin's requirement on a discount
    /// </summary>
    /// <param name="discountId">Discount identifier</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<RequirementModel> PrepareRequirementModelAsync(int discountId);
}
