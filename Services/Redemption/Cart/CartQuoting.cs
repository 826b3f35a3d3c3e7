using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Services.Catalog;
using Nop.Services.Customers;
using Nop.Services.Discounts;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

/// <summary>
/// Asks nopCommerce's own totals what a cart comes to with its redemptions and without them, once for what the cart holds
/// </summary>
public class CartQuoting(ICustomerService customerService,
    IDiscountService discountService,
    IOrderTotalCalculationService orderTotalCalculationService,
    IPriceCalculationService priceCalculationService,
    IProductService productService,
    IShoppingCartService shoppingCartService,
    StoreTotals storeTotals)
{
    private (string Key, CartQuote Quote) _last;

    /// <summary>
    /// Quotes a cart: one calculation of its total, and one more with redemptions. The answer holds for this request until cart,
    /// coupons or redemptions change
    /// </summary>
    /// <param name="customer">Shopper</param>
    /// <param name="cart">Cart</param>
    /// <param name="kept">What is redeemed on it</param>
    public async Task<CartQuote> QuoteAsync(Customer customer, IList<ShoppingCartItem> cart, CartRedemptions kept)
    {
        if (cart.Count == 0)
            return CartQuote.Empty;

        var codes = await customerService.ParseAppliedDiscountCouponCodesAsync(customer);
        var key = KeyOf(codes, cart, kept);
        if (_last.Key == key)
            return _last.Quote;

        var quote = await CalculateAsync(customer, codes, cart, kept);
        _last = (key, quote);

        return quote;
    }

    /// <summary>
    /// Quotes a cart on which what was tried out is redeemed now: what nopCommerce said of it holds
    /// </summary>
    /// <param name="customer">Shopper</param>
    /// <param name="cart">Cart</param>
    /// <param name="kept">What is redeemed on it</param>
    /// <param name="before">What the cart came to before</param>
    /// <param name="totals">What it was said to come to</param>
    public async Task<CartQuote> AdoptAsync(Customer customer, IList<ShoppingCartItem> cart, CartRedemptions kept, CartQuote before, CartTotals totals)
    {
        var quote = await WithoutEachAsync(cart, kept, before with { With = totals });
        _last = (KeyOf(await customerService.ParseAppliedDiscountCouponCodesAsync(customer), cart, kept), quote);

        return quote;
    }

    /// <summary>
    /// Forgets what was calculated, where the cart's address, shipping or payment may have changed since
    /// </summary>
    public void Forget()
    {
        _last = default;
        storeTotals.Forget();
    }

    /// <summary>
    /// What the cart would come to with one more discount, whose coupon is attached
    /// </summary>
    /// <param name="cart">Cart</param>
    /// <param name="discount">Discount</param>
    /// <param name="replaced">Discount it takes the place of; null for none</param>
    /// <param name="before">The discounts on the total that apply without it</param>
    /// <returns>The totals, and the discounts of the same kind that no longer apply</returns>
    public async Task<(CartTotals Totals, IReadOnlyCollection<int> Lost)> TryOutAsync(IList<ShoppingCartItem> cart, Discount discount, int? replaced,
        IReadOnlyList<Discount> before)
    {
        int[] hidden = replaced is { } id ? [id] : [];
        var assumption = new RedemptionAssumption(hidden, discount.Id);
        var totals = await TotalsAsync(cart, assumption);
        if (discount.DiscountType == DiscountType.AssignedToOrderTotal)
            return (totals, Lost(before, totals.OrderDiscounts));

        //the totals name the discounts on the total only
        var others = await AppliedAsync(cart, discount.DiscountType, new RedemptionAssumption([.. hidden, discount.Id]));

        return (totals, Lost(others, await AppliedAsync(cart, discount.DiscountType, assumption)));
    }

    private static IReadOnlyCollection<int> Lost(IEnumerable<Discount> before, IEnumerable<Discount> after)
    {
        return before.Select(discount => discount.Id).Except(after.Select(discount => discount.Id)).ToList();
    }

    private static string KeyOf(string[] codes, IList<ShoppingCartItem> cart, CartRedemptions kept)
    {
        return string.Join('|', cart.Select(item => $"{item.Id}x{item.Quantity}@{item.UpdatedOnUtc.Ticks}")) + '#' + string.Join('|', codes)
            + '#' + string.Join('|', kept.All.Concat(kept.Lines).Select(redemption => $"{redemption.Id}.{redemption.Step}"));
    }

    private async Task<CartQuote> CalculateAsync(Customer customer, string[] codes, IList<ShoppingCartItem> cart, CartRedemptions kept)
    {
        var with = await TotalsOfAsync(cart, await storeTotals.GetAsync(customer, cart));
        var ids = kept.DiscountList.Select(discount => discount.Id).ToHashSet();
        var without = ids.Count == 0 ? with : await TotalsAsync(cart, new RedemptionAssumption(ids));
        var lines = kept.Lines.Select(redemption => redemption.DiscountId ?? 0).ToHashSet();
        var rival = without.OrderDiscounts.FirstOrDefault(discount => !discount.IsCumulative);
        var adding = rival is null ? without.OrderDiscounts : await GetAddingAsync(customer, codes, ids);
        var products = await productService.GetProductsByIdsAsync(cart.Select(item => item.ProductId).Distinct().ToArray());

        return await WithoutEachAsync(cart, kept, new CartQuote(with, without)
        {
            Rival = rival is null ? 0 : CartQuote.Worth(rival, without.Total),
            Adding = adding.Sum(discount => CartQuote.Worth(discount, without.Total)),
            Lines = lines.Count == 0 ? 0 : Math.Max((await TotalsAsync(cart, new RedemptionAssumption([.. ids, .. lines]))).Total - without.Total, 0),
            HasGiftCards = products.Any(product => product.IsGiftCard),
            IsRecurring = products.Any(product => product.IsRecurring)
        });
    }

    /// <summary>
    /// Adds what the cart comes to without each redemption. One alone is all there is; those on the total leave what they are taken off
    /// as it is, so that nopCommerce's rule tells it; only several that change what the total is made of have to be asked for one by one
    /// </summary>
    private async Task<CartQuote> WithoutEachAsync(IList<ShoppingCartItem> cart, CartRedemptions kept, CartQuote quote)
    {
        var withoutOne = new Dictionary<int, CartTotals>();
        var counting = kept.All.Where(redemption => kept.IsOnTotal(redemption) && quote.With.OrderDiscounts.Any(discount => discount.Id == redemption.DiscountId)).ToList();
        var others = kept.All.Where(redemption => !kept.IsOnTotal(redemption)).ToList();
        foreach (var redemption in kept.All)
        {
            if (kept.All.Count == 1)
                withoutOne[redemption.Id] = quote.Without;
            else if (kept.IsOnTotal(redemption))
                withoutOne[redemption.Id] = counting.Contains(redemption) ? LeftOf(quote.With, redemption) : quote.With;
            else if (others.Count == 1)
                withoutOne[redemption.Id] = LeftOf(quote.Without, redemption);
            else
                withoutOne[redemption.Id] = await TotalsAsync(cart, new RedemptionAssumption([redemption.DiscountId ?? 0]));
        }

        return quote with { WithoutOne = withoutOne };

        CartTotals LeftOf(CartTotals totals, LoyaltyRedemption except)
        {
            var off = counting.Where(redemption => redemption != except).Sum(redemption => CartQuote.Worth(kept.Discounts[redemption.DiscountId ?? 0], totals.Total));

            return totals with { Payable = totals.Total - quote.OffTotal(totals.Total, off) };
        }
    }

    /// <summary>
    /// The discounts on the total that add up, where a better single one hides them from the total
    /// </summary>
    private async Task<IReadOnlyList<Discount>> GetAddingAsync(Customer customer, string[] codes, IReadOnlySet<int> redeemed)
    {
        var adding = new List<Discount>();
        foreach (var discount in await discountService.GetAllDiscountsAsync(DiscountType.AssignedToOrderTotal))
        {
            if (discount.IsCumulative && !redeemed.Contains(discount.Id)
                && (await discountService.ValidateDiscountAsync(discount, customer, codes)).IsValid)
                adding.Add(discount);
        }

        return adding;
    }

    private async Task<CartTotals> TotalsOfAsync(IList<ShoppingCartItem> cart, StoreTotal total)
    {
        var payable = total.Payable is { } known
            ? known + total.PaidWithGiftCards + total.PaidWithRewardPoints
            : Math.Max(await GetTotalWithoutShippingAsync(cart) - total.OrderDiscount, 0);

        return new CartTotals(payable + total.OrderDiscount, await priceCalculationService.RoundPriceAsync(payable), total.Payable is not null, total.OrderDiscounts);
    }

    private async Task<CartTotals> TotalsAsync(IList<ShoppingCartItem> cart, RedemptionAssumption assumption)
    {
        RedemptionAssumption.Current = assumption;
        try
        {
            return await TotalsOfAsync(cart, await storeTotals.CalculateAsync(cart));
        }
        finally
        {
            RedemptionAssumption.Current = null;
        }
    }

    private async Task<IList<Discount>> AppliedAsync(IList<ShoppingCartItem> cart, DiscountType? type, RedemptionAssumption assumption)
    {
        RedemptionAssumption.Current = assumption;
        try
        {
            switch (type)
            {
                case DiscountType.AssignedToOrderSubTotal:
                    return (await orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, false)).appliedDiscounts;
                case DiscountType.AssignedToShipping:
                    return (await orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart, false)).appliedDiscounts;
                default:
                    var applied = new List<Discount>();
                    foreach (var item in cart)
                        applied.AddRange((await shoppingCartService.GetSubTotalAsync(item, true)).appliedDiscounts);

                    return applied;
            }
        }
        finally
        {
            RedemptionAssumption.Current = null;
        }
    }

    private async Task<decimal> GetTotalWithoutShippingAsync(IList<ShoppingCartItem> cart)
    {
        var (_, _, _, subTotal, _) = await orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, false);
        var (tax, _) = await orderTotalCalculationService.GetTaxTotalAsync(cart);

        return subTotal + tax;
    }
}
