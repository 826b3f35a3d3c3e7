using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Services.Catalog;
using Nop.Services.Orders;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Loyalty.Services.Earning;

/// <summary>
/// Says what a purchase would earn, with the formula that books it
/// </summary>
public class PointsEstimator(CartRedemptionsReader cartRedemptions,
    CatalogPlaces places,
    EstimateTerms terms,
    IOrderTotalCalculationService orderTotalCalculationService,
    IProductService productService,
    IShoppingCartService shoppingCartService,
    ITaxService taxService,
    Lazy<RuleEstimates> ruleEstimates,
    Lazy<StoreTotals> storeTotals) : IPointsEstimator
{
    private readonly CatalogPlaces _places = places;
    private readonly IProductService _productService = productService;
    private readonly IShoppingCartService _shoppingCartService = shoppingCartService;
    private readonly ITaxService _taxService = taxService;

    /// <inheritdoc />
    public async Task<IList<PointsEstimate>> EstimateForCartAsync(IList<ShoppingCartItem> cart, Customer customer, Store store)
    {
        //what points pay earns nothing, not by the piece either
        var paid = (await cartRedemptions.GetLiveAsync(customer, store.Id)).Select(redemption => redemption.CartItemId).OfType<int>().ToHashSet();
        var earning = cart.Where(item => !paid.Contains(item.Id)).ToList();
        var programs = earning.Count == 0 ? [] : await terms.GetAsync(customer, store);
        if (programs.Count == 0)
            return [];

        var settings = programs[0].Terms;
        var subtotals = await orderTotalCalculationService.GetShoppingCartSubTotalsAsync(cart);
        var (subtotal, subtotalDiscount) = settings.IncludeTax
            ? (subtotals.subTotalWithoutDiscountInclTax, subtotals.discountAmountInclTax)
            : (subtotals.subTotalWithoutDiscountExclTax, subtotals.discountAmountExclTax);
        var storeTotal = customer is null ? await storeTotals.Value.CalculateAsync(cart) : await storeTotals.Value.GetAsync(customer, cart);
        var (total, orderDiscount, orderDiscounts, giftCards, paidWithRewardPoints) = storeTotal;
        var shipping = settings.IncludeShipping
            ? (await orderTotalCalculationService.GetShoppingCartShippingTotalAsync(cart, settings.IncludeTax)).shippingTotal ?? 0
            : 0;
        var live = await cartRedemptions.GetLiveAsync(customer, store.Id);
        var paidWithPoints = PaidWithPoints(live, orderDiscounts, orderDiscount, (total ?? 0) + orderDiscount + giftCards + paidWithRewardPoints)
            + PaidWithPoints(live, subtotals.appliedDiscounts, subtotals.discountAmountExclTax, subtotals.subTotalWithoutDiscountExclTax);
        var places = await _places.GetAsync(earning.Select(item => item.ProductId));
        var priced = new PricedCart(this, earning, customer, settings.IncludeTax);

        var estimates = new List<PointsEstimate>();
        foreach (var terms in programs)
        {
            var (left, extra) = (0m, 0m);
            foreach (var item in earning)
            {
                var multiplier = terms.Exceptions.MultiplierOf(item.ProductId);
                if (places[item.ProductId].IsExcluded(item.ProductId, terms.Exceptions))
                    left += (await priced.GetAsync(item)).Price;
                else if (multiplier != 1)
                    extra += (await priced.GetAsync(item)).Price * (multiplier - 1);
            }
            var figures = new OrderFigures
            {
                SubtotalInclTax = subtotal,
                SubtotalExclTax = subtotal,
                SubtotalDiscountInclTax = subtotalDiscount,
                SubtotalDiscountExclTax = subtotalDiscount,
                ShippingInclTax = shipping,
                ShippingExclTax = shipping,
                OrderDiscount = orderDiscount,
                PaidWithPoints = paidWithPoints,
                ExcludedInclTax = left,
                ExcludedExclTax = left,
                ExtraInclTax = extra,
                ExtraExclTax = extra,
                Total = (total ?? 0) + paidWithRewardPoints,
                Refunded = paidWithRewardPoints
            };

            var lines = terms.Rules.Count == 0 ? [] : await priced.GetAllAsync();
            var byRules = await ruleEstimates.Value.EstimateAsync(terms, terms.Rules, lines, EarnFormula.Base(figures, terms.Terms), customer, store);
            var points = PointsFor(figures, terms.Terms) + RefundShares.Kept([byRules], figures.Total, figures.Refunded)[0];
            if (points > 0)
                estimates.Add(new PointsEstimate(terms.Program, points));
        }

        return estimates;
    }

    /// <summary>
    /// What redemptions took off subtotal or total, as the order will say that uses them
    /// </summary>
    private static decimal PaidWithPoints(IList<LoyaltyRedemption> live, IReadOnlyList<Discount> applied, decimal taken, decimal amount)
    {
        var paid = 0m;
        foreach (var redemption in live.OrderBy(row => row.Id))
        {
            if (applied.FirstOrDefault(discount => discount.Id == redemption.DiscountId) is not { } mine)
                continue;

            var later = live.Where(row => row.Id > redemption.Id).Select(row => row.DiscountId).ToHashSet();
            paid += CartQuote.Share(mine, taken, amount, applied.Where(discount => discount.Id != mine.Id && !later.Contains(discount.Id)).ToList());
        }

        return paid;
    }

    /// <summary>
    /// The points of an amount by itself, rules aside
    /// </summary>
    internal static long PointsFor(OrderFigures figures, EarnTerms terms)
    {
        return EarnFormula.Points(figures, terms, EarnFormula.Spend(figures, terms));
    }

    /// <summary>
    /// The prices of a cart's lines, each worked out when it is first needed
    /// </summary>
    private sealed class PricedCart(PointsEstimator estimator, IList<ShoppingCartItem> cart, Customer customer, bool includeTax)
    {
        private readonly Dictionary<ShoppingCartItem, PricedLine> _lines = [];

        public async Task<PricedLine> GetAsync(ShoppingCartItem item)
        {
            if (_lines.TryGetValue(item, out var line))
                return line;

            var (price, _, _, _) = await estimator._shoppingCartService.GetSubTotalAsync(item, true);
            var product = await estimator._productService.GetProductByIdAsync(item.ProductId);
            var taxed = (await estimator._taxService.GetProductPriceAsync(product, price, includeTax, customer)).price;

            return _lines[item] = new PricedLine(item.ProductId, item.Quantity, taxed);
        }

        public async Task<IList<PricedLine>> GetAllAsync()
        {
            var lines = new List<PricedLine>();
            foreach (var item in cart)
                lines.Add(await GetAsync(item));

            return lines;
        }
    }
}
