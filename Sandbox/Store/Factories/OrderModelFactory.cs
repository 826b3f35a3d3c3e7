using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Domain.Tax;
using Nop.Services.Common;
using Nop.Services.Helpers;
using Nop.Services.Seo;
using Nop.Web.Models.Order;

namespace Sandbox.Store.Factories;

public class OrderModelFactory(
    AddressModelFactory addressModelFactory,
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
    public async Task<CustomerOrderListModel> PrepareCustomerOrderListModelAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var model = new CustomerOrderListModel();
        foreach (var order in await orderService.SearchOrdersAsync(storeId: store.Id, customerId: customer.Id))
        {
            model.Orders.Add(new CustomerOrderModel
            {
                Id = order.Id,
                CustomOrderNumber = order.CustomOrderNumber,
                CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(order.CreatedOnUtc, DateTimeKind.Utc),
                OrderStatusEnum = order.OrderStatus,
                OrderStatus = await localizationService.GetLocalizedEnumAsync(order.OrderStatus),
                PaymentStatus = await localizationService.GetLocalizedEnumAsync(order.PaymentStatus),
                ShippingStatus = await localizationService.GetLocalizedEnumAsync(order.ShippingStatus),
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
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(order.CreatedOnUtc, DateTimeKind.Utc),
            OrderStatus = order.OrderStatus,
            OrderStatusText = await localizationService.GetLocalizedEnumAsync(order.OrderStatus),
            IsReOrderAllowed = orderSettings.IsReOrderAllowed,
            CanCancelOrder = orderSettings.AllowCustomersCancelOrders && order.PaymentStatus == PaymentStatus.Pending &&
                order.OrderStatus != OrderStatus.Cancelled,
            IsShippable = order.ShippingStatus != ShippingStatus.ShippingNotRequired,
            ShippingStatus = await localizationService.GetLocalizedEnumAsync(order.ShippingStatus),
            ShippingMethod = order.ShippingMethod,
            BillingAddress = await addressModelFactory.PrepareAsync(await addressService.GetAddressByIdAsync(order.BillingAddressId)),
            PaymentMethod = await PaymentMethodNameAsync(order),
            PaymentMethodStatus = await localizationService.GetLocalizedEnumAsync(order.PaymentStatus),
            OrderSubtotal = await FormatAsync(order, includingTax ? order.OrderSubtotalInclTax : order.OrderSubtotalExclTax),
            OrderShipping = await FormatAsync(order, includingTax ? order.OrderShippingInclTax : order.OrderShippingExclTax),
            OrderTotal = await FormatAsync(order, order.OrderTotal)
        };
        if (order.ShippingAddressId is { } shippingAddressId)
            model.ShippingAddress = await addressModelFactory.PrepareAsync(await addressService.GetAddressByIdAsync(shippingAddressId));

        var subTotalDiscount = includingTax ? order.OrderSubTotalDiscountInclTax : order.OrderSubTotalDiscountExclTax;
        if (subTotalDiscount > 0)
            model.OrderSubTotalDiscount = await FormatAsync(order, -subTotalDiscount);
        if (order.OrderDiscount > 0)
            model.OrderTotalDiscount = await FormatAsync(order, -order.OrderDiscount);

        var fee = includingTax ? order.PaymentMethodAdditionalFeeInclTax : order.PaymentMethodAdditionalFeeExclTax;
        if (fee > 0)
            model.PaymentMethodAdditionalFee = await FormatAsync(order, fee);

        await PrepareTaxAsync(model, order, includingTax);
        foreach (var usage in await giftCardService.GetGiftCardUsageHistoryAsync(order))
            model.GiftCards.Add(new OrderDetailsModel.GiftCard
            {
                CouponCode = (await giftCardService.GetGiftCardByIdAsync(usage.GiftCardId))?.GiftCardCouponCode,
                Amount = await FormatAsync(order, -usage.UsedValue)
            });

        foreach (var item in await orderService.GetOrderItemsAsync(order.Id))
            model.Items.Add(await PrepareItemAsync(order, item, includingTax));

        return model;
    }

    private async Task PrepareTaxAsync(OrderDetailsModel model, Order order, bool includingTax)
    {
        if ((taxSettings.HideTaxInOrderSummary && includingTax) || (order.OrderTax == decimal.Zero && taxSettings.HideZeroTax))
            return;

        var taxRates = orderService.ParseTaxRates(order, order.TaxRates);
        model.DisplayTaxRates = taxSettings.DisplayTaxRates && taxRates.Any();
        model.DisplayTax = !model.DisplayTaxRates;
        model.Tax = await FormatAsync(order, order.OrderTax);
        foreach (var (rate, amount) in taxRates)
            model.TaxRates.Add(new OrderDetailsModel.TaxRate { Rate = priceFormatter.FormatTaxRate(rate), Value = await FormatAsync(order, amount) });
    }

    private async Task<OrderDetailsModel.OrderItemModel> PrepareItemAsync(Order order, OrderItem item, bool includingTax)
    {
        var product = await productService.GetProductByIdAsync(item.ProductId);
        return new OrderDetailsModel.OrderItemModel
        {
            Id = item.Id,
            Sku = product.Sku,
            ProductId = product.Id,
            ProductName = product.Name,
            ProductSeName = await urlRecordService.GetSeNameAsync(product),
            Quantity = item.Quantity,
            UnitPrice = await FormatAsync(order, includingTax ? item.UnitPriceInclTax : item.UnitPriceExclTax),
            SubTotal = await FormatAsync(order, includingTax ? item.PriceInclTax : item.PriceExclTax),
            Picture = await pictureModelFactory.PrepareAsync(product)
        };
    }

    private async Task<string> PaymentMethodNameAsync(Order order)
    {
        if (string.IsNullOrEmpty(order.PaymentMethodSystemName))
            return string.Empty;

        var customer = await customerService.GetCustomerByIdAsync(order.CustomerId);
        var methods = await paymentPluginManager.LoadActivePluginsAsync(customer, order.StoreId);
        var method = methods.FirstOrDefault(candidate => candidate.PluginDescriptor.SystemName == order.PaymentMethodSystemName);
        return method?.PluginDescriptor.FriendlyName ?? order.PaymentMethodSystemName;
    }

    private async Task<string> FormatAsync(Order order, decimal value)
    {
        var language = await workContext.GetWorkingLanguageAsync();
        return await priceFormatter.FormatPriceAsync(value * order.CurrencyRate, true, order.CustomerCurrencyCode, false, language.Id);
    }
}
