using Newtonsoft.Json;
using Nop.Services.Payments;

namespace Nop.Services.Orders;

public partial class OrderProcessingService
{
    public virtual async Task<PlaceOrderResult> PlaceOrderAsync(ProcessPaymentRequest processPaymentRequest)
    {
        ArgumentNullException.ThrowIfNull(processPaymentRequest);
        if (processPaymentRequest.OrderGuid == Guid.Empty)
            throw new Exception("Order GUID is not generated");

        //an order that cannot be placed at all ends with an exception, one that fails on the way with errors
        var draft = await PrepareAsync(processPaymentRequest);
        if (!orderSettings.PlaceOrderWithLock)
            return await PlaceAsync(processPaymentRequest, draft);

        var result = await orderPlacementGate.EnterAsync(draft.Customer.Id,
            TimeSpan.FromMinutes(orderSettings.MinimumOrderPlacementInterval), () => PlaceAsync(processPaymentRequest, draft));
        if (result is null)
        {
            result = new PlaceOrderResult();
            result.AddError(await localizationService.GetResourceAsync("Checkout.MinOrderPlacementInterval"));
        }

        return result;
    }

    public virtual async Task<ProcessPaymentRequest> GetProcessPaymentRequestAsync()
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        var json = await genericAttributeService.GetAttributeAsync<string>(customer, NopCustomerDefaults.ProcessPaymentRequestAttribute, store.Id);
        return string.IsNullOrEmpty(json) ? null : JsonConvert.DeserializeObject<ProcessPaymentRequest>(json);
    }

    public virtual async Task SetProcessPaymentRequestAsync(ProcessPaymentRequest processPaymentRequest, bool useNewOrderGuid = false)
    {
        var customer = await workContext.GetCurrentCustomerAsync();
        var store = await storeContext.GetCurrentStoreAsync();
        if (processPaymentRequest != null && !useNewOrderGuid)
            await KeepOrderGuidAsync(processPaymentRequest);

        var json = processPaymentRequest is null ? null : JsonConvert.SerializeObject(processPaymentRequest);
        await genericAttributeService.SaveAttributeAsync(customer, NopCustomerDefaults.ProcessPaymentRequestAttribute, json, store.Id);
    }

    //several attempts to pay share one order guid for a while
    private async Task KeepOrderGuidAsync(ProcessPaymentRequest request)
    {
        var previous = await GetProcessPaymentRequestAsync();
        if (previous?.OrderGuidGeneratedOnUtc is not { } generatedOnUtc ||
            (DateTime.UtcNow - generatedOnUtc).TotalSeconds >= paymentSettings.RegenerateOrderGuidInterval)
            return;

        request.OrderGuid = previous.OrderGuid;
        request.OrderGuidGeneratedOnUtc = generatedOnUtc;
    }

    private async Task<PlaceOrderResult> PlaceAsync(ProcessPaymentRequest request, OrderDraft draft)
    {
        var result = new PlaceOrderResult();
        try
        {
            var payment = await PayAsync(request, draft)
                ?? throw new NopException("The payment method gave no result");
            if (payment.Success)
            {
                var order = await SaveOrderAsync(request, payment, draft);
                result.PlacedOrder = order;
                await FinishAsync(request, draft, order);
            }
            else
            {
                foreach (var error in payment.Errors)
                    result.AddError(string.Format(await localizationService.GetResourceAsync("Checkout.PaymentError"), error));
            }
        }
        catch (Exception exception)
        {
            await logger.ErrorAsync(exception.Message, exception);
            result.AddError(exception.Message);
        }

        if (!result.Success)
            await logger.ErrorAsync($"Error while placing order. {string.Join(". ", result.Errors)}", customer: draft.Customer);
        return result;
    }

    private async Task<ProcessPaymentResult> PayAsync(ProcessPaymentRequest request, OrderDraft draft)
    {
        if (!await IsPaymentWorkflowRequiredAsync(draft.Cart))
            return new ProcessPaymentResult { NewPaymentStatus = PaymentStatus.Paid };

        var method = await paymentPluginManager.LoadPluginBySystemNameAsync(request.PaymentMethodSystemName, draft.Customer, request.StoreId)
            ?? throw new NopException("Payment method couldn't be loaded");
        if (!paymentPluginManager.IsPluginActive(method))
            throw new NopException("Payment method is not active");
        if (await shoppingCartService.ShoppingCartIsRecurringAsync(draft.Cart))
            throw new NopException("Recurring payments are not supported by selected payment method");

        return await paymentService.ProcessPaymentAsync(request);
    }

    private async Task<Order> SaveOrderAsync(ProcessPaymentRequest request, ProcessPaymentResult payment, OrderDraft draft)
    {
        var order = draft.Order;
        order.StoreId = request.StoreId;
        order.OrderGuid = request.OrderGuid;
        order.CustomerIp = webHelper.GetCurrentIpAddress();
        order.OrderStatus = OrderStatus.Pending;
        order.PaymentStatus = payment.NewPaymentStatus;
        order.PaymentMethodSystemName = request.PaymentMethodSystemName;
        order.AuthorizationTransactionId = payment.AuthorizationTransactionId;
        order.AuthorizationTransactionResult = payment.AuthorizationTransactionResult;
        order.CaptureTransactionId = payment.CaptureTransactionId;
        order.CaptureTransactionResult = payment.CaptureTransactionResult;
        order.CreatedOnUtc = DateTime.UtcNow;
        order.CustomOrderNumber = string.Empty;

        await addressService.InsertAddressAsync(draft.BillingAddress);
        order.BillingAddressId = draft.BillingAddress.Id;
        if (draft.ShippingAddress != null)
        {
            await addressService.InsertAddressAsync(draft.ShippingAddress);
            order.ShippingAddressId = draft.ShippingAddress.Id;
        }

        await orderService.InsertOrderAsync(order);
        order.CustomOrderNumber = FormatOrderNumber(order);
        await orderService.UpdateOrderAsync(order);
        return order;
    }

    private async Task FinishAsync(ProcessPaymentRequest request, OrderDraft draft, Order order)
    {
        await MoveCartToOrderAsync(draft, order);
        await SaveDiscountUsageAsync(draft, order);
        await SaveGiftCardUsageAsync(draft, order);
        await AnnounceAsync(order);
        await customerService.ResetCheckoutDataAsync(draft.Customer, request.StoreId, clearCouponCodes: true, clearCheckoutAttributes: true);
        await eventPublisher.PublishAsync(new OrderPlacedEvent(order));
        await CheckOrderStatusAsync(order);
        if (order.PaymentStatus == PaymentStatus.Paid)
            await ProcessOrderPaidAsync(order);
    }

    private async Task MoveCartToOrderAsync(OrderDraft draft, Order order)
    {
        foreach (var cartItem in draft.Cart)
        {
            var product = await productService.GetProductByIdAsync(cartItem.ProductId);
            var unitPrice = (await shoppingCartService.GetUnitPriceAsync(cartItem, true)).unitPrice;
            var (subTotal, discountAmount, discounts, _) = await shoppingCartService.GetSubTotalAsync(cartItem, true);
            AddDiscounts(draft.AppliedDiscounts, discounts);

            var orderItem = new OrderItem
            {
                OrderItemGuid = Guid.NewGuid(),
                OrderId = order.Id,
                ProductId = product.Id,
                Quantity = cartItem.Quantity,
                UnitPriceInclTax = await TaxedAsync(unitPrice, true),
                UnitPriceExclTax = await TaxedAsync(unitPrice, false),
                PriceInclTax = await TaxedAsync(subTotal, true),
                PriceExclTax = await TaxedAsync(subTotal, false),
                DiscountAmountInclTax = await TaxedAsync(discountAmount, true),
                DiscountAmountExclTax = await TaxedAsync(discountAmount, false),
                OriginalProductCost = product.ProductCost,
                AttributesXml = cartItem.AttributesXml,
                ItemWeight = product.Weight
            };
            await orderService.InsertOrderItemAsync(orderItem);
            await SaveBoughtGiftCardsAsync(product, orderItem);
            await productService.AdjustInventoryAsync(product, -cartItem.Quantity, cartItem.AttributesXml);
            await eventPublisher.PublishAsync(new ShoppingCartItemMovedToOrderItemEvent(cartItem, orderItem));

            async Task<decimal> TaxedAsync(decimal amount, bool includingTax) =>
                (await taxService.GetProductPriceAsync(product, amount, includingTax, draft.Customer)).price;
        }

        await shoppingCartService.ClearShoppingCartAsync(draft.Customer, order.StoreId);
    }

    private async Task SaveDiscountUsageAsync(OrderDraft draft, Order order)
    {
        foreach (var discount in draft.AppliedDiscounts)
        {
            if (await discountService.GetDiscountByIdAsync(discount.Id) is null)
                continue;

            await discountService.InsertDiscountUsageHistoryAsync(new DiscountUsageHistory
            {
                DiscountId = discount.Id,
                OrderId = order.Id,
                CreatedOnUtc = DateTime.UtcNow
            });
        }
    }

    private async Task SaveGiftCardUsageAsync(OrderDraft draft, Order order)
    {
        foreach (var applied in draft.AppliedGiftCards)
        {
            await giftCardService.InsertGiftCardUsageHistoryAsync(new GiftCardUsageHistory
            {
                GiftCardId = applied.GiftCard.Id,
                UsedWithOrderId = order.Id,
                UsedValue = applied.AmountCanBeUsed,
                CreatedOnUtc = DateTime.UtcNow
            });
        }
    }

    //a card for every piece; nobody can spend it before it is activated
    private async Task SaveBoughtGiftCardsAsync(Product product, OrderItem orderItem)
    {
        if (!product.IsGiftCard)
            return;

        productAttributeParser.GetGiftCardAttribute(orderItem.AttributesXml, out var recipientName, out var recipientEmail,
            out var senderName, out var senderEmail, out var message);
        for (var i = 0; i < orderItem.Quantity; i++)
        {
            await giftCardService.InsertGiftCardAsync(new GiftCard
            {
                GiftCardType = product.GiftCardType,
                PurchasedWithOrderItemId = orderItem.Id,
                Amount = product.OverriddenGiftCardAmount ?? orderItem.UnitPriceExclTax,
                GiftCardCouponCode = giftCardService.GenerateGiftCardCode(),
                RecipientName = recipientName,
                RecipientEmail = recipientEmail,
                SenderName = senderName,
                SenderEmail = senderEmail,
                Message = message,
                CreatedOnUtc = DateTime.UtcNow
            });
        }
    }

    private async Task AnnounceAsync(Order order)
    {
        var admin = workContext.OriginalCustomerIfImpersonated;
        await AddNoteAsync(order, admin is null
            ? "Order placed"
            : $"Order placed by '{admin.Email}' (ID = {admin.Id}) on behalf of the customer");
        await NoteMailsAsync(order, "Order placed", "store owner",
            await orderMessageSender.SendToStoreOwnerAsync(order, "OrderPlaced.StoreOwnerNotification"));
        await NoteMailsAsync(order, "Order placed", "customer",
            await orderMessageSender.SendToCustomerAsync(order, "OrderPlaced.CustomerNotification"));
    }

    private string FormatOrderNumber(Order order)
    {
        if (string.IsNullOrEmpty(orderSettings.CustomOrderNumberMask))
            return order.Id.ToString();

        return orderSettings.CustomOrderNumberMask
            .Replace("{ID}", order.Id.ToString())
            .Replace("{YYYY}", order.CreatedOnUtc.ToString("yyyy"))
            .Replace("{YY}", order.CreatedOnUtc.ToString("yy"))
            .Replace("{MM}", order.CreatedOnUtc.ToString("MM"))
            .Replace("{DD}", order.CreatedOnUtc.ToString("dd"));
    }

    private void AddDiscounts(List<Discount> known, IEnumerable<Discount> discounts) =>
        known.AddRange(discounts.Where(discount => !discountService.ContainsDiscount(known, discount)));
}
