using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Services.Discounts;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// Stores a reward together with the discount it is described with
/// </summary>
public class RewardEditor(IDiscountService discountService,
    IProgramService programService,
    IRewardService rewardService,
    IStoreService storeService,
    RedemptionDiscounts discounts,
    RewardDiscounts rewardDiscounts)
{
    /// <summary>
    /// Stores a new or changed reward: its discount is made, changed or, for an existing one, taken as it is
    /// </summary>
    /// <param name="reward">The reward as it shall be, still with the discount it has now</param>
    /// <param name="nameBefore">The name it has now; null for a new one</param>
    /// <param name="benefit">What it gives</param>
    /// <param name="existingDiscountId">The discount, where it is an existing one</param>
    /// <param name="author">Who</param>
    public async Task<Result<LoyaltyReward>> SaveAsync(LoyaltyReward reward, string nameBefore, RewardBenefit benefit, int existingDiscountId, RewardAuthor author)
    {
        var describes = benefit.Kind != RewardKind.ExistingDiscount;
        var present = await discountService.GetDiscountByIdAsync(reward.DiscountId);
        var discount = describes ? present : await discountService.GetDiscountByIdAsync(existingDiscountId);
        //a discount that cannot be described is left as it is, and a new one takes its place
        if (describes && discount is not null && (await rewardDiscounts.ReadAsync(discount)).Kind == RewardKind.ExistingDiscount)
            discount = null;
        if (await RefuseAsync(present, discount, describes ? benefit : null, author) is { } refusal)
            return refusal;

        Discount made = null;
        if (!describes)
            reward.DiscountId = existingDiscountId;
        else if (discount is null)
        {
            made = await rewardDiscounts.CreateAsync(await GetDiscountNameAsync(reward, reward.Name), benefit);
            reward.DiscountId = made.Id;
        }
        else if (author.MayChangeDiscounts)
        {
            //a name the admin gave the discount on its own page stays
            if (nameBefore != reward.Name && discount.Name == await GetDiscountNameAsync(reward, nameBefore))
                await rewardDiscounts.RenameAsync(discount, await GetDiscountNameAsync(reward, reward.Name));
            await rewardDiscounts.UpdateAsync(discount, benefit);
        }

        var saved = reward.Id == 0 ? await rewardService.InsertRewardAsync(reward, author.Actor) : await rewardService.UpdateRewardAsync(reward, author.Actor);
        if (!saved.Success && made is not null)
            await rewardDiscounts.DiscardAsync(made);
        //what was agreed to
        if (saved.Success && discount is not null && author.MayChangeDiscounts)
            await discounts.OpenAsync(discount);

        return saved;
    }

    /// <summary>
    /// Deletes a reward and switches its discount off
    /// </summary>
    public async Task<Result<LoyaltyReward>> DeleteAsync(LoyaltyReward reward, RewardAuthor author)
    {
        if (await RefuseAsync(await discountService.GetDiscountByIdAsync(reward.DiscountId), null, null, author) is { } refusal)
            return refusal;

        await rewardService.DeleteRewardAsync(reward, author.Actor);

        return reward;
    }

    /// <summary>
    /// Whether a discount can be taken or changed by somebody who is limited to stores: discounts of nopCommerce hold in all stores,
    /// those that were made for a reward are its own
    /// </summary>
    public async Task<bool> IsWithinAsync(Discount discount, StoreScope scope)
    {
        return !scope.IsLimited || RedemptionDiscounts.IsOwn(discount)
            || (await storeService.GetAllStoresAsync()).All(store => scope.Includes(store.Id));
    }

    /// <summary>
    /// Why a reward's discount may not become another one, or not become what it shall be; null when it may
    /// </summary>
    /// <param name="present">The discount it has now; null for none</param>
    /// <param name="discount">The one it shall have; null for a new one, or none</param>
    /// <param name="benefit">What that shall give; null to leave it as it is</param>
    /// <param name="author">Who</param>
    private async Task<LoyaltyError> RefuseAsync(Discount present, Discount discount, RewardBenefit benefit, RewardAuthor author)
    {
        var taken = discount is not null && discount.Id != present?.Id;
        var changes = discount is null ? [] : await discounts.GetChangesAsync(discount);
        var changed = taken || changes.Count > 0 || (discount is not null && benefit is not null && await rewardDiscounts.DiffersAsync(discount, benefit));
        var left = present is not null && present.Id != discount?.Id;
        if (!changed && !left && discount is not null)
            return null;

        if (!author.MayChangeDiscounts)
            return new LoyaltyError(LoyaltyErrorCodes.FORBIDDEN, "Discounts may not be changed.", "discountId");
        if ((changed && !await IsWithinAsync(discount, author.Scope)) || (left && !await IsWithinAsync(present, author.Scope))
            || (taken && author.Scope.IsLimited && RedemptionDiscounts.IsOwn(discount)))
            return new LoyaltyError(LoyaltyErrorCodes.STORE_ISOLATION, "Other stores use the discount too.", "discountId");

        return changes.Count == 0 || author.AcceptsChanges
            ? null
            : new LoyaltyError(LoyaltyErrorCodes.ACCEPTANCE_REQUIRED,
                $"The discount would change: {string.Join(" ", changes.Select(Say))} Send acceptDiscountChanges true to agree.", "acceptDiscountChanges");
    }

    private static string Say(DiscountChange change)
    {
        return change switch
        {
            DiscountChange.Coupon => "it would need a coupon code.",
            DiscountChange.MembersOnly => "only members who redeemed points for it could use it.",
            DiscountChange.Cumulative => "it would add up with other discounts.",
            _ => "it would be switched on."
        };
    }

    private async Task<string> GetDiscountNameAsync(LoyaltyReward reward, string rewardName)
    {
        return $"{(await programService.GetProgramByIdAsync(reward.ProgramId))?.Name}: {rewardName}";
    }
}
