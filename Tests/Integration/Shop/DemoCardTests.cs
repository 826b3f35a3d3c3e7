using System.Diagnostics;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

/// <summary>The demo card pays, declines, dawdles and crashes, so that what nopCommerce does then can be seen.</summary>
[TestFixture(TestDatabase.Sqlite)]
[SandboxOnly("the demo card is a part of the sandbox")]
public sealed class DemoCardTests(TestDatabase database) : ShopFixture(database)
{
    [Test]
    public async Task A_good_card_pays_at_once_and_gives_the_money_back_online()
    {
        await Shopper.AddToCartAsync(Kettle);
        var order = await Shopper.PlaceOrderAsync(Checkout.GoodCard);
        Assert.That((await Orders.ReadAsync(order)).PaymentStatus, Is.EqualTo("Paid"));

        await Orders.RefundOnlineAsync(order);

        Assert.That((await Orders.ReadAsync(order)).PaymentStatus, Is.EqualTo("Refunded"));
    }

    [Test]
    public async Task An_authorised_payment_is_captured_or_voided()
    {
        await Shopper.AddToCartAsync(Kettle);
        var captured = await Shopper.PlaceOrderAsync(Checkout.AuthorizedCard);
        await Shopper.AddToCartAsync(Kettle);
        var voided = await Shopper.PlaceOrderAsync(Checkout.AuthorizedCard);
        Assert.That((await Orders.ReadAsync(voided)).PaymentStatus, Is.EqualTo("Authorized"));

        await Orders.CaptureAsync(captured);
        await Orders.VoidAsync(voided);

        Assert.That((await Orders.ReadAsync(captured)).PaymentStatus, Is.EqualTo("Paid"));
        Assert.That((await Orders.ReadAsync(voided)).PaymentStatus, Is.EqualTo("Voided"));
    }

    [Test]
    public async Task A_declined_card_places_no_order_and_leaves_cart_and_coupon()
    {
        await Shopper.AddToCartAsync(Kettle);
        var before = await Shopper.PlaceOrderAsync();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.ApplyCouponAsync("WELCOME10");

        var answer = await Shopper.ConfirmAsync(await Shopper.GoToConfirmAsync(Checkout.DeclinedCard));

        Assert.That(answer, Does.Contain("declined"));
        Assert.That(await Shopper.LatestOrderAsync(), Is.EqualTo(before));
        var cart = await Shopper.PageAsync("/cart");
        Assert.That(cart.QuerySelector(".applied-discount-code"), Is.Not.Null);
        await Shopper.PlaceOrderAsync(Checkout.GoodCard);
    }

    [Test]
    public async Task A_number_that_is_no_card_number_is_asked_for_again()
    {
        await Shopper.AddToCartAsync(Kettle);
        var token = await Shopper.GoToConfirmAsync(Checkout.GoodCard);

        var answer = await Shopper.PostAsync("/checkout/OpcSavePaymentInfo/", ("CardNumber", "12"), ("__RequestVerificationToken", token));

        var json = await answer.Content.ReadAsStringAsync();
        Assert.That(json, Does.Contain("16 digits").And.Not.Contain("goto_section"));
    }

    [Test]
    public async Task The_card_is_asked_for_on_a_page_of_its_own_in_the_checkout_with_pages()
    {
        await SetAsync("ordersettings.onepagecheckoutenabled", "False");
        try
        {
            await Shopper.AddToCartAsync(Kettle);

            var order = await Shopper.PlaceOrderStepByStepAsync(Checkout.GoodCard);

            Assert.That((await Orders.ReadAsync(order)).PaymentStatus, Is.EqualTo("Paid"));
        }
        finally
        {
            await SetAsync("ordersettings.onepagecheckoutenabled", "True");
        }
    }

    [Test]
    public async Task Three_confirms_of_one_slow_payment_make_one_order()
    {
        var ordersBefore = await CountOrdersAsync();
        await Shopper.AddToCartAsync(Kettle);
        var token = await Shopper.GoToConfirmAsync(Checkout.SlowCard(2000));
        var clock = Stopwatch.StartNew();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Shopper.ConfirmAsync(token)));

        Assert.That(clock.ElapsedMilliseconds, Is.GreaterThan(1900).And.LessThan(6000), "they pay side by side");
        Assert.That(answers.Count(answer => answer.Contains("success")), Is.EqualTo(1), string.Join("\n", answers));
        Assert.That(await CountOrdersAsync(), Is.EqualTo(ordersBefore + 1));
        Assert.That((await Orders.ReadAsync(await Shopper.LatestOrderAsync())).PaymentStatus, Is.EqualTo("Paid"));
        Assert.That((await Shopper.PageAsync("/cart")).QuerySelectorAll(".cart tbody tr"), Is.Empty);
    }

    [Test]
    public async Task A_second_order_within_the_interval_is_refused_before_it_is_paid()
    {
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.PlaceOrderAsync(Checkout.GoodCard);
        await SetAsync("ordersettings.minimumorderplacementinterval", "1");
        try
        {
            await Shopper.AddToCartAsync(Kettle);
            var ordersBefore = await CountOrdersAsync();

            await Shopper.ConfirmAsync(await Shopper.GoToConfirmAsync(Checkout.GoodCard));

            Assert.That(await CountOrdersAsync(), Is.EqualTo(ordersBefore));
        }
        finally
        {
            await SetAsync("ordersettings.minimumorderplacementinterval", "0");
        }
    }

    [Test]
    public async Task A_store_killed_between_payment_and_order_has_the_cart_and_no_order()
    {
        await using var store = await LoyaltyStore.StartAsync(Database);
        store.Kill(0);
        await store.StartAgainAsync("--crash-card");
        using var shopper = await store.ShopperAsync();
        await shopper.AddToCartAsync(Kettle);
        var before = await shopper.LatestOrderAsync();
        var token = await shopper.GoToConfirmAsync(Checkout.CrashCard);

        Assert.That(async () => await shopper.ConfirmAsync(token), Throws.InstanceOf<HttpRequestException>());
        await store.StartAgainAsync();

        using var again = await store.ShopperAsync();
        Assert.That(await again.LatestOrderAsync(), Is.EqualTo(before));
        Assert.That((await again.PageAsync("/cart")).QuerySelectorAll(".cart tbody tr"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Without_the_switch_the_crash_card_is_an_ordinary_card()
    {
        await Shopper.AddToCartAsync(Kettle);

        var order = await Shopper.PlaceOrderAsync(Checkout.CrashCard);

        Assert.That((await Orders.ReadAsync(order)).PaymentStatus, Is.EqualTo("Paid"));
    }

    private async Task<int> CountOrdersAsync() =>
        (await Shopper.PageAsync("/order/history")).QuerySelectorAll("a[href^='/orderdetails/']").Select(link => link.GetAttribute("href")).Distinct().Count();
}
