using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Payments;
using Nop.Services.Common;
using Nop.Services.Discounts;
using Nop.Services.Helpers;
using Nop.Services.Stores;
using Sandbox.Store.Areas.Admin.Models;

namespace Sandbox.Store.Areas.Admin.Factories;

public class OrderModelFactory(
    AdminSelectLists selectLists,
    CurrencySettings currencySettings,
    IAddressService addressService,
    ICurrencyService currencyService,
    ICustomerService customerService,
    IDateTimeHelper dateTimeHelper,
    IDiscountService discountService,
    IGiftCardService giftCardService,
    ILocalizationService localizationService,
    IOrderProcessingService orderProcessingService,
    IOrderService orderService,
    IPaymentPluginManager paymentPluginManager,
    IPriceFormatter priceFormatter,
    IProductService productService,
    IStoreService storeService,
    IRepository<Address> addressRepository,
    IRepository<Customer> customerRepository,
    IRepository<Order> orderRepository)
{
    /// <summary>The search block</summary>
    public async Task<OrderSearchModel> PrepareOrderSearchModelAsync()
    {
        var model = new OrderSearchModel
        {
            AvailableOrderStatuses = await selectLists.ForEnumAsync<OrderStatus>(),
            AvailablePaymentStatuses = await selectLists.ForEnumAsync<PaymentStatus>(),
            AvailableStores = await selectLists.ForStoresAsync()
        };
        model.SetGridPageSize();

        return model;
    }

    /// <summary>One page of orders, latest first</summary>
    public async Task<GridModel<OrderModel>> PrepareOrderListModelAsync(OrderSearchModel searchModel)
    {
        var orders = await orderRepository.GetAllPagedAsync(query =>
        {
            query = query.Where(order => !order.Deleted);

            if (searchModel.OrderStatusIds.Any())
            {
                var statusIds = searchModel.OrderStatusIds.ToArray();
                query = query.Where(order => statusIds.Contains(order.OrderStatusId));
            }
            if (searchModel.PaymentStatusIds.Any())
            {
                var statusIds = searchModel.PaymentStatusIds.ToArray();
                query = query.Where(order => statusIds.Contains(order.PaymentStatusId));
            }
            if (searchModel.StoreId > 0)
                query = query.Where(order => order.StoreId == searchModel.StoreId);
            if (!string.IsNullOrWhiteSpace(searchModel.BillingEmail))
            {
                var addressIds = addressRepository.Table
                    .Where(address => address.Email.Contains(searchModel.BillingEmail.Trim()))
                    .Select(address => address.Id);
                query = query.Where(order => addressIds.Contains(order.BillingAddressId));
            }

            return query.OrderByDescending(order => order.CreatedOnUtc).ThenByDescending(order => order.Id);
        }, searchModel.Page - 1, searchModel.PageSize);

        return await GridModel<OrderModel>.FromAsync(searchModel, orders, PrepareOrderRowAsync);
    }

    /// <summary>One page of a customer's orders</summary>
    public async Task<GridModel<OrderModel>> PrepareCustomerOrderListModelAsync(CustomerOrderSearchModel searchModel)
    {
        var orders = await orderRepository.GetAllPagedAsync(query => query
            .Where(order => !order.Deleted && order.CustomerId == searchModel.CustomerId)
            .OrderByDescending(order => order.CreatedOnUtc), searchModel.Page - 1, searchModel.PageSize);

        return await GridModel<OrderModel>.FromAsync(searchModel, orders, PrepareOrderRowAsync);
    }

    /// <summary>The order's page</summary>
    public async Task<OrderModel> PrepareOrderModelAsync(Order order)
    {
        var model = await PrepareOrderRowAsync(order);
        model.OrderGuid = order.OrderGuid;
        model.CustomerId = order.CustomerId;
        model.OrderStatusId = order.OrderStatusId;
        model.AvailableOrderStatuses = await selectLists.ForEnumAsync<OrderStatus>();
        var method = await paymentPluginManager.LoadPluginBySystemNameAsync(order.PaymentMethodSystemName);
        model.PaymentMethod = method?.PluginDescriptor.FriendlyName ?? order.PaymentMethodSystemName;
        model.OrderSubtotal = await priceFormatter.FormatPriceAsync(order.OrderSubtotalInclTax);
        model.OrderSubTotalDiscount = await FormatNonZeroAsync(order.OrderSubTotalDiscountInclTax);
        model.OrderShipping = await priceFormatter.FormatPriceAsync(order.OrderShippingInclTax);
        model.Tax = await priceFormatter.FormatPriceAsync(order.OrderTax);
        model.OrderTotalDiscount = await FormatNonZeroAsync(order.OrderDiscount);
        PrepareEditableTotals(model, order);
        model.RefundedAmount = await FormatNonZeroAsync(order.RefundedAmount);
        model.PaidDate = order.PaidDateUtc is null ? null : await dateTimeHelper.ConvertToUserTimeAsync(order.PaidDateUtc.Value, DateTimeKind.Utc);
        model.ShippingMethod = order.ShippingMethod;
        model.BillingAddress = await DescribeAddressAsync(order.BillingAddressId);
        model.ShippingAddress = await DescribeAddressAsync(order.ShippingAddressId ?? 0);
        model.MaxAmountToRefund = order.OrderTotal - order.RefundedAmount;
        model.PrimaryStoreCurrencyCode = (await currencyService.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId))?.CurrencyCode;

        model.Actions = await PrepareActionsAsync(order);
        await PrepareItemsAsync(model, order);
        await PrepareUsedDiscountsAsync(model, order);
        await PrepareGiftCardsAsync(model, order);
        await PrepareNotesAsync(model, order);

        return model;
    }

    private async Task<OrderModel> PrepareOrderRowAsync(Order order)
    {
        var customer = await customerRepository.GetByIdAsync(order.CustomerId);
        return new OrderModel
        {
            Id = order.Id,
            CustomOrderNumber = order.CustomOrderNumber,
            StoreName = (await storeService.GetStoreByIdAsync(order.StoreId))?.Name,
            CustomerId = order.CustomerId,
            CustomerEmail = customer is not null && await customerService.IsRegisteredAsync(customer)
                ? customer.Email
                : await localizationService.GetResourceAsync("Admin.Customers.Guest"),
            OrderStatusId = order.OrderStatusId,
            OrderStatus = await localizationService.GetLocalizedEnumAsync(order.OrderStatus),
            PaymentStatus = await localizationService.GetLocalizedEnumAsync(order.PaymentStatus),
            ShippingStatus = await localizationService.GetLocalizedEnumAsync(order.ShippingStatus),
            OrderTotal = await priceFormatter.FormatPriceAsync(order.OrderTotal),
            CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(order.CreatedOnUtc, DateTimeKind.Utc)
        };
    }

    private async Task<OrderActionsModel> PrepareActionsAsync(Order order) =>
        new OrderActionsModel
        {
            CanCancelOrder = orderProcessingService.CanCancelOrder(order),
            CanCapture = await orderProcessingService.CanCaptureAsync(order),
            CanMarkOrderAsPaid = orderProcessingService.CanMarkOrderAsPaid(order),
            CanRefund = await orderProcessingService.CanRefundAsync(order),
            CanRefundOffline = orderProcessingService.CanRefundOffline(order),
            CanPartiallyRefund = await orderProcessingService.CanPartiallyRefundAsync(order, decimal.Zero),
            CanPartiallyRefundOffline = orderProcessingService.CanPartiallyRefundOffline(order, decimal.Zero),
            CanVoid = await orderProcessingService.CanVoidAsync(order),
            CanVoidOffline = orderProcessingService.CanVoidOffline(order)
        };

    private async Task PrepareItemsAsync(OrderModel model, Order order)
    {
        foreach (var item in await orderService.GetOrderItemsAsync(order.Id))
        {
            var product = await productService.GetProductByIdAsync(item.ProductId);
            model.Items.Add(new OrderItemModel
            {
                Id = item.Id,
                ProductId = item.ProductId,
                ProductName = product?.Name,
                Sku = product?.Sku,
                AttributeInfo = item.AttributeDescription,
                UnitPrice = await priceFormatter.FormatPriceAsync(item.UnitPriceInclTax),
                UnitPriceInclTaxValue = item.UnitPriceInclTax,
                UnitPriceExclTaxValue = item.UnitPriceExclTax,
                Quantity = item.Quantity,
                DiscountInclTaxValue = item.DiscountAmountInclTax,
                DiscountExclTaxValue = item.DiscountAmountExclTax,
                SubTotal = await priceFormatter.FormatPriceAsync(item.PriceInclTax),
                SubTotalInclTaxValue = item.PriceInclTax,
                SubTotalExclTaxValue = item.PriceExclTax,
                PurchasedGiftCardCodes = (await giftCardService.GetGiftCardsByPurchasedWithOrderItemIdAsync(item.Id))
                    .Select(card => card.GiftCardCouponCode).ToList()
            });
        }
    }

    private async Task PrepareUsedDiscountsAsync(OrderModel model, Order order)
    {
        foreach (var usage in await discountService.GetAllDiscountUsageHistoryAsync(orderId: order.Id))
        {
            var discount = await discountService.GetDiscountByIdAsync(usage.DiscountId);
            if (discount is not null)
                model.UsedDiscounts.Add(new UsedDiscountModel { DiscountId = discount.Id, DiscountName = discount.Name });
        }
    }

    private async Task PrepareGiftCardsAsync(OrderModel model, Order order)
    {
        foreach (var usage in await giftCardService.GetGiftCardUsageHistoryAsync(order))
        {
            model.GiftCards.Add(new OrderGiftCardModel
            {
                CouponCode = (await giftCardService.GetGiftCardByIdAsync(usage.GiftCardId))?.GiftCardCouponCode,
                Amount = await priceFormatter.FormatPriceAsync(-usage.UsedValue)
            });
        }
    }

    private static void PrepareEditableTotals(OrderModel model, Order order)
    {
        model.OrderSubtotalInclTaxValue = order.OrderSubtotalInclTax;
        model.OrderSubtotalExclTaxValue = order.OrderSubtotalExclTax;
        model.OrderSubTotalDiscountInclTaxValue = order.OrderSubTotalDiscountInclTax;
        model.OrderSubTotalDiscountExclTaxValue = order.OrderSubTotalDiscountExclTax;
        model.OrderShippingInclTaxValue = order.OrderShippingInclTax;
        model.OrderShippingExclTaxValue = order.OrderShippingExclTax;
        model.PaymentMethodAdditionalFeeInclTaxValue = order.PaymentMethodAdditionalFeeInclTax;
        model.PaymentMethodAdditionalFeeExclTaxValue = order.PaymentMethodAdditionalFeeExclTax;
        model.TaxRatesValue = order.TaxRates;
        model.TaxValue = order.OrderTax;
        model.OrderTotalDiscountValue = order.OrderDiscount;
        model.OrderTotalValue = order.OrderTotal;
    }

    private async Task PrepareNotesAsync(OrderModel model, Order order)
    {
        foreach (var note in await orderService.GetOrderNotesByOrderIdAsync(order.Id))
        {
            model.Notes.Add(new OrderNoteModel
            {
                Id = note.Id,
                Note = note.Note,
                DisplayToCustomer = note.DisplayToCustomer,
                CreatedOn = await dateTimeHelper.ConvertToUserTimeAsync(note.CreatedOnUtc, DateTimeKind.Utc)
            });
        }
    }

    private async Task<string> FormatNonZeroAsync(decimal amount) => amount == decimal.Zero ? null : await priceFormatter.FormatPriceAsync(amount);

    private async Task<string> DescribeAddressAsync(int addressId)
    {
        var address = addressId > 0 ? await addressService.GetAddressByIdAsync(addressId) : null;
        if (address is null)
            return null;

        string[] parts = [$"{address.FirstName} {address.LastName}", address.Email, address.Address1, $"{address.ZipPostalCode} {address.City}"];
        return string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }
}
