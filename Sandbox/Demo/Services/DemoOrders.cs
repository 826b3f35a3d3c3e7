using System;
using System.Linq;
using System.Threading.Tasks;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Shipping;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Shipping;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>Places the demonstration's orders through the cart and the order pipeline, then moves them along</summary>
public class DemoOrders(
    ICustomerService customerService,
    IGenericAttributeService genericAttributeService,
    IOrderProcessingService orderProcessingService,
    IOrderService orderService,
    IProgramService programService,
    IRedemptionService redemptionService,
    IRepository<Product> productRepository,
    IRewardService rewardService,
    IShippingService shippingService,
    IShoppingCartService shoppingCartService,
    IStoreService storeService,
    PlacedOrdersWork placedOrders)
{
    /// <summary>How the demonstration's orders are paid</summary>
    public const string PAYMENT_METHOD = "Payments.CheckMoneyOrder";

    public async Task PlaceAsync(int customerId, DemoPurchase purchase)
    {
        var customer = await customerService.GetCustomerByIdAsync(customerId);
        foreach (var line in purchase.Lines.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await AddAsync(customer, line, purchase.StoreId);
        if (purchase.Coupon is not null)
            await customerService.ApplyDiscountCouponCodeAsync(customer, purchase.Coupon);
        if (purchase.Reward is not null)
            await UseRewardAsync(customer, purchase.Reward, purchase.StoreId);

        await ChooseShippingAsync(customer, purchase.StoreId);
        var placed = await orderProcessingService.PlaceOrderAsync(new ProcessPaymentRequest
        {
            StoreId = purchase.StoreId,
            CustomerId = customer.Id,
            PaymentMethodSystemName = PAYMENT_METHOD
        });
        if (!placed.Success)
            throw new InvalidOperationException($"A demonstration order was refused: {string.Join(" ", placed.Errors)}");

        // the points are worked out when the shopper has his answer, and the next purchase may spend them
        await placedOrders.FinishAllAsync();

        var order = placed.PlacedOrder;
        order.CreatedOnUtc = DateTime.UtcNow.AddDays(-purchase.DaysAgo).AddMinutes(-37 * customer.Id);
        await orderService.UpdateOrderAsync(order);
        await FinishAsync(order, purchase);
    }

    private async Task FinishAsync(Order order, DemoPurchase purchase)
    {
        switch (purchase.Outcome)
        {
            case DemoOutcome.Paid:
                await orderProcessingService.MarkOrderAsPaidAsync(order);
                break;
            case DemoOutcome.Complete:
                await CompleteAsync(order);
                break;
            case DemoOutcome.PartiallyRefunded:
                await CompleteAsync(order);
                await orderProcessingService.PartiallyRefundOfflineAsync(order, Math.Round(order.OrderTotal / 4, 2));
                break;
            case DemoOutcome.Cancelled:
                await orderProcessingService.CancelOrderAsync(order, false);
                break;
        }
    }

    private async Task CompleteAsync(Order order)
    {
        order.ShippingStatus = ShippingStatus.Delivered;
        await orderService.UpdateOrderAsync(order);
        await orderProcessingService.MarkOrderAsPaidAsync(order);
    }

    //"2*MUG-STONE" is two mugs
    private async Task AddAsync(Customer customer, string line, int storeId)
    {
        var parts = line.Split('*');
        var sku = parts[^1];
        var product = productRepository.Table.Single(row => row.Sku == sku);
        var quantity = parts.Length > 1 ? int.Parse(parts[0]) : 1;
        var warnings = await shoppingCartService.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, storeId, quantity: quantity);
        if (warnings.Any())
            throw new InvalidOperationException($"{line} does not go into the cart: {string.Join(" ", warnings)}");
    }

    private async Task UseRewardAsync(Customer customer, string name, int storeId)
    {
        var program = await programService.GetDefaultProgramAsync(storeId);
        var reward = (await rewardService.GetRewardsAsync(program.Id)).Single(row => row.Name == name);
        var store = await storeService.GetStoreByIdAsync(storeId);
        var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId);
        (await redemptionService.ReserveRewardAsync(customer, store, cart, reward.Id, LoyaltyDemoDefaults.ACTOR)).Expect();
    }

    private async Task ChooseShippingAsync(Customer customer, int storeId)
    {
        var cart = await shoppingCartService.GetShoppingCartAsync(customer, ShoppingCartType.ShoppingCart, storeId);
        var address = await customerService.GetCustomerShippingAddressAsync(customer);
        var options = await shippingService.GetShippingOptionsAsync(cart, address, customer, storeId: storeId);
        await genericAttributeService.SaveAttributeAsync(customer, NopCustomerDefaults.SelectedShippingOptionAttribute, options.ShippingOptions.First(), storeId);
    }
}

/// <summary>How far a demonstration order has come</summary>
public enum DemoOutcome
{
    Placed,
    Paid,
    Complete,
    PartiallyRefunded,
    Cancelled
}

/// <summary>An order of the demonstration: what, when, and what became of it</summary>
public sealed record DemoPurchase(string Lines, int DaysAgo, DemoOutcome Outcome = DemoOutcome.Complete, int StoreId = 1, string Coupon = null, string Reward = null);
