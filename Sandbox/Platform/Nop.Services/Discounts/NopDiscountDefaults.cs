namespace Nop.Services.Discounts;

public static partial class NopDiscountDefaults
{
    public static string DiscountCouponQueryParameter => "discountcoupon";

    public static CacheKey DiscountAllCacheKey => new("Nop.discount.all.{0}-{1}-{2}");

    public static CacheKey DiscountRequirementsByDiscountCacheKey => new("Nop.discountrequirement.bydiscount.{0}");

    public static CacheKey AppliedDiscountsCacheKey => new("Nop.discount.applied.{0}-{1}");

    public static string AppliedDiscountsCachePrefix => "Nop.discount.applied.";
}
