using Nop.Services.Orders;

namespace Nop.Services.Discounts;

public partial class DiscountService
{
    public virtual async Task<DiscountValidationResult> ValidateDiscountAsync(Discount discount, Customer customer, string[] couponCodesToValidate)
    {
        ArgumentNullException.ThrowIfNull(discount);
        ArgumentNullException.ThrowIfNull(customer);

        var result = new DiscountValidationResult();
        if (!discount.IsActive || !HasCoupon(discount, couponCodesToValidate))
            return result;

        var refusal = await GetGiftCardRefusalAsync(discount, customer) ?? GetDateRefusal(discount);
        if (refusal != null)
            return await RefuseAsync(result, refusal);

        if (discount.DiscountLimitation == DiscountLimitationType.NTimesOnly &&
            await GetUsedTimesAsync(discount, null) >= discount.LimitationTimes)
            return result;

        if (discount.DiscountLimitation == DiscountLimitationType.NTimesPerCustomer &&
            await customerService.IsRegisteredAsync(customer) &&
            await GetUsedTimesAsync(discount, customer.Id) >= discount.LimitationTimes)
            return await RefuseAsync(result, "ShoppingCart.Discount.CannotBeUsedAnymore");

        await CheckRequirementsAsync(result, discount, customer);
        return result;
    }

    private static bool HasCoupon(Discount discount, string[] couponCodes) =>
        !discount.RequiresCouponCode ||
            (!string.IsNullOrEmpty(discount.CouponCode) && couponCodes != null &&
                couponCodes.Contains(discount.CouponCode, StringComparer.InvariantCultureIgnoreCase));

    //a discounted gift card would be worth more than was paid for it
    private async Task<string> GetGiftCardRefusalAsync(Discount discount, Customer customer)
    {
        if (discount.DiscountType is not (DiscountType.AssignedToOrderSubTotal or DiscountType.AssignedToOrderTotal))
            return null;

        //the cart service needs this service, so it cannot come through the constructor
        var store = await storeContext.GetCurrentStoreAsync();
        var cart = await EngineContext.Current.Resolve<IShoppingCartService>()
            .GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, store.Id);
        var productIds = cart.Select(item => item.ProductId).ToArray();
        return await productService.HasAnyGiftCardProductAsync(productIds) ? "ShoppingCart.Discount.CannotBeUsedWithGiftCards" : null;
    }

    private static string GetDateRefusal(Discount discount)
    {
        var now = DateTime.UtcNow;
        if (discount.StartDateUtc > now)
            return "ShoppingCart.Discount.NotStartedYet";

        return discount.EndDateUtc < now ? "ShoppingCart.Discount.Expired" : null;
    }

    private async Task<int> GetUsedTimesAsync(Discount discount, int? customerId) =>
        (await GetAllDiscountUsageHistoryAsync(discount.Id, customerId, null, false, 0, 1)).TotalCount;

    private async Task<DiscountValidationResult> RefuseAsync(DiscountValidationResult result, string resourceKey)
    {
        result.AddError(await localizationService.GetResourceAsync(resourceKey));
        return result;
    }

    //a discount without requirements holds for everybody, also when its top group is empty
    private async Task CheckRequirementsAsync(DiscountValidationResult result, Discount discount, Customer customer)
    {
        var key = staticCacheManager.PrepareKeyForDefaultCache(NopDiscountDefaults.DiscountRequirementsByDiscountCacheKey, discount);
        var requirements = await staticCacheManager.GetAsync(key, () => GetAllDiscountRequirementsAsync(discount.Id));
        var top = requirements.FirstOrDefault(requirement => requirement.ParentId == null);
        if (top?.InteractionType is not { } interaction ||
            (top.IsGroup && requirements.All(requirement => requirement.ParentId != top.Id)))
        {
            result.IsValid = true;
            return;
        }

        var errors = new List<string>();
        var topLevel = requirements.Where(requirement => requirement.ParentId == null).ToList();
        result.IsValid = await HoldAsync(topLevel, requirements, interaction, customer, errors);
        if (!result.IsValid)
            result.Errors = errors;
    }

    //an unknown rule is passed over: alone in its group it leaves the discount closed
    private async Task<bool> HoldAsync(IList<DiscountRequirement> group, IList<DiscountRequirement> all,
        RequirementGroupInteractionType interaction, Customer customer, List<string> errors)
    {
        var holds = false;
        foreach (var requirement in group)
        {
            if (requirement.IsGroup)
            {
                var children = all.Where(other => other.ParentId == requirement.Id).ToList();
                holds = await HoldAsync(children, all, requirement.InteractionType ?? RequirementGroupInteractionType.And, customer, errors);
            }
            else
            {
                var answer = await AskRuleAsync(requirement, customer, errors);
                if (answer is null)
                    continue;
                holds = answer.Value;
            }

            if (holds == (interaction == RequirementGroupInteractionType.Or))
                return holds;
        }

        return holds;
    }

    private async Task<bool?> AskRuleAsync(DiscountRequirement requirement, Customer customer, List<string> errors)
    {
        var store = await storeContext.GetCurrentStoreAsync();
        var rule = await discountPluginManager
            .LoadPluginBySystemNameAsync(requirement.DiscountRequirementRuleSystemName, customer, store.Id);
        if (rule is null)
            return null;

        var answer = await rule.CheckRequirementAsync(new DiscountRequirementValidationRequest
        {
            DiscountRequirementId = requirement.Id,
            Customer = customer,
            Store = store
        });
        if (!answer.IsValid)
            errors.Add(string.IsNullOrEmpty(answer.UserError)
                ? await localizationService.GetResourceAsync("ShoppingCart.Discount.CannotBeUsed")
                : answer.UserError);

        return answer.IsValid;
    }
}
