using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Discounts;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Whether a discount would stand in prices that nopCommerce keeps for everybody of the same roles and store: one shopper's reward
/// would then be everybody's
/// </summary>
public class CachedPrices(CatalogSettings catalogSettings, IDiscountService discountService)
{
    /// <summary>
    /// Whether nopCommerce keeps product prices
    /// </summary>
    public bool AreKept => catalogSettings.CacheProductPrices;

    /// <summary>
    /// Whether kept prices would carry a discount
    /// </summary>
    public bool Carry(Discount discount)
    {
        return AreKept && discount is
        {
            DiscountType: DiscountType.AssignedToSkus or DiscountType.AssignedToCategories or DiscountType.AssignedToManufacturers
        };
    }

    /// <summary>
    /// Whether kept prices would carry a discount
    /// </summary>
    public async Task<bool> CarriesAsync(int discountId)
    {
        return AreKept && Carry(await discountService.GetDiscountByIdAsync(discountId));
    }
}
