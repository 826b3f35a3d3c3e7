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
