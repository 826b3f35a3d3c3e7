using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Services.Catalog;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// Asks nopCommerce's own totals what a cart comes to and which discounts really apply: a discount whose coupon is attached
/// may still be worth nothing, because nopCommerce takes the best single one or the sum of the cumulative ones
/// </summary>
public class CartQuoting
{
    private readonly IOrderTotalCalculationService _orderTotalCalculationService;
    private readonly IProductService _productService;
    private readonly IShoppingCartService _shoppingCartService;

    public CartQuoting(IOrderTotalCalculationService orderTotalCalculationService,
        IProductService productService,
        IShoppingCartService shoppingCartService)
    {
        _orderTotalCalculationService = orderTotalCalculationService;
        _productService = productService;
        _shoppingCartService = shoppingCartService;
    }

    /// <summary>
    /// Quotes a cart. Costs one calculation of its total, and more only for the kinds of discount asked about
    /// </summary>
    /// <param name="cart">Cart</param>
    /// <param name="redeemed">Discounts of the redemptions kept for it</param>
    public async Task<CartQuote> QuoteAsync(IList<ShoppingCartItem> cart, IList<Discount> redeemed)
    {
        if (cart.Count == 0)
            return CartQuote.Empty;

        var applied = new HashSet<int>();
        var (total, orderDiscount, orderDiscounts, giftCards, _, rewardPointsAmount) =
            await _orderTotalCalculationService.GetShoppingCartTotalAsync(cart);
        Add(orderDiscounts);

        var before = total is { } known
            ? known + orderDiscount + giftCards.Sum(card => card.AmountCanBeUsed) + rewardPointsAmount
            : await GetTotalWithoutShippingAsync(cart);
        var ours = redeemed.Select(discount => discount.Id).ToHashSet();
        var others = orderDiscounts.Where(discount => !ours.Contains(discount.Id)).Sum(discount => CartQuote.Worth(discount, before));

        if (redeemed.Any(discount => discount.DiscountType == DiscountType.AssignedToOrderSubTotal))
            Add((await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, false)).appliedDiscounts);
        if (redeemed.Any(discount => discount.DiscountType == DiscountType.AssignedToShipping))
            Add((await _orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart, false)).appliedDiscounts);
        if (redeemed.Any(discount => discount.DiscountType is DiscountType.AssignedToSkus or DiscountType.AssignedToCategories
            or DiscountType.AssignedToManufacturers))
        {
            foreach (var item in cart)
                Add((await _shoppingCartService.GetSubTotalAsync(item, true)).appliedDiscounts);
        }

        var products = await _productService.GetProductsByIdsAsync(cart.Select(item => item.ProductId).Distinct().ToArray());

        return new CartQuote(before, total is not null, Math.Min(others, before), applied,
            products.Any(product => product.IsGiftCard), products.Any(product => product.IsRecurring), false);

        void Add(IEnumerable<Discount> discounts)
        {
            applied.UnionWith(discounts.Select(discount => discount.Id));
        }
    }

    private async Task<decimal> GetTotalWithoutShippingAsync(IList<ShoppingCartItem> cart)
    {
        var (_, _, _, subTotal, _) = await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, false);
        var (tax, _) = await _orderTotalCalculationService.GetTaxTotalAsync(cart);

        return subTotal + tax;
    }
}
