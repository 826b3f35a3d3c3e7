using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

/// <summary>Orders change after they were placed, by administrators and by shoppers, as in nopCommerce.</summary>
[TestFixture]
public sealed class OrderEditingTests : ShopFixture
{
    private const string AutoUpdate = "ordersettings.autoupdateordertotalsoneditingorder";

    [TearDown]
    public Task TotalsStandStillAsync() => SetAsync(AutoUpdate, "False");

    [Test]
    public async Task Edited_totals_are_saved_as_they_are_given()
    {
        var order = await PlaceAsync();

        await Orders.EditTotalsAsync(order, ("OrderTotalValue", 42.5m));

        Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(42.5m));
    }

    [Test]
    public async Task An_edited_line_leaves_the_totals_alone_unless_the_store_says_otherwise()
    {
        var order = await PlaceAsync();
        await Orders.EditFirstItemAsync(order, 2, 50m);
        Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(69.97m));

        await SetAsync(AutoUpdate, "True");
        await Orders.EditFirstItemAsync(order, 3, 50m);

        var amounts = (await Orders.ReadAsync(order)).Amounts;
        Assert.That(amounts["OrderSubtotalExclTaxValue"], Is.EqualTo(150m));
        Assert.That(amounts["OrderSubtotalInclTaxValue"], Is.EqualTo(165m));
        Assert.That(amounts["TaxValue"], Is.EqualTo(15m));
        Assert.That(amounts["OrderTotalValue"], Is.EqualTo(170m));
    }

    [Test]
    public async Task Editing_drops_the_coupon_because_the_shopper_no_longer_holds_it()
    {
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.ApplyCouponAsync("WELCOME10");
        var order = await Shopper.PlaceOrderAsync();
        Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalDiscountValue"], Is.EqualTo(7m));

        await SetAsync(AutoUpdate, "True");
        await Orders.EditFirstItemAsync(order, 1, 50m);

        var amounts = (await Orders.ReadAsync(order)).Amounts;
        Assert.That(amounts["OrderTotalDiscountValue"], Is.Zero);
        Assert.That(amounts["OrderTotalValue"], Is.EqualTo(60m));
    }

    [Test]
    public async Task A_deleted_line_takes_its_price_with_it()
    {
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.AddToCartAsync("/tea-caddy");
        var order = await Shopper.PlaceOrderAsync();
        await SetAsync(AutoUpdate, "True");

        await Orders.DeleteFirstItemAsync(order);

        Assert.That((await Orders.ReadAsync(order)).Amounts["OrderTotalValue"], Is.EqualTo(29m));
    }

    [Test]
    public async Task A_cancelled_order_is_reopened_by_the_status_box()
    {
        var order = await PlaceAsync();
        await Orders.CancelAsync(order);
        Assert.That((await Orders.ReadAsync(order)).OrderStatus, Is.EqualTo("Cancelled"));

        await Orders.ChangeStatusAsync(order, AdminOrders.Processing);

        Assert.That((await Orders.ReadAsync(order)).OrderStatus, Is.EqualTo("Processing"));
    }

    [Test]
    public async Task A_shopper_cancels_an_unpaid_order_and_orders_it_again()
    {
        var order = await PlaceAsync();
        var cancel = (await Shopper.PageAsync($"/orderdetails/{order}")).QuerySelector("#cancel_order")!.GetAttribute("href")!;

        await Shopper.PageAsync(cancel);

        Assert.That((await Orders.ReadAsync(order)).OrderStatus, Is.EqualTo("Cancelled"));
        var details = await Shopper.PageAsync($"/orderdetails/{order}");
        Assert.That(details.QuerySelector("#cancel_order"), Is.Null);
        var cart = await Shopper.PageAsync(details.QuerySelector(".re-order-button")!.GetAttribute("href")!);
        Assert.That(cart.QuerySelector(".product-name")!.TextContent, Is.EqualTo("Pour-over kettle"));
    }

    private async Task<int> PlaceAsync()
    {
        await Shopper.AddToCartAsync(Kettle);
        return await Shopper.PlaceOrderAsync();
    }
}
