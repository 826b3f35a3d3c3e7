using Nop.Core.Domain.Discounts;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// Reads what is kept for a shopper's cart
/// </summary>
public class CartRedemptionsReader
{
    private readonly IDiscountService _discountService;
    private readonly RedemptionLifecycle _lifecycle;

    public CartRedemptionsReader(IDiscountService discountService,
        RedemptionLifecycle lifecycle)
    {
        _discountService = discountService;
        _lifecycle = lifecycle;
    }

    /// <summary>
    /// Gets the reserved and claimed redemptions of a customer's cart in a store, with their discounts
    /// </summary>
    public async Task<CartRedemptions> GetAsync(int customerId, int storeId)
    {
        var live = (await _lifecycle.GetLiveAsync(customerId, storeId)).Where(redemption => redemption.DiscountId is not null).ToList();
        var discounts = new List<Discount>();
        foreach (var discountId in live.Select(redemption => redemption.DiscountId ?? 0).Distinct())
        {
            if (await _discountService.GetDiscountByIdAsync(discountId) is { } discount)
                discounts.Add(discount);
        }

        return new CartRedemptions(live, discounts);
    }
}
