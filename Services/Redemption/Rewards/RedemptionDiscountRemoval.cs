using Nop.Core.Domain.Common;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Customers;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// Takes the discounts that points buy out of the store, for an uninstallation that leaves nothing. The shop's own discounts that rewards used
/// stay, switched off and without the plugin's requirement
/// </summary>
public class RedemptionDiscountRemoval(ICustomerService customerService,
    IDiscountService discountService,
    IRepository<DiscountRequirement> requirementRepository,
    IRepository<GenericAttribute> attributeRepository,
    IRepository<LoyaltyReward> rewardRepository,
    RedemptionDiscounts discounts,
    RewardDiscounts rewardDiscounts)
{
    private readonly RedemptionDiscounts _discounts = discounts;

    /// <summary>
    /// Removes them
    /// </summary>
    public async Task RemoveAllAsync()
    {
        var spent = (await _discounts.GetSpendDiscountsAsync()).Select(row => row.DiscountId).ToHashSet();
        var rewarded = (await rewardRepository.GetAllAsync(query => query)).Select(reward => reward.DiscountId);
        var guarded = (await requirementRepository.GetAllAsync(query => query
            .Where(row => row.DiscountRequirementRuleSystemName == LoyaltyDefaults.SystemName))).Select(row => row.DiscountId);
        var discounts = new List<Discount>();
        foreach (var discountId in spent.Union(rewarded).Union(guarded))
        {
            if (await discountService.GetDiscountByIdAsync(discountId) is { } discount)
                discounts.Add(discount);
        }

        // switched off before anything else: without its requirement a discount would be open to everybody
        foreach (var discount in discounts)
            await _discounts.CloseAsync(discount.Id);
        await ForgetCodesAsync(discounts.Where(discount => !string.IsNullOrEmpty(discount.CouponCode)).Select(discount => discount.CouponCode).ToList());
        foreach (var discount in discounts)
        {
            if (spent.Contains(discount.Id) || RedemptionDiscounts.IsOwn(discount))
                await rewardDiscounts.DiscardAsync(discount);
            else
                await UnguardAsync(discount);
        }
    }

    private async Task UnguardAsync(Discount discount)
    {
        var rows = await discountService.GetAllDiscountRequirementsAsync(discount.Id);
        foreach (var row in rows.Where(row => row.DiscountRequirementRuleSystemName == LoyaltyDefaults.SystemName))
        {
            await discountService.DeleteDiscountRequirementAsync(row, false);
            if (rows.FirstOrDefault(parent => parent.Id == row.ParentId) is { } group && !rows.Any(other => other.ParentId == group.Id && other.Id != row.Id))
                await discountService.DeleteDiscountRequirementAsync(group, false);
        }
    }

    /// <summary>
    /// Takes the codes from carts
    /// </summary>
    private async Task ForgetCodesAsync(List<string> codes)
    {
        var attributes = await attributeRepository.GetAllAsync(query => query
            .Where(row => row.KeyGroup == nameof(Customer) && row.Key == NopCustomerDefaults.DiscountCouponCodeAttribute));
        foreach (var attribute in attributes)
        {
            var customer = await customerService.GetCustomerByIdAsync(attribute.EntityId);
            foreach (var code in codes.Where(code => attribute.Value.Contains(code, StringComparison.OrdinalIgnoreCase) && customer is not null))
                await customerService.RemoveDiscountCouponCodeAsync(customer, code);
        }
    }
}
