using Nop.Services.Directory;
using Nop.Services.Discounts;

namespace Nop.Services.Catalog;

public partial class PriceCalculationService(
    CatalogSettings catalogSettings,
    CurrencySettings currencySettings,
    ICategoryService categoryService,
    ICurrencyService currencyService,
    ICustomerService customerService,
    IDiscountService discountService,
    IStaticCacheManager staticCacheManager) : IPriceCalculationService
{
    public virtual async Task<(decimal priceWithoutDiscounts, decimal finalPrice, decimal appliedDiscountAmount, List<Discount> appliedDiscounts)> GetFinalPriceAsync(Product product,
        Customer customer,
        Store store,
        decimal additionalCharge = 0,
        bool includeDiscounts = true,
        int quantity = 1) => await GetFinalPriceAsync(product, customer, store, null, additionalCharge, includeDiscounts, quantity, null, null);

    public virtual async Task<(decimal priceWithoutDiscounts, decimal finalPrice, decimal appliedDiscountAmount, List<Discount> appliedDiscounts)> GetFinalPriceAsync(Product product,
        Customer customer,
        Store store,
        decimal? overriddenProductPrice,
        decimal additionalCharge,
        bool includeDiscounts,
        int quantity,
        DateTime? rentalStartDate,
        DateTime? rentalEndDate)
    {
        ArgumentNullException.ThrowIfNull(product);

        //kept for all who share the roles, with the discounts that the first of them had
        var key = staticCacheManager.PrepareKeyForDefaultCache(NopCatalogDefaults.ProductPriceCacheKey, product, overriddenProductPrice, additionalCharge,
            includeDiscounts, quantity, await customerService.GetCustomerRoleIdsAsync(customer), store);
        if (!catalogSettings.CacheProductPrices)
            key.CacheTime = 0;

        return await staticCacheManager.GetAsync(key, () => CalculateAsync(product, customer, overriddenProductPrice, additionalCharge, includeDiscounts));
    }

    private async Task<(decimal, decimal, decimal, List<Discount>)> CalculateAsync(Product product, Customer customer, decimal? overriddenProductPrice,
        decimal additionalCharge, bool includeDiscounts)
    {
        var fullPrice = Math.Max((overriddenProductPrice ?? product.Price) + additionalCharge, decimal.Zero);
        if (!includeDiscounts || catalogSettings.IgnoreDiscounts || product.CustomerEntersPrice)
            return (fullPrice, fullPrice, decimal.Zero, new List<Discount>());

        var allowed = await GetAllowedDiscountsAsync(product, customer);
        var applied = discountService.GetPreferredDiscount(allowed, fullPrice, out var amount);
        return (fullPrice, Math.Max(fullPrice - amount, decimal.Zero), amount, applied);
    }

    public virtual async Task<decimal> RoundPriceAsync(decimal value, Currency currency = null)
    {
        currency ??= await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId);
        return Round(value, currency.RoundingType);
    }

    public virtual decimal Round(decimal value, RoundingType roundingType)
    {
        var cents = Math.Round(value, 2);
        return roundingType switch
        {
            RoundingType.Rounding005Up => Math.Ceiling(cents * 20) / 20,
            RoundingType.Rounding005Down => Math.Floor(cents * 20) / 20,
            RoundingType.Rounding01Up => Math.Ceiling(cents * 10) / 10,
            RoundingType.Rounding01Down => Math.Floor(cents * 10) / 10,
            RoundingType.Rounding05 => Math.Round(cents * 2, MidpointRounding.AwayFromZero) / 2,
            RoundingType.Rounding1 => Math.Round(cents, MidpointRounding.AwayFromZero),
            RoundingType.Rounding1Up => Math.Ceiling(cents),
            _ => cents
        };
    }

    private async Task<List<Discount>> GetAllowedDiscountsAsync(Product product, Customer customer)
    {
        var candidates = (await discountService.GetAppliedDiscountsAsync<DiscountProductMapping>(product))
            .Where(discount => discount.DiscountType == DiscountType.AssignedToSkus)
            .Concat(await GetCategoryDiscountsAsync(product, customer));

        var couponCodes = customer is null ? [] : await customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        var allowed = new List<Discount>();
        foreach (var discount in candidates)
            if (customer != null && !discountService.ContainsDiscount(allowed, discount) &&
                (await discountService.ValidateDiscountAsync(discount, customer, couponCodes)).IsValid)
                allowed.Add(discount);

        return allowed;
    }

    private async Task<IList<Discount>> GetCategoryDiscountsAsync(Product product, Customer customer)
    {
        var result = new List<Discount>();
        var discounts = await discountService.GetAllDiscountsAsync(DiscountType.AssignedToCategories);
        if (discounts.Count == 0)
            return result;

        var productCategories = (await categoryService.GetProductCategoriesByProductIdAsync(product.Id)).Select(link => link.CategoryId).ToHashSet();
        foreach (var discount in discounts)
            if ((await categoryService.GetAppliedCategoryIdsAsync(discount, customer)).Any(productCategories.Contains))
                result.Add(discount);

        return result;
    }
}
