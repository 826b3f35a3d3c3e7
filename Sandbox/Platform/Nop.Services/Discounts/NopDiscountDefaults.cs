namespace Nop.Services.Discounts;

/// <summary>Fixed names of discounts.</summary>
public static partial class NopDiscountDefaults
{
    public static string DiscountCouponQueryParameter => "discountcoupon";
}
