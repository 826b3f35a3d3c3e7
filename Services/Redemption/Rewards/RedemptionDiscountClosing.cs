using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// Closes the discounts that points buy when the plugin goes, and opens them again when it comes back
/// </summary>
public class RedemptionDiscountClosing(IDiscountService discountService, IRepository<LoyaltyReward> rewardRepository, RedemptionDiscounts discounts)
{
    /// <summary>
    /// Switches every discount of a redemption off
    /// </summary>
    public async Task CloseAllAsync()
    {
        foreach (var discountId in await GetDiscountIdsAsync())
            await discounts.CloseAsync(discountId);
    }

    /// <summary>
    /// Switches the discounts of rewards on offer on again; those for amounts come back when they are used
    /// </summary>
    public async Task ReopenRewardsAsync()
    {
        foreach (var reward in await rewardRepository.GetAllAsync(query => query.Where(reward => reward.Active && !reward.Deleted)))
        {
            if (await discountService.GetDiscountByIdAsync(reward.DiscountId) is { } discount)
                await discounts.OpenAsync(discount);
        }
    }

    /// <summary>
    /// Makes sure that no discount of a redemption is open to everybody
    /// </summary>
    /// <returns>Number of discounts that had to be mended</returns>
    public async Task<int> EnsureClosedToOthersAsync()
    {
        return await discounts.EnsureAllClosedAsync(await GetDiscountIdsAsync());
    }

    private async Task<IList<int>> GetDiscountIdsAsync()
    {
        var rewards = await rewardRepository.GetAllAsync(query => query.Where(reward => !reward.Deleted));
        var amounts = await discounts.GetSpendDiscountsAsync();

        return rewards.Select(reward => reward.DiscountId).Concat(amounts.Select(row => row.DiscountId)).Distinct().ToList();
    }
}
