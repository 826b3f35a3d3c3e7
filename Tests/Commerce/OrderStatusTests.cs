using Moq;
using Nop.Core;
using Nop.Core.Domain.Messages;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Payments;
using Nop.Core.Domain.Shipping;
using Nop.Core.Events;
using Nop.Services.Messages;
using Nop.Services.Orders;

namespace Nop.Plugin.Misc.Loyalty.Tests.Commerce;

/// <summary>Events of an order come in nopCommerce's order, and refunds add up as they do there.</summary>
public sealed class OrderStatusTests
{
    private readonly List<string> _events = [];
    private OrderProcessingService _service = null!;

    [SetUp]
    public void Build()
    {
        _events.Clear();
        var publisher = new Mock<IEventPublisher>();
        Record<OrderStatusChangedEvent>(publisher, changed => $"{changed.PreviousOrderStatus} to {changed.Order.OrderStatus}");
        Record<OrderPaidEvent>(publisher, _ => "paid");
        Record<OrderRefundedEvent>(publisher, refunded => FormattableString.Invariant($"refunded {refunded.Amount} of {refunded.Order.RefundedAmount}"));
        Record<OrderVoidedEvent>(publisher, _ => "voided");

        var templates = new Mock<IMessageTemplateService>();
        templates.Setup(t => t.GetMessageTemplatesByNameAsync(It.IsAny<string>(), It.IsAny<int?>())).ReturnsAsync(new List<MessageTemplate>());
        var orders = new Mock<IOrderService>();
        orders.Setup(o => o.GetOrderItemsAsync(It.IsAny<int>(), null, null, 0)).ReturnsAsync(new List<OrderItem>());

        var sender = ServiceUnderTest.Build<OrderMessageSender>(templates.Object);
        _service = ServiceUnderTest.Build<OrderProcessingService>(publisher.Object, orders.Object, sender);
    }

    [Test]
    public async Task A_paid_download_is_complete_before_anybody_hears_that_it_is_paid()
    {
        await _service.MarkOrderAsPaidAsync(Order(shipping: ShippingStatus.ShippingNotRequired));

        Assert.That(_events, Is.EqualTo(new[] { "Pending to Processing", "Processing to Complete", "paid" }));
    }

    [Test]
    public async Task A_paid_parcel_waits_for_its_delivery()
    {
        var order = Order();
        await _service.MarkOrderAsPaidAsync(order);

        Assert.That(_events, Is.EqualTo(new[] { "Pending to Processing", "paid" }));
        Assert.That(order.PaidDateUtc, Is.Not.Null);
    }

    [Test]
    public async Task Partial_refunds_carry_their_own_amount_and_end_as_refunded()
    {
        var order = Order(PaymentStatus.Paid);

        await _service.PartiallyRefundOfflineAsync(order, 30m);
        Assert.That(order.PaymentStatus, Is.EqualTo(PaymentStatus.PartiallyRefunded));
        Assert.That(_service.CanRefundOffline(order), Is.False);
        Assert.That(_service.CanPartiallyRefundOffline(order, 71m), Is.False);
        await _service.PartiallyRefundOfflineAsync(order, 70m);

        Assert.That(order.PaymentStatus, Is.EqualTo(PaymentStatus.Refunded));
        Assert.That(_events.Where(e => e.StartsWith("refunded")), Is.EqualTo(new[] { "refunded 30 of 30", "refunded 70 of 100" }));
    }

    [Test]
    public async Task A_cancelled_order_can_still_be_refunded_but_not_paid()
    {
        var order = Order(PaymentStatus.Paid);
        await _service.CancelOrderAsync(order, true);

        Assert.That(_service.CanRefundOffline(order), Is.True);
        Assert.That(_service.CanMarkOrderAsPaid(order), Is.False);
        Assert.ThrowsAsync<NopException>(() => _service.CancelOrderAsync(order, true));
        Assert.That(_events, Is.EqualTo(new[] { "Processing to Cancelled" }));
    }

    [Test]
    public async Task Only_an_authorised_payment_can_be_voided()
    {
        Assert.That(_service.CanVoidOffline(Order()), Is.False);

        await _service.VoidOfflineAsync(Order(PaymentStatus.Authorized));

        Assert.That(_events, Is.EqualTo(new[] { "voided" }));
    }

    private static Order Order(PaymentStatus payment = PaymentStatus.Pending, ShippingStatus shipping = ShippingStatus.NotYetShipped)
    {
        return new Order
        {
            OrderTotal = 100m,
            OrderStatus = payment == PaymentStatus.Pending ? OrderStatus.Pending : OrderStatus.Processing,
            PaymentStatus = payment,
            ShippingStatus = shipping
        };
    }

    private void Record<TEvent>(Mock<IEventPublisher> publisher, Func<TEvent, string> text)
    {
        publisher.Setup(p => p.PublishAsync(It.IsAny<TEvent>()))
            .Callback((TEvent published) => _events.Add(text(published)))
            .Returns(Task.CompletedTask);
    }
}
