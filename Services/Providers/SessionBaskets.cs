using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Services.Catalog;
using Nop.Services.Orders;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Says what carts and orders are as a provider is told of them: what the shopper pays for each line, before the provider's own rewards
/// </summary>
public class SessionBaskets(IOrderService orderService,
    IOrderTotalCalculationService orderTotalCalculationService,
    IProductService productService,
    IShoppingCartService shoppingCartService,
    ITaxService taxService,
    StoreTotals storeTotals)
{
    /// <summary>
    /// The basket of a cart
    /// </summary>
    /// <param name="customer">Shopper</param>
    /// <param name="cart">Cart</param>
    /// <param name="ownDiscountId">The discount by which the provider's rewards are taken off, which is none of the shop's own; 0 for none</param>
    public async Task<ProviderBasket> OfCartAsync(Customer customer, IList<ShoppingCartItem> cart, int ownDiscountId)
    {
        if (cart.Count == 0)
            return new ProviderBasket([]);

        var products = (await productService.GetProductsByIdsAsync(cart.Select(item => item.ProductId).Distinct().ToArray())).ToDictionary(product => product.Id);
        var before = RedemptionAssumption.Current;
        RedemptionAssumption.Current = ownDiscountId > 0 ? new RedemptionAssumption([ownDiscountId]) : before;
        try
        {
            var parts = new List<ProviderPart>();
            foreach (var item in cart.OrderBy(item => item.Id))
            {
                if (!products.TryGetValue(item.ProductId, out var product))
                    continue;

                var (subTotal, _, _, _) = await shoppingCartService.GetSubTotalAsync(item, true);
                var (price, _) = await taxService.GetProductPriceAsync(product, subTotal, true, customer);
                parts.Add(new ProviderPart(product.Id, product.Sku, item.Quantity, price));
            }
            var total = await storeTotals.CalculateAsync(cart);
            var (onSubtotal, _, _, _, _) = await orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, true);

            return ProviderBasket.Of(parts, total.OrderDiscount + onSubtotal);
        }
        finally
        {
            RedemptionAssumption.Current = before;
        }
    }

    /// <summary>
    /// The basket of an order as it is now: substitutions, removals and refunds included; no lines when all of it came back
    /// </summary>
    /// <param name="order">Order</param>
    /// <param name="ownDiscount">What the provider's rewards took off its total</param>
    public async Task<ProviderBasket> OfOrderAsync(Order order, decimal ownDiscount)
    {
        if (CameBack(order))
            return new ProviderBasket([]);

        var items = (await orderService.GetOrderItemsAsync(order.Id)).OrderBy(item => item.Id).ToList();
        var products = (await productService.GetProductsByIdsAsync(items.Select(item => item.ProductId).Distinct().ToArray())).ToDictionary(product => product.Id);
        var parts = items.Select(item => new ProviderPart(item.ProductId, products.GetValueOrDefault(item.ProductId)?.Sku, item.Quantity, item.PriceInclTax)).ToList();
        var whole = parts.Sum(part => part.Price);
        var off = Math.Max(order.OrderDiscount - ownDiscount, 0) + order.OrderSubTotalDiscountInclTax;
        // nopCommerce refunds amounts, not lines: what was paid back lies on all of them
        var refunded = order.OrderTotal > 0 ? Math.Clamp(order.RefundedAmount / order.OrderTotal, 0, 1) : 0;

        return ProviderBasket.Of(parts, off + Math.Max(whole - off, 0) * refunded);
    }

    /// <summary>
    /// Whether nothing of an order is left
    /// </summary>
    public static bool CameBack(Order order)
    {
        return order.Deleted || order.OrderStatus == OrderStatus.Cancelled || order.PaymentStatus is PaymentStatus.Voided or PaymentStatus.Refunded;
    }
}
