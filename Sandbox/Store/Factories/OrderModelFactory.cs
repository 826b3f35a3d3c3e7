using Nop.Core;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Helpers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Payments;
using Nop.Services.Seo;
using Nop.Web.Models.Order;

namespace Sandbox.Store.Factories;

/// <summary>Models of the customer's orders</summary>
public class OrderModelFactory
{
    private readonly AddressModelFactory _addressModelFactory;
    private readonly IAddressService _addressService;
    private readonly ICustomerService _customerService;
    private readonly IDateTimeHelper _dateTimeHelper;
    private readonly IGiftCardService _giftCardService;
    private readonly ILocalizationService _localizationService;
    private readonly IOrderService _orderService;
    private readonly IPaymentPluginManager _paymentPluginManager;
    private readonly IPriceFormatter _priceFormatter;
    private readonly IProductService _productService;
    private readonly IStoreContext _storeContext;
    private readonly IUrlRecordService _urlRecordService;
    private readonly IWorkContext _workContext;
    private readonly OrderSettings _orderSettings;
    private readonly PictureModelFactory _pictureModelFactory;
    private readonly TaxSettings _taxSettings;

    public OrderModelFactory(AddressModelFactory addressModelFactory,
        IAddressService addressService,
        ICustomerService customerService,
        IDateTimeHelper dateTimeHelper,
        IGiftCardService giftCardService,
        ILocalizationService localizationService,
        IOrderService orderService,
        IPaymentPluginManager paymentPluginManager,
        IPriceFormatter priceFormatter,
        IProductService productService,
        IStoreContext storeContext,
        IUrlRecordService urlRecordService,
        IWorkContext workContext,
        OrderSettings orderSettings,
        PictureModelFactory pictureModelFactory,
        TaxSettings taxSettings)
    {
        _addressModelFactory = addressModelFactory;
        _addressService = addressService;
        _customerService = customerService;
        _dateTimeHelper = dateTimeHelper;
        _giftCardService = giftCardService;
        _localizationService = localizationService;
        _orderService = orderService;
        _paymentPluginManager = paymentPluginManager;
        _priceFormatter = priceFormatter;
        _productService = productService;
        _storeContext = storeContext;
        _urlRecordService = urlRecordService;
        _workContext = workContext;
        _orderSettings = orderSettings;
        _pictureModelFactory = pictureModelFactory;
        _taxSettings = taxSettings;
    }

    public async Task<CustomerOrderListModel> PrepareCustomerOrderListModelAsync()
    {
        var customer = await _workContext.GetCurrentCustomerAsync();
        var store = await _storeContext.GetCurrentStoreAsync();
        var model = new CustomerOrderListModel();
        foreach (var order in await _orderService.SearchOrdersAsync(storeId: store.Id, customerId: customer.Id))
        {
            model.Orders.Add(new CustomerOrderModel
            {
                Id = order.Id,
                CustomOrderNumber = order.CustomOrderNumber,
                CreatedOn = await _dateTimeHelper.ConvertToUserTimeAsync(order.CreatedOnUtc, DateTimeKind.Utc),
                OrderStatusEnum = order.OrderStatus,
                OrderStatus = await _localizationService.GetLocalizedEnumAsync(order.OrderStatus),
                PaymentStatus = await _localizationService.GetLocalizedEnumAsync(order.PaymentStatus),
                ShippingStatus = await _localizationService.GetLocalizedEnumAsync(order.ShippingStatus),
                OrderTotal = await FormatAsync(order, order.OrderTotal)
            });
        }

        return model;
    }

    public async Task<OrderDetailsModel> PrepareOrderDetailsModelAsync(Order order)
    {
        var includingTax = order.CustomerTaxDisplayType == TaxDisplayType.IncludingTax;
        var model = new OrderDetailsModel
        {
            Id = order.Id,
            CustomOrderNumber = order.CustomOrderNumber,
            CreatedOn = await _dateTimeHelper.ConvertToUserTimeAsync(order.CreatedOnUtc, DateTimeKind.Utc),
            OrderStatus = order.OrderStatus,
            OrderStatusText = await _localizationService.GetLocalizedEnumAsync(order.OrderStatus),
            IsReOrderAllowed = _orderSettings.IsReOrderAllowed,
            CanCancelOrder = _orderSettings.AllowCustomersCancelOrders && order.PaymentStatus == PaymentStatus.Pending &&
                order.OrderStatus != OrderStatus.Cancelled,
            IsShippable = order.ShippingStatus != ShippingStatus.ShippingNotRequired,
            ShippingStatus = await _localizationService.GetLocalizedEnumAsync(order.ShippingStatus),
            ShippingMethod = order.ShippingMethod,
            BillingAddress = await _addressModelFactory.PrepareAsync(await _addressService.GetAddressByIdAsync(order.BillingAddressId)),
            PaymentMethod = await PaymentMethodNameAsync(order),
            PaymentMethodStatus = await _localizationService.GetLocalizedEnumAsync(order.PaymentStatus),
            OrderSubtotal = await FormatAsync(order, includingTax ? order.OrderSubtotalInclTax : order.OrderSubtotalExclTax),
            OrderShipping = await FormatAsync(order, includingTax ? order.OrderShippingInclTax : order.OrderShippingExclTax),
            OrderTotal = await FormatAsync(order, order.OrderTotal)
        };
        if (order.ShippingAddressId is { } shippingAddressId)
            model.ShippingAddress = await _addressModelFactory.PrepareAsync(await _addressService.GetAddressByIdAsync(shippingAddressId));

        var subTotalDiscount = includingTax ? order.OrderSubTotalDiscountInclTax : order.OrderSubTotalDiscountExclTax;
        if (subTotalDiscount > 0)
            model.OrderSubTotalDiscount = await FormatAsync(order, -subTotalDiscount);
        if (order.OrderDiscount > 0)
            model.OrderTotalDiscount = await FormatAsync(order, -order.OrderDiscount);

        var fee = includingTax ? order.PaymentMethodAdditionalFeeInclTax : order.PaymentMethodAdditionalFeeExclTax;
        if (fee > 0)
            model.PaymentMethodAdditionalFee = await FormatAsync(order, fee);

        await PrepareTaxAsync(model, order, includingTax);
        foreach (var usage in await _giftCardService.GetGiftCardUsageHistoryAsync(order))
            model.GiftCards.Add(new OrderDetailsModel.GiftCard
            {
                CouponCode = (await _giftCardService.GetGiftCardByIdAsync(usage.GiftCardId))?.GiftCardCouponCode,
                Amount = await FormatAsync(order, -usage.UsedValue)
            });

        foreach (var item in await _orderService.GetOrderItemsAsync(order.Id))
            model.Items.Add(await PrepareItemAsync(order, item, includingTax));

        return model;
    }

    private async Task PrepareTaxAsync(OrderDetailsModel model, Order order, bool includingTax)
    {
        if ((_taxSettings.HideTaxInOrderSummary && includingTax) || (order.OrderTax == decimal.Zero && _taxSettings.HideZeroTax))
            return;

        var taxRates = _orderService.ParseTaxRates(order, order.TaxRates);
        model.DisplayTaxRates = _taxSettings.DisplayTaxRates && taxRates.Any();
        model.DisplayTax = !model.DisplayTaxRates;
        model.Tax = await FormatAsync(order, order.OrderTax);
        foreach (var (rate, amount) in taxRates)
            model.TaxRates.Add(new OrderDetailsModel.TaxRate { Rate = _priceFormatter.FormatTaxRate(rate), Value = await FormatAsync(order, amount) });
    }

    private async Task<OrderDetailsModel.OrderItemModel> PrepareItemAsync(Order order, OrderItem item, bool includingTax)
    {
        var product = await _productService.GetProductByIdAsync(item.ProductId);
        return new OrderDetailsModel.OrderItemModel
        {
            Id = item.Id,
            Sku = product.Sku,
            ProductId = product.Id,
            ProductName = product.Name,
            ProductSeName = await _urlRecordService.GetSeNameAsync(product),
            Quantity = item.Quantity,
            UnitPrice = await FormatAsync(order, includingTax ? item.UnitPriceInclTax : item.UnitPriceExclTax),
            SubTotal = await FormatAsync(order, includingTax ? item.PriceInclTax : item.PriceExclTax),
            Picture = await _pictureModelFactory.PrepareAsync(product)
        };
    }

    private async Task<string> PaymentMethodNameAsync(Order order)
    {
        if (string.IsNullOrEmpty(order.PaymentMethodSystemName))
            return string.Empty;

        var customer = await _customerService.GetCustomerByIdAsync(order.CustomerId);
        var methods = await _paymentPluginManager.LoadActivePluginsAsync(customer, order.StoreId);
        var method = methods.FirstOrDefault(candidate => candidate.PluginDescriptor.SystemName == order.PaymentMethodSystemName);
        return method?.PluginDescriptor.FriendlyName ?? order.PaymentMethodSystemName;
    }

    private async Task<string> FormatAsync(Order order, decimal value)
    {
        var language = await _workContext.GetWorkingLanguageAsync();
        return await _priceFormatter.FormatPriceAsync(value * order.CurrencyRate, true, order.CustomerCurrencyCode, false, language.Id);
    }
}
