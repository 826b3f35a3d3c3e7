using Nop.Services.Payments;

namespace Nop.Services.Orders;

public partial class OrderProcessingService
{
    public virtual async Task<bool> CanCaptureAsync(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        return order.OrderStatus is not (OrderStatus.Cancelled or OrderStatus.Pending) &&
            order.PaymentStatus == PaymentStatus.Authorized &&
            await paymentService.SupportCaptureAsync(order.PaymentMethodSystemName);
    }

    public virtual async Task<IList<string>> CaptureAsync(Order order)
    {
        if (!await CanCaptureAsync(order))
            throw new NopException("Cannot do capture for order.");

        return await TryAsync(order, "capture", async () =>
        {
            var result = await paymentService.CaptureAsync(new CapturePaymentRequest { Order = order });
            if (!result.Success)
                return result.Errors;

            order.CaptureTransactionId = result.CaptureTransactionId;
            order.CaptureTransactionResult = result.CaptureTransactionResult;
            order.PaymentStatus = result.NewPaymentStatus;
            if (order.PaymentStatus == PaymentStatus.Paid)
                order.PaidDateUtc = DateTime.UtcNow;
            await orderService.UpdateOrderAsync(order);
            await AddNoteAsync(order, "Order has been captured");
            await CheckOrderStatusAsync(order);
            if (order.PaymentStatus == PaymentStatus.Paid)
                await ProcessOrderPaidAsync(order);
            return result.Errors;
        });
    }

    public virtual bool CanMarkOrderAsPaid(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        return order.OrderStatus != OrderStatus.Cancelled &&
            order.PaymentStatus is not (PaymentStatus.Paid or PaymentStatus.Refunded or PaymentStatus.Voided);
    }

    public virtual async Task MarkOrderAsPaidAsync(Order order)
    {
        if (!CanMarkOrderAsPaid(order))
            throw new NopException("You can't mark this order as paid");

        order.PaymentStatus = PaymentStatus.Paid;
        order.PaidDateUtc = DateTime.UtcNow;
        await orderService.UpdateOrderAsync(order);
        await AddNoteAsync(order, "Order has been marked as paid");

        //the status may change before anybody hears of the payment
        await CheckOrderStatusAsync(order);
        if (order.PaymentStatus == PaymentStatus.Paid)
            await ProcessOrderPaidAsync(order);
    }

    public virtual async Task<bool> CanRefundAsync(Order order) =>
        CanRefundOffline(order) && await paymentService.SupportRefundAsync(order.PaymentMethodSystemName);

    public virtual async Task<IList<string>> RefundAsync(Order order)
    {
        if (!await CanRefundAsync(order))
            throw new NopException("Cannot do refund for order.");

        return await RefundOnlineAsync(order, order.OrderTotal, false);
    }

    //after a partial refund only further partial refunds are possible
    public virtual bool CanRefundOffline(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        return order.OrderTotal != decimal.Zero && order.RefundedAmount <= decimal.Zero && order.PaymentStatus == PaymentStatus.Paid;
    }

    public virtual async Task RefundOfflineAsync(Order order)
    {
        if (!CanRefundOffline(order))
            throw new NopException("You can't refund this order");

        await BookRefundAsync(order, order.OrderTotal, PaymentStatus.Refunded, "marked as refunded");
    }

    public virtual async Task<bool> CanPartiallyRefundAsync(Order order, decimal amountToRefund) =>
        CanPartiallyRefundOffline(order, amountToRefund) &&
            await paymentService.SupportPartiallyRefundAsync(order.PaymentMethodSystemName);

    public virtual async Task<IList<string>> PartiallyRefundAsync(Order order, decimal amountToRefund)
    {
        if (!await CanPartiallyRefundAsync(order, amountToRefund))
            throw new NopException("Cannot do partial refund for order.");

        return await RefundOnlineAsync(order, amountToRefund, true);
    }

    public virtual bool CanPartiallyRefundOffline(Order order, decimal amountToRefund)
    {
        ArgumentNullException.ThrowIfNull(order);

        var remaining = order.OrderTotal - order.RefundedAmount;
        return order.OrderTotal != decimal.Zero && remaining > decimal.Zero && amountToRefund <= remaining &&
            order.PaymentStatus is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded;
    }

    public virtual async Task PartiallyRefundOfflineAsync(Order order, decimal amountToRefund)
    {
        if (!CanPartiallyRefundOffline(order, amountToRefund))
            throw new NopException("You can't partially refund (offline) this order");

        await BookRefundAsync(order, amountToRefund, PaymentStatus.PartiallyRefunded, "marked as partially refunded");
    }

    public virtual async Task<bool> CanVoidAsync(Order order) =>
        CanVoidOffline(order) && await paymentService.SupportVoidAsync(order.PaymentMethodSystemName);

    public virtual async Task<IList<string>> VoidAsync(Order order)
    {
        if (!await CanVoidAsync(order))
            throw new NopException("Cannot do void for order.");

        return await TryAsync(order, "void", async () =>
        {
            var result = await paymentService.VoidAsync(new VoidPaymentRequest { Order = order });
            if (result.Success)
                await BookVoidAsync(order, result.NewPaymentStatus, "voided");
            return result.Errors;
        });
    }

    public virtual bool CanVoidOffline(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);

        return order.OrderTotal != decimal.Zero && order.PaymentStatus == PaymentStatus.Authorized;
    }

    public virtual async Task VoidOfflineAsync(Order order)
    {
        if (!CanVoidOffline(order))
            throw new NopException("You can't void this order");

        await BookVoidAsync(order, PaymentStatus.Voided, "marked as voided");
    }

    private async Task<IList<string>> RefundOnlineAsync(Order order, decimal amount, bool isPartial)
    {
        return await TryAsync(order, "refund", async () =>
        {
            var result = await paymentService.RefundAsync(new RefundPaymentRequest
            {
                Order = order,
                AmountToRefund = amount,
                IsPartialRefund = isPartial
            });
            if (result.Success)
                await BookRefundAsync(order, amount, result.NewPaymentStatus, isPartial ? "partially refunded" : "refunded");
            return result.Errors;
        });
    }

    //the event names this refund alone; the order carries the sum of all of them
    private async Task BookRefundAsync(Order order, decimal amount, PaymentStatus status, string action)
    {
        order.RefundedAmount += amount;
        order.PaymentStatus = status == PaymentStatus.PartiallyRefunded && order.RefundedAmount == order.OrderTotal
            ? PaymentStatus.Refunded
            : status;
        await orderService.UpdateOrderAsync(order);
        await AddNoteAsync(order, FormattableString.Invariant($"Order has been {action}. Amount = {amount}"));
        await eventPublisher.PublishAsync(new OrderRefundedEvent(order, amount));
        await CheckOrderStatusAsync(order);

        await NoteMailsAsync(order, "Order refunded", "store owner",
            await orderMessageSender.SendToStoreOwnerAsync(order, "OrderRefunded.StoreOwnerNotification", amount));
        await NoteMailsAsync(order, "Order refunded", "customer",
            await orderMessageSender.SendToCustomerAsync(order, "OrderRefunded.CustomerNotification", amount));
    }

    private async Task BookVoidAsync(Order order, PaymentStatus status, string action)
    {
        order.PaymentStatus = status;
        await orderService.UpdateOrderAsync(order);
        await AddNoteAsync(order, $"Order has been {action}");
        await eventPublisher.PublishAsync(new OrderVoidedEvent(order));
        await CheckOrderStatusAsync(order);
    }

    //a failing payment method leaves a note and a log entry; the caller gets the errors
    private async Task<IList<string>> TryAsync(Order order, string operation, Func<Task<IList<string>>> action)
    {
        IList<string> errors;
        try
        {
            errors = await action();
        }
        catch (Exception exception)
        {
            errors = [$"Error: {exception.Message}. Full exception: {exception}"];
        }

        if (!errors.Any())
            return errors;

        var text = string.Join(". ", errors);
        await AddNoteAsync(order, $"Unable to {operation} order. {text}");
        await logger.ErrorAsync($"Unable to {operation} order #{order.Id}. {text}");
        return errors;
    }
}
