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
public class CartRedemptionsReader
{
    private readonly ICustomerService _customerService;
    private readonly IDiscountService _discountService;
    private readonly Memberships _memberships;
    private readonly RedemptionLifecycle _lifecycle;

    public CartRedemptionsReader(ICustomerService customerService,
        IDiscountService discountService,
        Memberships memberships,
        RedemptionLifecycle lifecycle)
    {
        _customerService = customerService;
        _discountService = discountService;
        _memberships = memberships;
        _lifecycle = lifecycle;
    }

    /// <summary>
    /// Gets a customer's reserved and claimed redemptions in a store. Guests redeem nothing, and the database is not asked for them
    /// </summary>
    public async Task<IList<LoyaltyRedemption>> GetLiveAsync(Customer customer, int storeId)
    {
        if (customer is null || await _customerService.IsGuestAsync(customer))
            return [];

        //the header reads the memberships of who is signed in: what is redeemed comes with them
        if (_lifecycle.TakesNote(customer.Id, storeId))
        {
            await _memberships.GetAsync(customer.Id);
            if (_memberships.TakeLive(customer.Id, storeId) is { } live)
                _lifecycle.Remember(customer.Id, storeId, live);
        }

        return await _lifecycle.GetLiveAsync(customer.Id, storeId);
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
        return await WithDiscountsAsync(await _lifecycle.GetLiveAsync(customerId, storeId));
    }

    private async Task<CartRedemptions> WithDiscountsAsync(IList<LoyaltyRedemption> redemptions)
    {
        var all = redemptions.Where(redemption => redemption.DiscountId is not null).ToList();
        var live = all.Where(redemption => !redemption.IsLine).ToList();
        var discounts = new List<Discount>();
        foreach (var discountId in live.Select(redemption => redemption.DiscountId ?? 0).Distinct())
        {
            if (await _discountService.GetDiscountByIdAsync(discountId) is { } discount)
                discounts.Add(discount);
        }

        return new CartRedemptions(live, discounts) { Lines = all.Where(redemption => redemption.IsLine).ToList() };
    }
}
