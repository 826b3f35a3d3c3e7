using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Services.Customers;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Reads what is kept for a shopper's cart
/// </summary>
public class CartRedemptionsReader(ICustomerService customerService, IDiscountService discountService, Memberships memberships, RedemptionLifecycle lifecycle)
{
    /// <summary>
    /// Gets a customer's reserved and claimed redemptions in a store. Guests redeem nothing, and the database is not asked for them
    /// </summary>
    public async Task<IList<LoyaltyRedemption>> GetLiveAsync(Customer customer, int storeId)
    {
        if (customer is null || await customerService.IsGuestAsync(customer))
            return [];

        //the header reads the memberships of who is signed in: what is redeemed comes with them
        if (lifecycle.TakesNote(customer.Id, storeId))
        {
            await memberships.GetAsync(customer.Id);
            if (memberships.TakeLive(customer.Id, storeId) is { } live)
                lifecycle.Remember(customer.Id, storeId, live);
        }

        return await lifecycle.GetLiveAsync(customer.Id, storeId);
    }

    /// <summary>
    /// Gets the reserved and claimed redemptions of a customer's cart in a store, with their discounts
    /// </summary>
    public async Task<CartRedemptions> GetAsync(Customer customer, int storeId)
    {
        return await WithDiscountsAsync(await GetLiveAsync(customer, storeId));
    }

    /// <summary>
    /// Gets the reserved and claimed redemptions of a member's cart in a store, with their discounts
    /// </summary>
    public async Task<CartRedemptions> GetAsync(int customerId, int storeId)
    {
        return await WithDiscountsAsync(await lifecycle.GetLiveAsync(customerId, storeId));
    }

    private async Task<CartRedemptions> WithDiscountsAsync(IList<LoyaltyRedemption> redemptions)
    {
        var all = redemptions.Where(redemption => redemption.DiscountId is not null).ToList();
        var live = all.Where(redemption => !redemption.IsLine).ToList();
        var discounts = new List<Discount>();
        foreach (var discountId in live.Select(redemption => redemption.DiscountId ?? 0).Distinct())
        {
            if (await discountService.GetDiscountByIdAsync(discountId) is { } discount)
                discounts.Add(discount);
        }

        return new CartRedemptions(live, discounts) { Lines = all.Where(redemption => redemption.IsLine).ToList() };
    }
}
