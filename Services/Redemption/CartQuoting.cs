using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Discounts;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// Asks nopCommerce's own totals what a cart comes to with its redemptions and without them, once for what the cart holds
/// </summary>
public class CartQuoting
{
    private readonly ICustomerService _customerService;
    private readonly IDiscountService _discountService;
    private readonly IOrderTotalCalculationService _orderTotalCalculationService;
    private readonly IPriceCalculationService _priceCalculationService;
    private readonly IProductService _productService;
    private readonly IShoppingCartService _shoppingCartService;

    private (string Key, CartQuote Quote) _last;

    public CartQuoting(ICustomerService customerService,
        IDiscountService discountService,
        IOrderTotalCalculationService orderTotalCalculationService,
        IPriceCalculationService priceCalculationService,
        IProductService productService,
        IShoppingCartService shoppingCartService)
    {
        _customerService = customerService;
        _discountService = discountService;
        _orderTotalCalculationService = orderTotalCalculationService;
        _priceCalculationService = priceCalculationService;
        _productService = productService;
        _shoppingCartService = shoppingCartService;
    }

    /// <summary>
    /// Quotes a cart: one calculation of its total, one more with a redemption, and one for each when there are several. The answer
    /// holds for this request until cart, coupons or redemptions change
    /// </summary>
    /// <param name="customer">Shopper</param>
    /// <param name="cart">Cart</param>
    /// <param name="kept">What is redeemed on it</param>
    public async Task<CartQuote> QuoteAsync(Customer customer, IList<ShoppingCartItem> cart, CartRedemptions kept)
    {
        if (cart.Count == 0)
            return CartQuote.Empty;

        var codes = await _customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        var key = string.Join('|', cart.Select(item => $"{item.Id}x{item.Quantity}@{item.UpdatedOnUtc.Ticks}")) + '#' + string.Join('|', codes)
            + '#' + string.Join('|', kept.All.Select(redemption => $"{redemption.Id}.{redemption.Step}"));
        if (_last.Key == key)
            return _last.Quote;

        var quote = await CalculateAsync(customer, codes, cart, kept);
        _last = (key, quote);

        return quote;
    }

    /// <summary>
    /// Forgets what was calculated, where the cart's address, shipping or payment may have changed since
    /// </summary>
    public void Forget()
    {
        _last = default;
    }

    /// <summary>
    /// What the cart would come to with one more discount, whose coupon is attached
    /// </summary>
    /// <param name="cart">Cart</param>
    /// <param name="discount">Discount</param>
    /// <param name="replaced">Discount it takes the place of; null for none</param>
    /// <returns>The totals, and the discounts of the same kind that no longer apply</returns>
    public async Task<(CartTotals Totals, IReadOnlyCollection<int> Lost)> TryOutAsync(IList<ShoppingCartItem> cart, Discount discount, int? replaced)
    {
        int[] hidden = replaced is { } id ? [id] : [];
        var before = await AppliedAsync(cart, discount.DiscountType, new RedemptionAssumption([.. hidden, discount.Id]));
        var assumption = new RedemptionAssumption(hidden, discount.Id);
        var totals = await TotalsAsync(cart, assumption);
        before.ExceptWith(await AppliedAsync(cart, discount.DiscountType, assumption));

        return (totals, before);
    }

    private async Task<CartQuote> CalculateAsync(Customer customer, string[] codes, IList<ShoppingCartItem> cart, CartRedemptions kept)
    {
        var with = await TotalsAsync(cart, null);
        var ids = kept.DiscountList.Select(discount => discount.Id).ToHashSet();
        var without = ids.Count == 0 ? with : await TotalsAsync(cart, new RedemptionAssumption(ids));
        var withoutOne = new Dictionary<int, CartTotals>();
        foreach (var redemption in kept.All)
        {
            withoutOne[redemption.Id] = ids.Count == 1 ? without
                : await TotalsAsync(cart, new RedemptionAssumption([redemption.DiscountId ?? 0]));
        }

        var rival = without.OrderDiscounts.FirstOrDefault(discount => !discount.IsCumulative);
        var adding = rival is null ? without.OrderDiscounts : await GetAddingAsync(customer, codes, ids);
        var products = await _productService.GetProductsByIdsAsync(cart.Select(item => item.ProductId).Distinct().ToArray());

        return new CartQuote(with, without, withoutOne)
        {
            Rival = rival is null ? 0 : CartQuote.Worth(rival, without.Total),
            Adding = adding.Sum(discount => CartQuote.Worth(discount, without.Total)),
            HasGiftCards = products.Any(product => product.IsGiftCard),
            IsRecurring = products.Any(product => product.IsRecurring)
        };
    }

    /// <summary>
    /// The discounts on the total that add up, where a better single one hides them from the total
    /// </summary>
    private async Task<IReadOnlyList<Discount>> GetAddingAsync(Customer customer, string[] codes, IReadOnlySet<int> redeemed)
    {
        var adding = new List<Discount>();
        foreach (var discount in await _discountService.GetAllDiscountsAsync(DiscountType.AssignedToOrderTotal))
        {
            if (discount.IsCumulative && !redeemed.Contains(discount.Id)
                && (await _discountService.ValidateDiscountAsync(discount, customer, codes)).IsValid)
                adding.Add(discount);
        }

        return adding;
    }

    private async Task<CartTotals> TotalsAsync(IList<ShoppingCartItem> cart, RedemptionAssumption assumption)
    {
        RedemptionAssumption.Current = assumption;
        try
        {
            var (total, orderDiscount, orderDiscounts, giftCards, _, rewardPointsAmount) =
                await _orderTotalCalculationService.GetShoppingCartTotalAsync(cart);
            var payable = total is { } known
                ? known + giftCards.Sum(card => card.AmountCanBeUsed) + rewardPointsAmount
                : Math.Max(await GetTotalWithoutShippingAsync(cart) - orderDiscount, 0);

            return new CartTotals(payable + orderDiscount, await _priceCalculationService.RoundPriceAsync(payable), total is not null, orderDiscounts);
        }
        finally
        {
            RedemptionAssumption.Current = null;
        }
    }

    private async Task<HashSet<int>> AppliedAsync(IList<ShoppingCartItem> cart, DiscountType? type, RedemptionAssumption assumption)
    {
        RedemptionAssumption.Current = assumption;
        try
        {
            var applied = new HashSet<int>();
            switch (type)
            {
                case DiscountType.AssignedToOrderTotal:
                    applied.UnionWith((await _orderTotalCalculationService.GetShoppingCartTotalAsync(cart)).appliedDiscounts.Select(discount => discount.Id));
                    break;
                case DiscountType.AssignedToOrderSubTotal:
                    applied.UnionWith((await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, false)).appliedDiscounts.Select(discount => discount.Id));
                    break;
                case DiscountType.AssignedToShipping:
                    applied.UnionWith((await _orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart, false)).appliedDiscounts.Select(discount => discount.Id));
                    break;
                default:
                    foreach (var item in cart)
                        applied.UnionWith((await _shoppingCartService.GetSubTotalAsync(item, true)).appliedDiscounts.Select(discount => discount.Id));
                    break;
            }

            return applied;
        }
        finally
        {
            RedemptionAssumption.Current = null;
        }
    }

    private async Task<decimal> GetTotalWithoutShippingAsync(IList<ShoppingCartItem> cart)
    {
        var (_, _, _, subTotal, _) = await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, false);
        var (tax, _) = await _orderTotalCalculationService.GetTaxTotalAsync(cart);

        return subTotal + tax;
    }
}
