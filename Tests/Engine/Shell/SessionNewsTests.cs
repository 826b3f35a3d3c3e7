using System.Text.Json;
using Moq;
using Nop.Core.Domain.Orders;
using Nop.Core.Events;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>Who hears of what an order earned at a provider, and what happens to a session when something happens to its order.</summary>
[TestFixture]
public sealed class SessionNewsTests
{
    private SessionWorld _shop = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _shop = new SessionWorld();
        await _shop.ConfigureAsync(row => row.DisplayName = "Paper Club");
    }

    [TearDown]
    public void Stop()
    {
        PlaceOrderAttempt.Current = null;
        _shop.Dispose();
    }

    [Test]
    public async Task What_an_order_earned_is_told_once_by_mail_and_webhook()
    {
        var listener = Listen();
        var order = await BookAsync();

        Assert.That(await _shop.Get<SessionNews>().TellAsync(), Is.EqualTo(1));
        Assert.That(await _shop.Get<SessionNews>().TellAsync(), Is.Zero);

        var mail = _shop.Mails.Mails.Single();
        Assert.That((mail["Loyalty.ProgramName"], mail["Loyalty.Points"], mail["Loyalty.PointsSpent"], mail["Loyalty.Balance"], mail["Loyalty.OrderNumber"]),
            Is.EqualTo(("Paper Club", "20", "0", "720", order.CustomOrderNumber)));
        Assert.That(mail, Does.Not.ContainKey("Loyalty.UnsubscribeUrl"), "a mail about an order is none of the kinds that members turn off");
        var told = _shop.World.Deliveries.Rows.Single();
        Assert.That(told.WebhookId, Is.EqualTo(listener.Id));
        using var body = JsonDocument.Parse(told.Body);
        var data = body.RootElement.GetProperty("data");
        Assert.That(body.RootElement.GetProperty("type").GetString(), Is.EqualTo(WebhookEvents.SESSION_FINALIZED));
        Assert.That((data.GetProperty("sessionId").GetInt32(), data.GetProperty("orderId").GetInt32(), data.GetProperty("earned").GetInt64()), Is.EqualTo((_shop.Session.Id, order.Id, 20L)));
    }

    [Test]
    public async Task A_correction_is_told_again()
    {
        Listen();
        var order = await BookAsync();
        await _shop.Get<SessionNews>().TellAsync();

        order.RefundedAmount = 10m;
        order.PaymentStatus = Nop.Core.Domain.Payments.PaymentStatus.PartiallyRefunded;
        _shop.World.Orders.Update(order);
        await Orders().HandleEventAsync(new OrderRefundedEvent(order, 10m));
        await _shop.Get<SessionFinalization>().AdvanceDueAsync();
        await _shop.Get<SessionNews>().TellAsync();

        Assert.That(_shop.Mails.Mails.Select(mail => mail["Loyalty.Points"]), Is.EqualTo(new[] { "20", "10" }));
        Assert.That(_shop.World.Deliveries.Rows, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_mail_is_not_sent_where_the_merchant_switched_it_off_and_webhooks_hear_all_the_same()
    {
        Listen();
        _shop.Mails.Deactivate(LoyaltyMessageTemplates.ProviderSummary);
        await BookAsync();

        await _shop.Get<SessionNews>().TellAsync();

        Assert.That(_shop.Mails.Mails, Is.Empty);
        Assert.That(_shop.World.Deliveries.Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_happens_to_an_order_lets_its_session_be_looked_at_at_once()
    {
        var (order, session) = await _shop.PlaceAsync();
        await _shop.Get<SessionFinalization>().AdvanceDueAsync();
        var later = _shop.Session.DueOnUtc;
        Assert.That(later, Is.GreaterThan(_shop.Get<ProviderSessions>().NowUtc), "nothing is due before the order is fulfilled, or one looks again");

        PlaceOrderAttempt.Current = Guid.NewGuid();
        await Orders().HandleEventAsync(new OrderStatusChangedEvent(order, OrderStatus.Pending));
        Assert.That(_shop.Session.DueOnUtc, Is.EqualTo(later), "while it is being placed an order is saved again and again");

        PlaceOrderAttempt.Current = null;
        await new PointsLineConsumer(null!, null!, null!, null!, null!, Wake).HandleEventAsync(new EntityInsertedEvent<OrderItem>(new OrderItem { OrderId = order.Id }));
        Assert.That(_shop.Session.DueOnUtc, Is.EqualTo(_shop.Get<ProviderSessions>().NowUtc));
    }

    [Test]
    public async Task An_event_that_cannot_be_followed_is_logged_and_does_not_stop_the_order()
    {
        var log = new Mock<ILogger>();
        var wake = new SessionWake(new Lazy<ILogger>(log.Object), new Lazy<SessionFinalization>(() => throw new InvalidOperationException("the database is away")), _shop.Get<ProviderConfigurations>());

        await wake.RunAsync(12);

        log.Verify(logger => logger.ErrorAsync(It.Is<string>(text => text.Contains("order 12")), It.IsAny<Exception>(), null), Times.Once);
    }

    [Test]
    public void A_store_without_a_provider_makes_nothing_for_an_event_of_an_order()
    {
        using var other = new SessionWorld();
        var wake = new SessionWake(null!, new Lazy<SessionFinalization>(() => throw new InvalidOperationException("nobody needs it")), other.Get<ProviderConfigurations>());

        Assert.That(async () => await wake.RunAsync(12), Throws.Nothing);
    }

    private OrderEventConsumer Orders() => new(null!, new Lazy<ILogger>(_shop.World.Logger.Object), new Lazy<IOrderConvergence>(Mock.Of<IOrderConvergence>), null!, null!, null!, Wake);

    private Lazy<SessionWake> Wake => new(_shop.Get<SessionWake>);

    private Webhook Listen() => _shop.World.Webhooks.Add(new Webhook { Name = "till", Url = "https://till.example/", Active = true, Secret = "x" });

    /// <summary>An order of twenty, fulfilled and booked at the provider.</summary>
    private async Task<Order> BookAsync()
    {
        var (order, session) = await _shop.PlaceAsync();
        var customer = _shop.World.NewCustomer();
        customer.Email = "vera@example.com";
        await _shop.Get<ProviderSessions>().ScheduleAsync(session.Id, row => row.CustomerId = customer.Id);
        (order.CustomOrderNumber, order.OrderStatus) = ("A-1", OrderStatus.Complete);
        _shop.World.Orders.Update(order);
        await _shop.Get<SessionFinalization>().AdvanceDueAsync();
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.Finalized));

        return order;
    }
}
