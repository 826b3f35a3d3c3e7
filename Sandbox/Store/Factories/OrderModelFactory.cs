using Nop.Core;
using Nop.Core.Domain.Orders;
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
    private readonly ILocalizationService _localizationService;
    private readonly IOrderProcessingService _orderProcessingService;
    private readonly IOrderService _orderService;
    private readonly IPaymentPluginManager _paymentPluginManager;
    private readonly IPriceFormatter _priceFormatter;
    private readonly IProductService _productService;
    private readonly IStoreContext _storeContext;
    private readonly IUrlRecordService _urlRecordService;
    private readonly IWorkContext _workContext;
    private readonly PictureModelFactory _pictureModelFactory;

    public OrderModelFactory(AddressModelFactory addressModelFactory,
        IAddressService addressService,
        ICustomerService customerService,
        IDateTimeHelper dateTimeHelper,
        ILocalizationService localizationService,
        IOrderProcessingService orderProcessingService,
        IOrderService orderService,
        IPaymentPluginManager paymentPluginManager,
        IPriceFormatter priceFormatter,
        IProductService productService,
        IStoreContext storeContext,
        IUrlRecordService urlRecordService,
        IWorkContext workContext,
        PictureModelFactory pictureModelFactory)
    {
        _addressModelFactory = addressModelFactory;
        _addressService = addressService;
        _customerService = customerService;
        _dateTimeHelper = dateTimeHelper;
        _localizationService = localizationService;
        _orderProcessingService = orderProcessingService;
        _orderService = orderService;
        _paymentPluginManager = paymentPluginManager;
        _priceFormatter = priceFormatter;
        _productService = productService;
        _storeContext = storeContext;
        _urlRecordService = urlRecordService;
        _workContext = workContext;
        _pictureModelFactory = pictureModelFactory;
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
            IsReOrderAllowed = true,
            CanCancelOrder = order.OrderStatus == OrderStatus.Pending && _orderProcessingService.CanCancelOrder(order),
            IsShippable = order.ShippingStatus != ShippingStatus.ShippingNotRequired,
            ShippingStatus = await _localizationService.GetLocalizedEnumAsync(order.ShippingStatus),
            ShippingMethod = order.ShippingMethod,
            BillingAddress = await _addressModelFactory.PrepareAsync(await _addressService.GetAddressByIdAsync(order.BillingAddressId)),
            PaymentMethod = await PaymentMethodNameAsync(order),
            PaymentMethodStatus = await _localizationService.GetLocalizedEnumAsync(order.PaymentStatus),
            OrderSubtotal = await FormatAsync(order, includingTax ? order.OrderSubtotalInclTax : order.OrderSubtotalExclTax),
            OrderShipping = await FormatAsync(order, includingTax ? order.OrderShippingInclTax : order.OrderShippingExclTax),
            DisplayTax = !includingTax && order.OrderTax > 0,
            Tax = await FormatAsync(order, order.OrderTax),
            OrderTotal = await FormatAsync(order, order.OrderTotal)
        };
        if (order.ShippingAddressId is { } shippingAddressId)
            model.ShippingAddress = await _addressModelFactory.PrepareAsync(await _addressService.GetAddressByIdAsync(shippingAddressId));

        var subTotalDiscount = includingTax ? order.OrderSubTotalDiscountInclTax : order.OrderSubTotalDiscountExclTax;
        if (subTotalDiscount > 0)
            model.OrderSubTotalDiscount = await FormatAsync(order, -subTotalDiscount);
        if (order.OrderDiscount > 0)
            model.OrderTotalDiscount = await FormatAsync(order, -order.OrderDiscount);

        foreach (var item in await _orderService.GetOrderItemsAsync(order.Id))
            model.Items.Add(await PrepareItemAsync(order, item, includingTax));

        return model;
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
