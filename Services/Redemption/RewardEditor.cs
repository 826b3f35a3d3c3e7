using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// Stores a reward together with the discount it is described with
/// </summary>
public class RewardEditor
{
    private readonly IDiscountService _discountService;
    private readonly IProgramService _programService;
    private readonly IRewardService _rewardService;
    private readonly RewardDiscounts _rewardDiscounts;

    public RewardEditor(IDiscountService discountService,
        IProgramService programService,
        IRewardService rewardService,
        RewardDiscounts rewardDiscounts)
    {
        _discountService = discountService;
        _programService = programService;
        _rewardService = rewardService;
        _rewardDiscounts = rewardDiscounts;
    }

    /// <summary>
    /// Stores a new or changed reward: its discount is made, changed or, for an existing one, taken as it is
    /// </summary>
    /// <param name="reward">The reward as it shall be, still with the discount it has now</param>
    /// <param name="nameBefore">The name it has now; null for a new one</param>
    /// <param name="benefit">What it gives</param>
    /// <param name="existingDiscountId">The discount, where it is an existing one</param>
    /// <param name="actor">Who</param>
    public async Task<Result<LoyaltyReward>> SaveAsync(LoyaltyReward reward, string nameBefore, RewardBenefit benefit, int existingDiscountId, string actor)
    {
        var describes = benefit.Kind != RewardKind.ExistingDiscount;
        var discount = describes ? await _discountService.GetDiscountByIdAsync(reward.DiscountId) : null;
        //a discount that cannot be described is left as it is, and a new one takes its place
        if (discount is not null && (await _rewardDiscounts.ReadAsync(discount)).Kind == RewardKind.ExistingDiscount)
            discount = null;

        Discount made = null;
        if (!describes)
            reward.DiscountId = existingDiscountId;
        else if (discount is null)
        {
            made = await _rewardDiscounts.CreateAsync(await GetDiscountNameAsync(reward, reward.Name), benefit);
            reward.DiscountId = made.Id;
        }
        else
        {
            //a name the admin gave the discount on its own page stays
            if (nameBefore != reward.Name && discount.Name == await GetDiscountNameAsync(reward, nameBefore))
                await _rewardDiscounts.RenameAsync(discount, await GetDiscountNameAsync(reward, reward.Name));
            await _rewardDiscounts.UpdateAsync(discount, benefit);
        }

        var saved = reward.Id == 0 ? await _rewardService.InsertRewardAsync(reward, actor) : await _rewardService.UpdateRewardAsync(reward, actor);
        if (!saved.Success && made is not null)
            await _rewardDiscounts.DiscardAsync(made);

        return saved;
    }

    private async Task<string> GetDiscountNameAsync(LoyaltyReward reward, string rewardName)
    {
        return $"{(await _programService.GetProgramByIdAsync(reward.ProgramId))?.Name}: {rewardName}";
    }
}
