using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Services.Common;
using Nop.Services.Orders;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// nopCommerce's total of a cart
/// </summary>
/// <param name="Payable">What is left to pay; null before it is known what shipping costs</param>
/// <param name="OrderDiscount">What discounts on the total took off</param>
/// <param name="OrderDiscounts">Those discounts</param>
/// <param name="PaidWithGiftCards">What gift cards take over</param>
/// <param name="PaidWithRewardPoints">What nopCommerce's own reward points take over</param>
public sealed record StoreTotal(decimal? Payable, decimal OrderDiscount, IReadOnlyList<Discount> OrderDiscounts, decimal PaidWithGiftCards, decimal PaidWithRewardPoints);

/// <summary>
/// Asks nopCommerce for a cart's total as it is, once in a request for all who want to know: nothing that a page needs is dearer. Asked again when cart, addresses, redemptions or what the
/// shopper chose in the checkout changed in between
/// </summary>
public class StoreTotals(CartRedemptionsReader cartRedemptions,
    IGenericAttributeService genericAttributeService,
    IOrderTotalCalculationService orderTotalCalculationService)
{
    private (string Key, StoreTotal Total) _last;

    /// <summary>
    /// Gets a cart's total with all that is redeemed on it
    /// </summary>
    /// <param name="customer">Whose cart</param>
    /// <param name="cart">Cart</param>
    public async Task<StoreTotal> GetAsync(Customer customer, IList<ShoppingCartItem> cart)
    {
        var key = await KeyOfAsync(customer, cart);
        if (_last.Key != key)
            _last = (key, await CalculateAsync(cart));

        return _last.Total;
    }

    /// <summary>
    /// Calculates a cart's total by what is supposed at this moment
    /// </summary>
    public async Task<StoreTotal> CalculateAsync(IList<ShoppingCartItem> cart)
    {
        var (payable, discount, discounts, giftCards, _, rewardPointsAmount) = await orderTotalCalculationService.GetShoppingCartTotalAsync(cart);

        return new StoreTotal(payable, discount, discounts, giftCards.Sum(card => card.AmountCanBeUsed), rewardPointsAmount);
    }

    /// <summary>
    /// Forgets what was calculated
    /// </summary>
    public void Forget()
    {
        _last = default;
    }

    private async Task<string> KeyOfAsync(Customer customer, IList<ShoppingCartItem> cart)
    {
        var chosen = await genericAttributeService.GetAttributesForEntityAsync(customer.Id, nameof(Customer));
        var live = await cartRedemptions.GetLiveAsync(customer, cart[0].StoreId);

        return string.Join('|', cart.Select(item => $"{item.Id}x{item.Quantity}@{item.UpdatedOnUtc.Ticks}"))
            + $"#{PlaceOrderAttempt.Current}#{customer.BillingAddressId}#{customer.ShippingAddressId}#"
            + string.Join('|', live.Select(redemption => $"{redemption.Id}.{redemption.Step}")) + '#'
            + string.Join('|', chosen.Select(attribute => $"{attribute.StoreId}.{attribute.Key}={attribute.Value}"));
    }
}
