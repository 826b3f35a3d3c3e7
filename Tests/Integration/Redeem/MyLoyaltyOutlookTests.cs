using System.Globalization;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>"My loyalty" and the completed page tell what is on its way and what runs out.</summary>
[TestFixture]
public sealed class MyLoyaltyOutlookTests : RedeemFixture
{
    private const int Paid = 10;

    [TearDown]
    public Task NoHoldAsync() => LimitAsync("\"HoldDays\" = 0, \"HoldUntilId\" = 0, \"ExpireAfterDays\" = 0, \"ExpiryModeId\" = 0, \"EarnStep\" = 0");

    [TestCase("month", "month")]
    [TestCase("year", "year")]
    [TestCase("ever", "lifetime")]
    public async Task The_leaderboards_page_and_the_api_say_the_same(string period, string by)
    {
        using var visitor = Store.Visitor();
        var page = await visitor.PageAsync($"/loyalty/leaderboard?period={period}");
        using var api = Store.Api();
        var rows = (await api.DataAsync($"/api/loyalty/leaderboard?by={by}&top=20")).EnumerateArray().Select(row => $"{row.GetProperty("rank")} {row.GetProperty("name")} {row.GetProperty("points")}").ToList();

        Assert.That(rows, Is.Not.Empty);
        Assert.That(page.QuerySelectorAll(".loyalty-board tbody tr").Select(row => $"{Cell(row, "rank")} {Cell(row, "name bdi")} {Cell(row, "points").Replace(",", "")}"), Is.EqualTo(rows));
        Assert.That(page.QuerySelector(".loyalty-own-place"), Is.Null, "a visitor has no place");
        Assert.That(page.QuerySelector(".loyalty-board-sign-in"), Is.Not.Null);

        static string Cell(IElement row, string place) => row.QuerySelector($".{place}")!.TextContent;
    }

    [Test]
    public async Task The_leaderboard_is_open_and_in_the_foot_of_the_page_as_its_settings_say()
    {
        const string foot = ".loyalty-footer a", link = "#loyalty-settings a[href*='/loyalty/leaderboard']";
        Assert.That((await Shopper.PageAsync("/")).QuerySelector(foot), Is.Null, "not at first");
        Assert.That((await Shopper.PageAsync("/customer/loyalty")).QuerySelector(link), Is.Not.Null);
        await SetAsync("loyaltysettings.leaderboardinfooter", "True");
        try
        {
            Assert.That((await Shopper.PageAsync("/")).QuerySelector(foot)?.GetAttribute("href"), Is.EqualTo("/loyalty/leaderboard"));
            await SetAsync("loyaltysettings.leaderboardenabled", "False");

            Assert.That((int)(await Shopper.Http.GetAsync("/loyalty/leaderboard")).StatusCode, Is.EqualTo(404));
            Assert.That((await Shopper.PageAsync("/")).QuerySelector(foot), Is.Null);
            Assert.That((await Shopper.PageAsync("/customer/loyalty")).QuerySelector(link), Is.Null);
        }
        finally
        {
            await SetAsync("loyaltysettings.leaderboardenabled", "True");
            await SetAsync("loyaltysettings.leaderboardinfooter", "False");
        }
    }

    [Test]
    public async Task The_button_beside_the_rewards_leads_to_the_box_in_the_cart()
    {
        await Shopper.AddToCartAsync(Kettle);

        var address = (await Shopper.PageAsync("/customer/loyalty")).QuerySelector(".loyalty-my-rewards a.loyalty-button")!.GetAttribute("href")!.Split('#');

        Assert.That((await Shopper.PageAsync(address[0])).GetElementById(address[1])?.QuerySelector(".loyalty-points-input"), Is.Not.Null);
    }

    [Test]
    public async Task Who_has_nothing_yet_reads_what_to_do()
    {
        var email = $"new{Guid.NewGuid().ToString("N")[..12]}@example.com";
        await new AdminCustomers(Admin).CreateAsync(email, "member-demo-1");
        using var session = await Store.SignedInAsync(email, "member-demo-1");

        var page = await session.PageAsync("/customer/loyalty");

        Assert.That(page.QuerySelector(".loyalty-balance strong")!.TextContent, Is.EqualTo("0"));
        Assert.That(page.QuerySelector(".loyalty-history .no-data")!.TextContent, Does.Contain("order"));
        Assert.That(page.QuerySelector(".loyalty-outlook")!.TextContent, Does.Contain("more to reach Silver"));
        Assert.That(page.QuerySelectorAll(".loyalty-reward .loyalty-reward-problem").Select(problem => problem.TextContent), Is.Not.Empty.And.All.Contains("to go"));
        Assert.That(page.QuerySelectorAll(".loyalty-ways li"), Is.Not.Empty);
    }

    [Test]
    public async Task Full_steps_of_money_are_told_estimated_and_earned()
    {
        await LimitAsync("\"EarnStep\" = 2.5, \"PointsPerStep\" = 5");
        using var api = Store.Api();
        var made = await (await api.PostAsJsonAsync("/api/loyalty/programs/1/earning-rules", new { name = "Ten more", trigger = "order", awardKind = "steps", points = 10, step = 20, active = true, @public = true })).JsonAsync();
        try
        {
            var ways = (await Shopper.PageAsync("/customer/loyalty")).QuerySelectorAll(".loyalty-ways li").Select(way => way.TextContent).ToList();
            Assert.That(ways, Has.Some.Contains("5 points for every full $2.50 you spend").And.Some.Contains("10 points for every full $20.00 you spend"));
            Assert.That((await Shopper.PageAsync(Kettle)).QuerySelector(".product-essential .loyalty-earn")!.TextContent, Does.Contain("155 points"), "25 full steps of 2.50 in 64.97, and 3 of 20.00");
            await Shopper.AddToCartAsync(Kettle);
            Assert.That((await Shopper.PageAsync("/cart")).QuerySelector(".totals .loyalty-earn")!.TextContent, Does.Contain("155 points"));
            var before = await PointsAsync();

            await Shopper.PlaceOrderAsync();

            Assert.That(await PointsAsync(), Is.EqualTo(before + 155));
        }
        finally
        {
            await api.DeleteAsync($"/api/loyalty/programs/1/earning-rules/{made.GetProperty("data").GetProperty("id").GetInt32()}");
        }
    }

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
