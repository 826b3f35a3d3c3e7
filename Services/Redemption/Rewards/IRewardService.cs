using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// Rewards of the programs
/// </summary>
public interface IRewardService
{
    /// <summary>
    /// Gets a reward; null when it does not exist or is deleted
    /// </summary>
    Task<LoyaltyReward> GetRewardByIdAsync(int rewardId);

    /// <summary>
    /// Gets the rewards of a program that are not deleted, in display order
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="offeredOnly">Only those that are active and within their dates</param>
    Task<IList<LoyaltyReward>> GetRewardsAsync(int programId, bool offeredOnly = false);

    /// <summary>
    /// Adds a reward and closes its discount to everybody without a reservation
    /// </summary>
    Task<Result<LoyaltyReward>> InsertRewardAsync(LoyaltyReward reward, string actor);

    /// <summary>
    /// Saves a reward and closes its discount to everybody without a reservation
    /// </summary>
    Task<Result<LoyaltyReward>> UpdateRewardAsync(LoyaltyReward reward, string actor);

    /// <summary>
    /// Takes a reward off the offer for good. What shoppers have in their carts stays theirs until it is used or times out;
    /// its discount is switched off when none is left
    /// </summary>
    Task DeleteRewardAsync(LoyaltyReward reward, string actor);

    /// <summary>
    /// Gets how many pieces of a reward's stock are left; null when it has no limit
    /// </summary>
    Task<int?> GetLeftAsync(LoyaltyReward reward);
}
