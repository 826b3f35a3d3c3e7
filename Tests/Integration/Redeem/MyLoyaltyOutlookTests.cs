using System.Globalization;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>"My loyalty" and the completed page tell what is on its way and what runs out.</summary>
[TestFixture]
public sealed class MyLoyaltyOutlookTests : RedeemFixture
{
    private const int Paid = 10;

    [TearDown]
    public Task NoHoldAsync() => LimitAsync("\"HoldDays\" = 0, \"HoldUntilId\" = 0, \"ExpireAfterDays\" = 0, \"ExpiryModeId\" = 0");

    [Test]
    public async Task Points_that_are_held_back_are_pending_with_their_date_until_they_arrive()
    {
        await LimitAsync("\"HoldDays\" = 5");
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);

        var order = await Shopper.PlaceOrderAsync();

        var date = DateTime.UtcNow.AddDays(5).ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"));
        var completed = await Shopper.PageAsync($"/checkout/completed/{order}");
        Assert.That(completed.QuerySelector(".loyalty-order-earned")!.TextContent, Does.Contain("64 points of this order are pending").And.Contain(date));
        Assert.That(completed.QuerySelector(".loyalty-order-earned")!.TextContent, Does.Not.Contain("You earned"));
        var page = await Shopper.PageAsync("/customer/loyalty");
        Assert.That(Row(page, ".loyalty-pending li"), Does.StartWith("64 points").And.Contain(date).And.EndWith($"Order {order}"));
        Assert.That(page.QuerySelector(".loyalty-history td.points bdi")!.TextContent, Is.EqualTo("+64 pending"));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Points_that_wait_for_the_payment_say_so_and_come_with_it()
    {
        await LimitAsync($"\"HoldUntilId\" = {Paid}");
        var before = await PointsAsync();
        await Shopper.AddToCartAsync(Kettle);
        var order = await Shopper.PlaceOrderAsync();
        Assert.That(Row(await Shopper.PageAsync("/customer/loyalty"), $".loyalty-pending li:has(a[href$='/{order}'])"), Does.Contain("once the order is paid"));

        await Orders.MarkPaidAsync(order);

        var page = await Shopper.PageAsync("/customer/loyalty");
        Assert.That(page.QuerySelector($".loyalty-pending li a[href$='/{order}']"), Is.Null);
        Assert.That(page.QuerySelector(".loyalty-history td.points bdi")!.TextContent, Is.EqualTo("+64"));
        Assert.That(await PointsAsync(), Is.EqualTo(before + 64));
    }

    [Test]
    public async Task The_history_shows_one_kind_leads_to_orders_and_downloads_as_a_file()
    {
        await LimitAsync("\"ExpireAfterDays\" = 30");
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.UsePointsAsync("300");
        var order = await Shopper.PlaceOrderAsync();

        var earned = await Shopper.PageAsync("/customer/loyalty?kind=earned");
        Assert.That(earned.QuerySelectorAll(".loyalty-history td.points bdi").Select(points => points.TextContent), Has.All.StartsWith("+").And.Some.EqualTo("+61"));
        var entry = earned.QuerySelector($".loyalty-history tr:has(a[href$='/{order}'])")!;
        Assert.That(entry.QuerySelector(".loyalty-entry-terms")!.TextContent, Does.StartWith("can be spent until ").And.Contain(DateTime.UtcNow.AddDays(30).ToString("yyyy")));
        var spent = await Shopper.PageAsync("/customer/loyalty?kind=spent");
        Assert.That(spent.QuerySelector(".loyalty-history td.points bdi")!.TextContent, Is.EqualTo("-300"));
        Assert.That(spent.QuerySelector(".loyalty-kinds a[aria-current]")!.TextContent, Is.EqualTo("Spent"));
        Assert.That((int)(await Shopper.Http.GetAsync("/customer/loyalty?kind=luck")).StatusCode, Is.EqualTo(404));

        var file = await Shopper.Http.GetAsync(earned.QuerySelector(".loyalty-history-file a")!.GetAttribute("href"));
        Assert.That(file.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        var lines = (await file.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[0], Does.Contain("Date,What,Description,Points,Pending,Balance after,Order,Ends on"));
        Assert.That(lines, Has.Some.Contains($"Earned,Order {order},61,0,").And.Contains($",{order},"));
        using var visitor = Store.Visitor();
        Assert.That((int)(await visitor.Http.GetAsync("/customer/loyalty/history")).StatusCode, Is.EqualTo(302), "a visitor signs in first");
    }

    [Test]
    public async Task Points_that_run_out_are_named_with_their_date()
    {
        await LimitAsync("\"ExpireAfterDays\" = 30");
        await Shopper.AddToCartAsync(Kettle);

        await Shopper.PlaceOrderAsync();

        var page = await Shopper.PageAsync("/customer/loyalty");
        var date = DateTime.UtcNow.AddDays(30).ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"));
        Assert.That(Row(page, ".loyalty-expiring li"), Does.StartWith("64 points run out on").And.Contain(date));
    }

    private static string Row(IParentNode page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
