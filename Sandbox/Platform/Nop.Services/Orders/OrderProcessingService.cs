using Nop.Core;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Core.Events;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Directory;
using Nop.Services.Discounts;
using Nop.Services.Localization;
using Nop.Services.Logging;
using Nop.Services.Payments;
using Nop.Services.Tax;

namespace Nop.Services.Orders;

/// <summary>Places orders and moves them through payment and status changes.</summary>
public partial class OrderProcessingService : IOrderProcessingService
{
    private readonly CurrencySettings _currencySettings;
    private readonly IAddressService _addressService;
    private readonly ICountryService _countryService;
    private readonly ICurrencyService _currencyService;
    private readonly ICustomerService _customerService;
    private readonly IDiscountService _discountService;
    private readonly IEventPublisher _eventPublisher;
    private readonly IGenericAttributeService _genericAttributeService;
    private readonly IGiftCardService _giftCardService;
    private readonly ILanguageService _languageService;
    private readonly ILocalizationService _localizationService;
    private readonly ILogger _logger;
    private readonly IOrderService _orderService;
    private readonly IOrderTotalCalculationService _orderTotalCalculationService;
    private readonly IPaymentPluginManager _paymentPluginManager;
    private readonly IPaymentService _paymentService;
    private readonly IPriceFormatter _priceFormatter;
    private readonly IProductAttributeParser _productAttributeParser;
    private readonly IProductService _productService;
    private readonly IShoppingCartService _shoppingCartService;
    private readonly IStoreContext _storeContext;
    private readonly ITaxService _taxService;
    private readonly IWebHelper _webHelper;
    private readonly IWorkContext _workContext;
    private readonly OrderMessageSender _orderMessageSender;
    private readonly OrderPlacementGate _orderPlacementGate;
    private readonly OrderSettings _orderSettings;
    private readonly PaymentSettings _paymentSettings;
    private readonly TaxSettings _taxSettings;

    public OrderProcessingService(CurrencySettings currencySettings,
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
        TaxSettings taxSettings)
    {
        _currencySettings = currencySettings;
        _addressService = addressService;
        _countryService = countryService;
        _currencyService = currencyService;
        _customerService = customerService;
        _discountService = discountService;
        _eventPublisher = eventPublisher;
        _genericAttributeService = genericAttributeService;
        _giftCardService = giftCardService;
        _languageService = languageService;
        _localizationService = localizationService;
        _logger = logger;
        _orderService = orderService;
        _orderTotalCalculationService = orderTotalCalculationService;
        _paymentPluginManager = paymentPluginManager;
        _paymentService = paymentService;
        _priceFormatter = priceFormatter;
        _productAttributeParser = productAttributeParser;
        _productService = productService;
        _shoppingCartService = shoppingCartService;
        _storeContext = storeContext;
        _taxService = taxService;
        _webHelper = webHelper;
        _workContext = workContext;
        _orderMessageSender = orderMessageSender;
        _orderPlacementGate = orderPlacementGate;
        _orderSettings = orderSettings;
        _paymentSettings = paymentSettings;
        _taxSettings = taxSettings;
    }

    public virtual async Task CheckOrderStatusAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        var isPaid = order.PaymentStatus == PaymentStatus.Paid;
        if (isPaid && order.PaidDateUtc is null)
        {
            order.PaidDateUtc = DateTime.UtcNow;
            await _orderService.UpdateOrderAsync(order);
        }

        if (order.OrderStatus is OrderStatus.Cancelled or OrderStatus.Complete)
            return;

        var isShipped = order.ShippingStatus is ShippingStatus.Shipped or ShippingStatus.Delivered;
        var isDone = isPaid && (order.ShippingStatus == ShippingStatus.ShippingNotRequired ||
            (_orderSettings.CompleteOrderWhenDelivered ? order.ShippingStatus == ShippingStatus.Delivered : isShipped));

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
        if (_orderSettings.DeleteGiftCardUsageHistory)
            await _giftCardService.DeleteGiftCardUsageHistoryAsync(order);
    }

    public virtual async Task DeleteOrderAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        //a cancelled order gave its stock back already
        if (order.OrderStatus != OrderStatus.Cancelled)
            await ReturnStockAsync(order);

        if (_orderSettings.DeactivateGiftCardsAfterDeletingOrder)
            await ActivateBoughtGiftCardsAsync(order, false);
        await AddNoteAsync(order, "Order has been deleted");
        await _orderService.DeleteOrderAsync(order);
    }

    public virtual async Task<IList<string>> ReOrderAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        var customer = await _customerService.GetCustomerByIdAsync(order.CustomerId);
        var warnings = new List<string>();
        foreach (var item in await _orderService.GetOrderItemsAsync(order.Id))
        {
            var product = await _productService.GetProductByIdAsync(item.ProductId);
            var price = _taxSettings.PricesIncludeTax ? item.UnitPriceInclTax : item.UnitPriceExclTax;
            warnings.AddRange(await _shoppingCartService.AddToCartAsync(customer, product, ShoppingCartType.ShoppingCart, order.StoreId,
                item.AttributesXml, price, quantity: item.Quantity, addRequiredProducts: false));
        }

        return warnings;
    }

    public virtual async Task<bool> ValidateMinOrderSubtotalAmountAsync(IList<ShoppingCartItem> cart)
    {
        ArgumentNullException.ThrowIfNull(cart);

        if (!cart.Any() || _orderSettings.MinOrderSubtotalAmount <= decimal.Zero)
            return true;

        var subTotal = await _orderTotalCalculationService.GetShoppingCartSubTotalAsync(cart, _orderSettings.MinOrderSubtotalAmountIncludingTax);
        return subTotal.subTotalWithoutDiscount >= _orderSettings.MinOrderSubtotalAmount;
    }

    public virtual async Task<bool> ValidateMinOrderTotalAmountAsync(IList<ShoppingCartItem> cart)
    {
        ArgumentNullException.ThrowIfNull(cart);

        if (!cart.Any() || _orderSettings.MinOrderTotalAmount <= decimal.Zero)
            return true;

        var total = (await _orderTotalCalculationService.GetShoppingCartTotalAsync(cart)).shoppingCartTotal;
        return !(total < _orderSettings.MinOrderTotalAmount);
    }

    public virtual async Task<bool> IsPaymentWorkflowRequiredAsync(IList<ShoppingCartItem> cart, bool? useRewardPoints = null)
    {
        ArgumentNullException.ThrowIfNull(cart);

        var total = (await _orderTotalCalculationService
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
        await _orderService.UpdateOrderAsync(order);
        await _eventPublisher.PublishAsync(new OrderStatusChangedEvent(order, previous));
        if (order.OrderStatus == previous)
            return;

        await AddNoteAsync(order, $"Order status has been changed to {await _localizationService.GetLocalizedEnumAsync(status)}");
        if (notifyCustomer && status != OrderStatus.Pending)
            await NoteMailsAsync(order, $"Order {status.ToString().ToLowerInvariant()}", "customer",
                await _orderMessageSender.SendToCustomerAsync(order, $"Order{(status == OrderStatus.Complete ? "Completed" : status)}.CustomerNotification"));
        if (_orderSettings.ActivateGiftCardsAfterCompletingOrder && status == OrderStatus.Complete)
            await ActivateBoughtGiftCardsAsync(order, true);
        if (_orderSettings.DeactivateGiftCardsAfterCancellingOrder && status == OrderStatus.Cancelled)
            await ActivateBoughtGiftCardsAsync(order, false);
    }

    private async Task ActivateBoughtGiftCardsAsync(Order order, bool activate)
    {
        foreach (var card in await _giftCardService.GetAllGiftCardsAsync(order.Id, isGiftCardActivated: !activate))
        {
            card.IsGiftCardActivated = activate;
            await _giftCardService.UpdateGiftCardAsync(card);
        }
    }

    private async Task ProcessOrderPaidAsync(Order order)
    {
        await _eventPublisher.PublishAsync(new OrderPaidEvent(order));
        if (order.OrderTotal == decimal.Zero)
            return;

        await NoteMailsAsync(order, "Order paid", "customer",
            await _orderMessageSender.SendToCustomerAsync(order, "OrderPaid.CustomerNotification"));
        await NoteMailsAsync(order, "Order paid", "store owner",
            await _orderMessageSender.SendToStoreOwnerAsync(order, "OrderPaid.StoreOwnerNotification"));
    }

    private async Task ReturnStockAsync(Order order)
    {
        foreach (var item in await _orderService.GetOrderItemsAsync(order.Id))
        {
            var product = await _productService.GetProductByIdAsync(item.ProductId);
            if (product != null)
                await _productService.AdjustInventoryAsync(product, item.Quantity, item.AttributesXml);
        }
    }

    private async Task AddNoteAsync(Order order, string text)
    {
        await _orderService.InsertOrderNoteAsync(new OrderNote
        {
            OrderId = order.Id,
            Note = text,
            CreatedOnUtc = DateTime.UtcNow
        });
    }

    private async Task NoteMailsAsync(Order order, string subject, string recipient, IList<int> queuedEmailIds)
    {
        if (queuedEmailIds.Any())
            await AddNoteAsync(order, $"\"{subject}\" mail (to {recipient}) has been queued: {string.Join(", ", queuedEmailIds)}");
    }
}
