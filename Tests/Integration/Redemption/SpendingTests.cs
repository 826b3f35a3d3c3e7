using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redemption;

/// <summary>Points spent on a cart, through the store's real totals, coupons and orders.</summary>
[TestFixture(TestDatabase.Sqlite)]
[TestFixture(TestDatabase.PostgreSql)]
public sealed class SpendingTests(TestDatabase database)
{
    private LoyaltyStore _store = null!;
    private StoreSession _shopper = null!;
    private AdminOrders _orders = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await LoyaltyStore.StartAsync(database);
        _shopper = await _store.ShopperAsync();
        _orders = new(await _store.AdminAsync());
        await _store.GivePointsAsync(_store.Demo.ShopperId, 20_000);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _shopper?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [TearDown]
    public async Task TheLedgerAddsUpAsync()
    {
        await _shopper.EmptyCartAsync();
        await ParallelDebitTests.AssertNoDriftAsync(_store);
    }

    [Test]
    public async Task Points_spent_lower_the_total_and_are_used_by_the_order()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        var before = await _shopper.PointsAsync();

        var redemption = await _shopper.SpendAsync(500);
        var reserved = await _shopper.PointsAsync();
        var order = await _shopper.PlaceOrderAsync();

        Assert.That(reserved, Is.EqualTo(before - 500));
        var details = await _shopper.PageAsync($"/orderdetails/{order}");
        Assert.That(details.QuerySelector(".discount-value, .order-total-discount, .totals")!.Text(), Does.Contain("5.00"));
        var used = await FindAsync(redemption.GetProperty("id").GetInt32());
        Assert.That(used.GetProperty("status").GetString(), Is.EqualTo("confirmed"));
        Assert.That(used.GetProperty("orderId").GetInt32(), Is.EqualTo(order));
        // 64.97 less 5.00 that points paid for
        Assert.That(await _shopper.PointsAsync(), Is.EqualTo(before - 500 + 59));
    }

    [Test]
    public async Task Removing_the_coupon_with_the_stores_own_cross_gives_the_points_back()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        var before = await _shopper.PointsAsync();
        await _shopper.SpendAsync(500);

        var cart = await _shopper.PageAsync("/cart");
        var cross = cart.QuerySelectorAll("[name^=removediscount-]").Single().GetAttribute("name")!;
        await _shopper.PostFormAsync("/cart", "/cart", (cross, "x"));

        Assert.That(await _shopper.PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Emptying_the_cart_gives_the_points_back()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        var before = await _shopper.PointsAsync();
        await _shopper.SpendAsync(500);

        await _shopper.EmptyCartAsync();

        Assert.That(await _shopper.PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Signing_out_gives_the_points_back()
    {
        using var shopper = await _store.ShopperAsync();
        await shopper.AddToCartAsync(_store.Demo.ProductPath);
        var before = await _shopper.PointsAsync();
        await shopper.SpendAsync(500);

        await shopper.Http.GetAsync("/logout");

        Assert.That(await _shopper.PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_reservation_whose_time_is_over_counts_for_nothing_and_comes_back()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        var before = await _shopper.PointsAsync();
        var redemption = await _shopper.SpendAsync(500);
        await _store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '2026-01-01 00:00:00' WHERE \"Id\" = {redemption.GetProperty("id").GetInt32()}");

        await _store.RunTaskAsync("Loyalty. Release reservations");

        Assert.That(await _shopper.PointsAsync(), Is.EqualTo(before));
        Assert.That((await FindAsync(redemption.GetProperty("id").GetInt32())).GetProperty("status").GetString(), Is.EqualTo("expired"));
    }

    [Test]
    public async Task A_leaked_code_is_worth_nothing_to_others()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        await _shopper.SpendAsync(500);
        var cart = await _shopper.PageAsync("/cart");
        var code = cart.QuerySelector(".current-code .applied-discount-code, .current-code")!.Text();
        using var stranger = _store.Visitor();
        await stranger.AddToCartAsync(_store.Demo.ProductPath);

        await stranger.PostFormAsync("/cart", "/cart", ("discountcouponcode", CodeIn(code)), ("applydiscountcouponcode", "apply"));

        var page = await stranger.PageAsync("/cart");
        Assert.That(page.QuerySelector(".order-subtotal-discount, .order-total-discount, tr.discount-total, .discount-total"), Is.Null);
        Assert.That(page.QuerySelectorAll("[name^=removediscount-]"), Is.Empty);
    }

    [Test]
    public async Task Cancelling_and_reopening_again_and_again_moves_the_points_once_each_way()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        var before = await _shopper.PointsAsync();
        await _shopper.SpendAsync(500);
        var order = await _shopper.PlaceOrderAsync();
        var placed = await _shopper.PointsAsync();

        for (var round = 0; round < 3; round++)
        {
            await _orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
            await _orders.ChangeStatusAsync(order, AdminOrders.Cancelled);
            Assert.That(await _shopper.PointsAsync(), Is.EqualTo(before));
            await _orders.ChangeStatusAsync(order, AdminOrders.Processing);
            Assert.That(await _shopper.PointsAsync(), Is.EqualTo(placed));
        }
    }

    [Test]
    public async Task Refunds_in_parts_give_spent_points_back_as_one_full_refund_does()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        var before = await _shopper.PointsAsync();
        await _shopper.SpendAsync(1_300);
        var order = await _shopper.PlaceOrderAsync();
        await _orders.MarkPaidAsync(order);
        var total = await _store.ScalarAsync($"SELECT CAST(\"OrderTotal\" * 100 AS INTEGER) FROM \"Order\" WHERE \"Id\" = {order}") / 100m;

        await _orders.RefundPartAsync(order, 10.01m);
        await _orders.RefundPartAsync(order, 0.99m);
        await _orders.RefundPartAsync(order, total - 11m);

        Assert.That(await _shopper.PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Ten_confirms_of_one_cart_at_once_place_one_order_with_the_points()
    {
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        var before = await _shopper.PointsAsync();
        await _shopper.SpendAsync(500);
        var orders = await CountOrdersAsync();

        await _shopper.ConfirmInParallelAsync(10);

        Assert.That(await CountOrdersAsync() - orders, Is.EqualTo(1));
        Assert.That(await _shopper.PointsAsync(), Is.EqualTo(before - 500 + 59));
    }

    private async Task<System.Text.Json.JsonElement> FindAsync(int id) =>
        (await _shopper.RedemptionsAsync()).Single(row => row.GetProperty("id").GetInt32() == id);

    private Task<long> CountOrdersAsync() => _store.ScalarAsync($"SELECT COUNT(*) FROM \"Order\" WHERE \"CustomerId\" = {_store.Demo.ShopperId}");

    private static string CodeIn(string text) => text.Split([' ', '-', '\n', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries) is var parts
        ? $"{parts.First(part => part.StartsWith("points", StringComparison.OrdinalIgnoreCase))}-{parts.Last()}".ToLowerInvariant()
        : "";
}
