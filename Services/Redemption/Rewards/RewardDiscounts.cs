using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Catalog;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// Turns what a reward gives into a discount of nopCommerce, and reads it back from one
/// </summary>
public class RewardDiscounts(ICategoryService categoryService, IDiscountService discountService, IProductService productService)
{
    /// <summary>
    /// Makes a discount, switched off: the reward it is made for closes it to others first
    /// </summary>
    public async Task<Discount> CreateAsync(string name, RewardBenefit benefit)
    {
        var discount = new Discount
        {
            Name = Shorten(name),
            AdminComment = "Made by the loyalty plugin for a reward. Only shoppers who redeemed points for it can use its code.",
            DiscountLimitation = DiscountLimitationType.Unlimited,
            LimitationTimes = 1,
            IsCumulative = true,
            RequiresCouponCode = true,
            CouponCode = RedemptionDiscounts.NewCode("reward"),
            IsActive = false
        };
        Apply(benefit, discount);
        await discountService.InsertDiscountAsync(discount);
        await SetTargetsAsync(discount, benefit);

        return discount;
    }

    /// <summary>
    /// Changes what a discount gives; its code, dates, limits and requirements stay
    /// </summary>
    public async Task UpdateAsync(Discount discount, RewardBenefit benefit)
    {
        Apply(benefit, discount);
        await discountService.UpdateDiscountAsync(discount);
        await SetTargetsAsync(discount, benefit);
    }

    /// <summary>
    /// Whether a discount gives something else than what is described
    /// </summary>
    public async Task<bool> DiffersAsync(Discount discount, RewardBenefit benefit)
    {
        var after = new Discount();
        Apply(benefit, after);
        var same = after.DiscountType == discount.DiscountType
            && after.UsePercentage == discount.UsePercentage
            && after.DiscountPercentage == discount.DiscountPercentage
            && after.DiscountAmount == discount.DiscountAmount
            && after.MaximumDiscountAmount == discount.MaximumDiscountAmount
            && after.MaximumDiscountedQuantity == discount.MaximumDiscountedQuantity
            && after.AppliedToSubCategories == discount.AppliedToSubCategories;
        if (!same)
            return true;

        var present = await ReadAsync(discount);

        return (benefit.Kind == RewardKind.Products && !benefit.ProductIds.ToHashSet().SetEquals(present.ProductIds))
            || (benefit.Kind == RewardKind.Categories && !benefit.CategoryIds.ToHashSet().SetEquals(present.CategoryIds));
    }

    /// <summary>
    /// Gives a discount another name
    /// </summary>
    public async Task RenameAsync(Discount discount, string name)
    {
        discount.Name = Shorten(name);
        await discountService.UpdateDiscountAsync(discount);
    }

    /// <summary>
    /// Deletes a discount whose reward could not be stored
    /// </summary>
    public async Task DiscardAsync(Discount discount)
    {
        await productService.ClearDiscountProductMappingAsync(discount);
        await categoryService.ClearDiscountCategoryMappingAsync(discount);
        await discountService.DeleteDiscountAsync(discount);
    }

    /// <summary>
    /// Reads what a discount gives; a kind the reward's page cannot describe comes back as an existing discount
    /// </summary>
    public async Task<RewardBenefit> ReadAsync(Discount discount)
    {
        return new RewardBenefit(KindOf(discount))
        {
            UsePercentage = discount.UsePercentage,
            Percentage = discount.DiscountPercentage,
            Amount = discount.DiscountAmount,
            MaximumAmount = discount.MaximumDiscountAmount,
            MaximumQuantity = discount.MaximumDiscountedQuantity,
            IncludeSubCategories = discount.AppliedToSubCategories,
            ProductIds = discount.DiscountType == DiscountType.AssignedToSkus
                ? (await productService.GetProductsWithAppliedDiscountAsync(discount.Id, showHidden: true)).Select(product => product.Id).ToList()
                : [],
            CategoryIds = discount.DiscountType == DiscountType.AssignedToCategories
                ? (await categoryService.GetCategoriesByAppliedDiscountAsync(discount.Id, showHidden: true)).Select(category => category.Id).ToList()
                : []
        };
    }

    private static RewardKind KindOf(Discount discount)
    {
        return discount.DiscountType switch
        {
            DiscountType.AssignedToOrderTotal => discount.UsePercentage ? RewardKind.OrderPercentage : RewardKind.OrderAmount,
            DiscountType.AssignedToShipping => discount is { UsePercentage: true, DiscountPercentage: >= 100 } ? RewardKind.FreeShipping : RewardKind.CheaperShipping,
            DiscountType.AssignedToSkus => RewardKind.Products,
            DiscountType.AssignedToCategories => RewardKind.Categories,
            _ => RewardKind.ExistingDiscount
        };
    }

    private static void Apply(RewardBenefit benefit, Discount discount)
    {
        discount.DiscountType = benefit.Kind switch
        {
            RewardKind.OrderAmount or RewardKind.OrderPercentage => DiscountType.AssignedToOrderTotal,
            RewardKind.FreeShipping or RewardKind.CheaperShipping => DiscountType.AssignedToShipping,
            RewardKind.Products => DiscountType.AssignedToSkus,
            RewardKind.Categories => DiscountType.AssignedToCategories,
            _ => throw new ArgumentOutOfRangeException(nameof(benefit), benefit.Kind, "An existing discount is not described here")
        };
        discount.UsePercentage = benefit.Kind switch
        {
            RewardKind.OrderAmount => false,
            RewardKind.OrderPercentage or RewardKind.FreeShipping => true,
            _ => benefit.UsePercentage
        };
        discount.DiscountPercentage = !discount.UsePercentage ? 0 : benefit.Kind == RewardKind.FreeShipping ? 100 : benefit.Percentage;
        discount.DiscountAmount = discount.UsePercentage ? 0 : benefit.Amount;
        discount.MaximumDiscountAmount = discount.UsePercentage && benefit.Kind != RewardKind.FreeShipping ? benefit.MaximumAmount : null;
        discount.MaximumDiscountedQuantity = benefit.Kind is RewardKind.Products or RewardKind.Categories ? benefit.MaximumQuantity : null;
        discount.AppliedToSubCategories = benefit.Kind == RewardKind.Categories && benefit.IncludeSubCategories;
    }

    private async Task SetTargetsAsync(Discount discount, RewardBenefit benefit)
    {
        var products = benefit.Kind == RewardKind.Products ? benefit.ProductIds : [];
        var present = (await productService.GetProductsWithAppliedDiscountAsync(discount.Id, showHidden: true)).Select(product => product.Id).ToList();
        foreach (var productId in present.Except(products))
            await productService.DeleteDiscountProductMappingAsync(await productService.GetDiscountAppliedToProductAsync(productId, discount.Id));
        foreach (var productId in products.Except(present))
            await productService.InsertDiscountProductMappingAsync(new DiscountProductMapping { EntityId = productId, DiscountId = discount.Id });

        var categories = benefit.Kind == RewardKind.Categories ? benefit.CategoryIds : [];
        var covered = (await categoryService.GetCategoriesByAppliedDiscountAsync(discount.Id, showHidden: true)).Select(category => category.Id).ToList();
        foreach (var categoryId in covered.Except(categories))
            await categoryService.DeleteDiscountCategoryMappingAsync(await categoryService.GetDiscountAppliedToCategoryAsync(categoryId, discount.Id));
        foreach (var categoryId in categories.Except(covered))
            await categoryService.InsertDiscountCategoryMappingAsync(new DiscountCategoryMapping { EntityId = categoryId, DiscountId = discount.Id });
    }

    private static string Shorten(string name)
    {
        return StorableText.Of(NopText.Fitted(name), 200);
    }
}
