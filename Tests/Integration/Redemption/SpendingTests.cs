using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redemption;

/// <summary>Points spent on a cart, through the store's real totals, coupons and orders.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class SpendingTests(TestDatabase database) : ShopFixture(database)
{
    [OneTimeSetUp]
    public Task GiveAsync() => Store.GivePointsAsync(Store.Demo.ShopperId, 20_000);

    [TearDown]
    public async Task TheLedgerAddsUpAsync()
    {
        await Shopper.EmptyCartAsync();
        await ParallelDebitTests.AssertNoDriftAsync(Store);
    }

    [Test]
    public async Task Points_spent_lower_the_total_and_are_used_by_the_order()
    {
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        var before = await Shopper.PointsAsync();

        var redemption = await Shopper.SpendAsync(500);
        var reserved = await Shopper.PointsAsync();
        var order = await Shopper.PlaceOrderAsync();

        Assert.That(reserved, Is.EqualTo(before - 500));
        var details = await Shopper.PageAsync($"/orderdetails/{order}");
        Assert.That(details.QuerySelector(".discount-value, .order-total-discount, .totals")!.Text(), Does.Contain("5.00"));
        var used = await FindAsync(redemption.GetProperty("id").GetInt32());
        Assert.That(used.GetProperty("status").GetString(), Is.EqualTo("confirmed"));
        Assert.That(used.GetProperty("orderId").GetInt32(), Is.EqualTo(order));
        // 64.97 less 5.00 that points paid for
        Assert.That(await Shopper.PointsAsync(), Is.EqualTo(before - 500 + 59));
    }

    [Test]
    public async Task Removing_the_coupon_with_the_stores_own_cross_gives_the_points_back()
    {
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        var before = await Shopper.PointsAsync();
        await Shopper.SpendAsync(500);

        await Shopper.PostFormAsync("/cart", "/cart", ($"removediscount-{await Store.LiveDiscountAsync()}", "x"));

        Assert.That(await Shopper.PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Emptying_the_cart_gives_the_points_back()
    {
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        var before = await Shopper.PointsAsync();
        await Shopper.SpendAsync(500);

        await Shopper.EmptyCartAsync();

        Assert.That(await Shopper.PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Signing_out_gives_the_points_back()
    {
        using var shopper = await Store.ShopperAsync();
        await shopper.AddToCartAsync(Store.Demo.ProductPath);
        var before = await Shopper.PointsAsync();
        await shopper.SpendAsync(500);

        await shopper.Http.GetAsync("/logout");

        Assert.That(await Shopper.PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_reservation_whose_time_is_over_counts_for_nothing_and_comes_back()
    {
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        var before = await Shopper.PointsAsync();
        var redemption = await Shopper.SpendAsync(500);
        await Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '2026-01-01 00:00:00' WHERE \"Id\" = {redemption.GetProperty("id").GetInt32()}");

        await Store.RunTaskAsync("Loyalty. Release reservations");

        Assert.That(await Shopper.PointsAsync(), Is.EqualTo(before));
        Assert.That((await FindAsync(redemption.GetProperty("id").GetInt32())).GetProperty("status").GetString(), Is.EqualTo("expired"));
    }

    [Test]
    public async Task A_leaked_code_is_worth_nothing_to_others()
    {
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        await Shopper.SpendAsync(500);
        var code = await Store.ReadTextAsync("SELECT \"CouponCode\" FROM \"LoyaltyRedemption\" WHERE \"StatusId\" = 10");
        Assert.That((await Shopper.PageAsync("/cart")).Body!.TextContent, Does.Not.Contain(code).IgnoreCase, "it is nobody's business");
        using var stranger = Store.Visitor();
        await stranger.AddToCartAsync(Store.Demo.ProductPath);

        await stranger.PostFormAsync("/cart", "/cart", ("discountcouponcode", code), ("applydiscountcouponcode", "apply"));

        var page = await stranger.PageAsync("/cart");
        Assert.That(page.QuerySelector(".order-subtotal-discount, .order-total-discount, tr.discount-total, .discount-total"), Is.Null);
        Assert.That(page.QuerySelectorAll("[name^=removediscount-]"), Is.Empty);
    }

    [Test]
    public async Task Cancelling_and_reopening_again_and_again_moves_the_points_once_each_way()
    {
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        var before = await Shopper.PointsAsync();
        await Shopper.SpendAsync(500);
        var order = await Shopper.PlaceOrderAsync();
        var placed = await Shopper.PointsAsync();

        for (var round = 0; round < 3; round++)
        {
            await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
            await Orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
            Assert.That(await Shopper.PointsAsync(), Is.EqualTo(before));
            await Orders.ChangeStatusAsync(order, AdminOrders.Processing);
            Assert.That(await Shopper.PointsAsync(), Is.EqualTo(placed));
        }
    }

    [Test]
    public async Task Refunds_in_parts_give_spent_points_back_as_one_full_refund_does()
    {
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        var before = await Shopper.PointsAsync();
        await Shopper.SpendAsync(1_300);
        var order = await Shopper.PlaceOrderAsync();
        await Orders.MarkPaidAsync(order);
        var total = await Store.ScalarAsync($"SELECT CAST(\"OrderTotal\" * 100 AS INTEGER) FROM \"Order\" WHERE \"Id\" = {order}") / 100m;

        await Orders.RefundPartAsync(order, 10.01m);
        await Orders.RefundPartAsync(order, 0.99m);
        await Orders.RefundPartAsync(order, total - 11m);

        Assert.That(await Shopper.PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Ten_confirms_of_one_cart_at_once_place_one_order_with_the_points()
    {
        await Shopper.AddToCartAsync(Store.Demo.ProductPath);
        var before = await Shopper.PointsAsync();
        await Shopper.SpendAsync(500);
        var orders = await CountOrdersAsync();

        await Shopper.ConfirmInParallelAsync(10);

        Assert.That(await CountOrdersAsync() - orders, Is.EqualTo(1));
        Assert.That(await Shopper.PointsAsync(), Is.EqualTo(before - 500 + 59));
    }

    private async Task<System.Text.Json.JsonElement> FindAsync(int id) =>
        (await Shopper.RedemptionsAsync()).Single(row => row.GetProperty("id").GetInt32() == id);

    private Task<long> CountOrdersAsync() => Store.ScalarAsync($"SELECT COUNT(*) FROM \"Order\" WHERE \"CustomerId\" = {Store.Demo.ShopperId}");
}
