using Nop.Core.Domain.Tax;
using Nop.Services.Common;
using Nop.Services.Directory;
using Nop.Services.Discounts;
using Nop.Services.Logging;
using Nop.Services.Payments;
using Nop.Services.Tax;

namespace Nop.Services.Orders;

public partial class OrderProcessingService(
    CurrencySettings currencySettings,
    IAddressService addressService,
    ICountryService countryService,
    ICurrencyService currencyService,
    ICustomerService customerService,
    IDiscountService discountService,
    IEventPublisher eventPublisher,
    IGenericAttributeService genericAttributeService,
    IGiftCardService giftCardService,
    ILanguageService languageService,
    ILocalizationService localizationService,
    ILogger logger,
    IOrderService orderService,
    IOrderTotalCalculationService orderTotalCalculationService,
    IPaymentPluginManager paymentPluginManager,
    IPaymentService paymentService,
    IPriceFormatter priceFormatter,
    IProductAttributeParser productAttributeParser,
    IProductService productService,
    IShoppingCartService shoppingCartService,
    IStoreContext storeContext,
    ITaxService taxService,
    IWebHelper webHelper,
    IWorkContext workContext,
    OrderMessageSender orderMessageSender,
    OrderPlacementGate orderPlacementGate,
    OrderSettings orderSettings,
    PaymentSettings paymentSettings,
    TaxSettings taxSettings) : IOrderProcessingService
{
    public virtual async Task CheckOrderStatusAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        var isPaid = order.PaymentStatus == PaymentStatus.Paid;
        if (isPaid && order.PaidDateUtc is null)
        {
            order.PaidDateUtc = DateTime.UtcNow;
            await orderService.UpdateOrderAsync(order);
        }

        if (order.OrderStatus is OrderStatus.Cancelled or OrderStatus.Complete)
            return;

        var isShipped = order.ShippingStatus is ShippingStatus.Shipped or ShippingStatus.Delivered;
        var isDone = isPaid && (order.ShippingStatus == ShippingStatus.ShippingNotRequired ||
            (orderSettings.CompleteOrderWhenDelivered ? order.ShippingStatus == ShippingStatus.Delivered : isShipped));

        var isUnderWay = isShipped || order.ShippingStatus == ShippingStatus.PartiallyShipped ||
            order.PaymentStatus is PaymentStatus.Authorized or PaymentStatus.Paid;
        if (order.OrderStatus == OrderStatus.Pending && isUnderWay)
            await SetOrderStatusAsync(order, OrderStatus.Processing, !isDone);
        if (isDone)
            await SetOrderStatusAsync(order, OrderStatus.Complete, true);
    }

    public virtual bool CanCancelOrder(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        return order.OrderStatus != OrderStatus.Cancelled;
    }

    public virtual async Task CancelOrderAsync(Order order, bool notifyCustomer)
    {
        if (!CanCancelOrder(order))
            throw new NopException("Cannot do cancel for order.");

        await SetOrderStatusAsync(order, OrderStatus.Cancelled, notifyCustomer);
        await AddNoteAsync(order, "Order has been cancelled");
        await ReturnStockAsync(order);
        if (orderSettings.DeleteGiftCardUsageHistory)
            await giftCardService.DeleteGiftCardUsageHistoryAsync(order);
    }

    public virtual async Task DeleteOrderAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        //a cancelled order gave its stock back already
        if (order.OrderStatus != OrderStatus.Cancelled)
            await ReturnStockAsync(order);

        if (orderSettings.DeactivateGiftCardsAfterDeletingOrder)
            await ActivateBoughtGiftCardsAsync(order, false);
        await AddNoteAsync(order, "Order has been deleted");
        await orderService.DeleteOrderAsync(order);
    }

    public virtual async Task<IList<string>> ReOrderAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        var customer = await customerService.GetCustomerByIdAsync(order.CustomerId);
        var warnings = new List<string>();
        foreach (var item in await orderService.GetOrderItemsAsync(order.Id))
        {
            var product = await productService.GetProductByIdAsync(item.ProductId);
            var price = taxSettings.PricesIncludeTax ? item.UnitPriceInclTax : item.UnitPriceExclTax;
            warnings.AddRange(await shoppingCartService.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, order.StoreId,
                item.AttributesXml, price, quantity: item.Quantity, addRequiredProducts: false));
        }

        return warnings;
    }

    public virtual async Task<bool> ValidateMinOrderSubtotalAmountAsync(IList<ShoppingCartItem> cart)
    {
        ArgumentNullException.ThrowIfNull(cart);

        if (!cart.Any() || orderSettings.MinOrderSubtotalAmount <= decimal.Zero)
            return true;

        var subTotal = await orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, orderSettings.MinOrderSubtotalAmountIncludingTax);
        return subTotal.subTotalWithoutDiscount >= orderSettings.MinOrderSubtotalAmount;
    }

    public virtual async Task<bool> ValidateMinOrderTotalAmountAsync(IList<ShoppingCartItem> cart)
    {
        ArgumentNullException.ThrowIfNull(cart);

        if (!cart.Any() || orderSettings.MinOrderTotalAmount <= decimal.Zero)
            return true;

        var total = (await orderTotalCalculationService.GetShoppingCartTotalAsync(cart)).shoppingCartTotal;
        return !(total < orderSettings.MinOrderTotalAmount);
    }

    public virtual async Task<bool> IsPaymentWorkflowRequiredAsync(IList<ShoppingCartItem> cart, bool? useRewardPoints = null)
    {
        ArgumentNullException.ThrowIfNull(cart);

        var total = (await orderTotalCalculationService
            .GetShoppingCartTotalAsync(cart, useRewardPoints, usePaymentMethodAdditionalFee: false)).shoppingCartTotal;
        return total != decimal.Zero;
    }

    //the event comes before the note and the mails, and a consumer may set the status back
    private async Task SetOrderStatusAsync(Order order, OrderStatus status, bool notifyCustomer)
    {
        var previous = order.OrderStatus;
        if (previous == status)
            return;

        order.OrderStatus = status;
        await orderService.UpdateOrderAsync(order);
        await eventPublisher.PublishAsync(new OrderStatusChangedEvent(order, previous));
        if (order.OrderStatus == previous)
            return;

        await AddNoteAsync(order, $"Order status has been changed to {await localizationService.GetLocalizedEnumAsync(status)}");
        if (notifyCustomer && status != OrderStatus.Pending)
            await NoteMailsAsync(order, $"Order {status.ToString().ToLowerInvariant()}", "customer",
                await orderMessageSender.SendToCustomerAsync(order, $"Order{(status == OrderStatus.Complete ? "Completed" : status)}.CustomerNotification"));
        if (orderSettings.ActivateGiftCardsAfterCompletingOrder && status == OrderStatus.Complete)
            await ActivateBoughtGiftCardsAsync(order, true);
        if (orderSettings.DeactivateGiftCardsAfterCancellingOrder && status == OrderStatus.Cancelled)
            await ActivateBoughtGiftCardsAsync(order, false);
    }

    private async Task ActivateBoughtGiftCardsAsync(Order order, bool activate)
    {
        foreach (var card in await giftCardService.GetAllGiftCardsAsync(order.Id, isGiftCardActivated: !activate))
        {
            card.IsGiftCardActivated = activate;
            await giftCardService.UpdateGiftCardAsync(card);
        }
    }

    private async Task ProcessOrderPaidAsync(Order order)
    {
        await eventPublisher.PublishAsync(new OrderPaidEvent(order));
        if (order.OrderTotal == decimal.Zero)
            return;

        await NoteMailsAsync(order, "Order paid", "customer",
            await orderMessageSender.SendToCustomerAsync(order, "OrderPaid.CustomerNotification"));
        await NoteMailsAsync(order, "Order paid", "store owner",
            await orderMessageSender.SendToStoreOwnerAsync(order, "OrderPaid.StoreOwnerNotification"));
    }

    private async Task ReturnStockAsync(Order order)
    {
        foreach (var item in await orderService.GetOrderItemsAsync(order.Id))
        {
            var product = await productService.GetProductByIdAsync(item.ProductId);
            if (product != null)
                await productService.AdjustInventoryAsync(product, item.Quantity, item.AttributesXml);
        }
    }

    private async Task AddNoteAsync(Order order, string text) =>
        await orderService.InsertOrderNoteAsync(new OrderNote
        {
            OrderId = order.Id,
            Note = text,
            CreatedOnUtc = DateTime.UtcNow
        });

    private async Task NoteMailsAsync(Order order, string subject, string recipient, IList<int> queuedEmailIds)
    {
        if (queuedEmailIds.Any())
            await AddNoteAsync(order, $"\"{subject}\" mail (to {recipient}) has been queued: {string.Join(", ", queuedEmailIds)}");
    }
}
