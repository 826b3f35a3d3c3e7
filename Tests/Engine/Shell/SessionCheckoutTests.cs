using Moq;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Services.Customers;
using Nop.Services.Discounts;
using Nop.Services.Orders;
using Nop.Services.Payments;

namespace Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;

/// <summary>What becomes of a session when its order is placed, twice, not at all, or while the provider is away.</summary>
[TestFixture]
public sealed class SessionCheckoutTests : SessionFixture
{
    [SetUp]
    public async Task AcceptAsync()
    {
        await IdentifyAsync();
        await _shop.Get<SessionCart>().AcceptAsync(_vera, _shop.Store, 3);
    }

    [Test]
    public async Task The_order_takes_the_session_with_it_and_the_provider_keeps_its_rewards()
    {
        var placed = await PlaceAsync();

        Assert.That(placed.Errors, Is.Empty);
        Assert.That((_shop.Session.Status, _shop.Session.Discount), Is.EqualTo((ProviderSessionStatus.PendingFinalization, 5m)));
        Assert.That(_shop.Session.OrderId, Is.EqualTo(_shop.World.Orders.Rows.Single().Id));
        Assert.That(_shop.Provider.Calls[^1], Is.EqualTo("claim"));
        Assert.That(_shop.Coupons, Is.Empty, "the next cart begins without it");
    }

    [Test]
    public async Task The_discount_of_a_session_holds_for_its_shopper_alone_and_while_an_order_is_placed_for_that_attempt()
    {
        var mia = _shop.World.NewCustomer();

        Assert.That(await HoldsAsync(_vera), Is.True);
        Assert.That(await HoldsAsync(mia), Is.False, "another shopper's");
        PlaceOrderAttempt.Current = Guid.NewGuid();
        Assert.That(await HoldsAsync(_vera), Is.False, "an attempt that has not claimed it");
        await _shop.Get<ProviderSessions>().ScheduleAsync(_shop.Session.Id, row => row.AttemptId = PlaceOrderAttempt.Current);
        Assert.That(await HoldsAsync(_vera), Is.True, "the attempt that has");
        PlaceOrderAttempt.Current = Guid.NewGuid();
        Assert.That(await HoldsAsync(_vera), Is.False, "an attempt beside it");
        PlaceOrderAttempt.Current = null;
        Assert.That(await HoldsAsync(_vera, assume: true), Is.False, "what the cart comes to without it");
    }

    [Test]
    public async Task A_payment_that_fails_leaves_the_session_to_the_cart()
    {
        await PlaceAsync(pay: false);

        Assert.That((_shop.Session.Status, _shop.Session.AttemptId, _shop.Session.Discount), Is.EqualTo((ProviderSessionStatus.Active, (Guid?)null, 5m)));
        Assert.That(_shop.Coupons, Has.Count.EqualTo(1));
        Assert.That(_shop.Provider.Calls, Has.None.EqualTo("claim"), "the provider knows no way back from that");

        Assert.That((await PlaceAsync()).Errors, Is.Empty);
    }

    [Test]
    public async Task Of_a_double_click_one_order_is_placed()
    {
        PlaceOrderResult? second = null;

        await PlaceAsync(meanwhile: async () => second = await PlaceAsync());

        Assert.That(second!.Errors, Has.Count.EqualTo(1));
        Assert.That(_shop.World.Orders.Rows, Has.Count.EqualTo(1));
        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.PendingFinalization));
    }

    [Test]
    public async Task A_total_that_is_not_the_one_the_shopper_saw_is_asked_about_first()
    {
        _shop.Prices[_shop.Cart[0].ProductId] = 4m;

        var refused = await PlaceAsync();

        Assert.That(refused.Errors.Single(), Does.EndWith("TotalChanged"));
        Assert.That(_shop.World.Orders.Rows, Is.Empty);
        Assert.That((await PlaceAsync()).Errors, Is.Empty, "it goes through when it is confirmed");
    }

    [Test]
    public async Task A_provider_that_is_down_does_not_stop_the_sale_and_hears_of_it_later_once()
    {
        _shop.Provider.Fault = () => throw new HttpRequestException("down");

        var placed = await PlaceAsync();
        Assert.That(placed.Errors, Is.Empty);
        Assert.That((_shop.Session.Status, _shop.Session.ClaimedOnUtc, _shop.Session.Discount), Is.EqualTo((ProviderSessionStatus.PendingFinalization, (DateTime?)null, 5m)), "at the price that was shown");

        _shop.Provider.Fault = null;
        _shop.Time.Pass(TimeSpan.FromMinutes(6));
        await _shop.Get<SessionFinalization>().AdvanceDueAsync();
        Assert.That(_shop.Session.ClaimedOnUtc, Is.Not.Null);
    }

    [Test]
    public async Task A_process_that_dies_while_the_order_is_placed_leaves_it_to_the_task()
    {
        var guid = Guid.NewGuid();
        await _shop.Get<ProviderSessions>().MoveAsync(_shop.Session, new SessionStep(ProviderSessionAction.Place, "test"), row => (row.AttemptId, row.OrderGuid) = (Guid.NewGuid(), guid));
        _shop.Order(guid);
        Assert.That(await _shop.Get<SessionCheckout>().SettleAbandonedAsync(), Is.Zero, "its payment may still be running");

        _shop.Time.Pass(TimeSpan.FromMinutes(16));
        Assert.That(await _shop.Get<SessionCheckout>().SettleAbandonedAsync(), Is.EqualTo(1));

        Assert.That(_shop.Session.Status, Is.EqualTo(ProviderSessionStatus.PendingFinalization));
    }

    /// <summary>What the condition of the session's discount says to nopCommerce, in a request of its own. Nobody has points of the store's own here.</summary>
    private async Task<bool> HoldsAsync(Customer customer, bool assume = false)
    {
        var discounts = _shop.Get<IDiscountService>();
        var guests = Mock.Of<ICustomerService>(service => service.IsGuestAsync(It.IsAny<Customer>(), It.IsAny<bool>()) == Task.FromResult(true));
        var rule = new RedemptionRule(new CachedPrices(new CatalogSettings(), discounts), new CartRedemptionsReader(guests, discounts, null!, null!), discounts, _shop.World.Logger.Object,
            _shop.Get<Lazy<IOrderProcessingService>>(), _shop.Get<ProviderConfigurations>(), new RedemptionGate(), new Lazy<SessionHold>(_shop.Get<SessionHold>), TimeProvider.System);
        RedemptionAssumption.Current = assume ? new RedemptionAssumption([_shop.Session.DiscountId]) : null;
        try
        {
            return await rule.HoldsAsync(new DiscountRequirementValidationRequest { Customer = customer, Store = _shop.Store, DiscountRequirementId = _shop.Requirements.Single(row => !row.IsGroup).Id });
        }
        finally
        {
            RedemptionAssumption.Current = null;
        }
    }

    private async Task<PlaceOrderResult> PlaceAsync(bool pay = true, Func<Task>? meanwhile = null)
    {
        var request = new ProcessPaymentRequest { CustomerId = _vera.Id, StoreId = 1, OrderGuid = Guid.NewGuid() };

        return await _shop.Get<SessionCheckout>().PlaceAsync(request, async () =>
        {
            if (meanwhile is not null)
                await meanwhile();
            var result = new PlaceOrderResult();
            if (pay)
                result.PlacedOrder = _shop.Order(request.OrderGuid);
            else
                result.AddError("declined");

            return result;
        });
    }
}
