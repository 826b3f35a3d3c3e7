using System.Globalization;
using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Providers;

public sealed partial class TwoStoreTests
{
    [TestCase(1280)]
    [TestCase(390)]
    public async Task A_shopper_takes_two_rewards_of_the_hub_and_its_books_follow_the_order_to_the_end(int width)
    {
        var browser = await Browser.LaunchAsync();
        await using var closing = browser;
        var before = await _hub.PointsAsync(_members[_email]);
        using var shopper = await _shop.ShopperAsync();
        await shopper.EmptyCartAsync();
        foreach (var product in new[] { "/tea-caddy", Kettle, "/stoneware-mug" })
            await shopper.AddToCartAsync(product);
        var page = await browser.VisitorAsync(_shop, width);
        await page.SignInAsync(_shop.Demo.ShopperEmail, _shop.Demo.ShopperPassword);

        await page.GotoAsync("/cart");
        await page.Locator("#loyalty-session-identifier").FillAsync(_email);
        await page.Locator("#loyalty-session-find").ClickAsync();
        await Expect(page.Locator(".loyalty-session-greeting")).ToContainTextAsync(PointsText(before));
        var earns = await page.Locator(".loyalty-session-earns").TextContentAsync();
        await page.Locator($"#loyalty-session-accept-{_five}").ClickAsync();
        await page.Locator($"#loyalty-session-accept-{_two}").ClickAsync();
        await Expect(page.Locator(".loyalty-session-accepted")).ToHaveCountAsync(2);
        Assert.That(await _hub.PointsAsync(_members[_email]), Is.EqualTo(before - 700), "reserved at the hub");
        await page.AssertNothingStandsOutAsync();
        await page.AssertStyledAsync(".loyalty-session-box");
        await page.AssertAccessibleAsync(".loyalty-session-box");

        var lines = page.Locator(".cart .qty-input");
        await lines.Last.FillAsync("3");
        await page.Locator("[name=updatecart]").First.ClickAsync();
        await Expect(page.Locator(".loyalty-session-accepted")).ToHaveCountAsync(2);
        await Expect(page.Locator(".loyalty-session-earns")).Not.ToHaveTextAsync(earns!);

        await BuyAsync(page);
        await Expect(page.Locator(".loyalty-order-earned")).ToContainTextAsync("Your points with Fuel & Co follow when the order is fulfilled");
        var order = await LastOrderAsync();
        Assert.That((await StateAsync(order), await _shop.ScalarAsync($"SELECT \"OrderDiscount\" FROM \"Order\" WHERE \"Id\" = {order}")), Is.EqualTo(("pendingFinalization", 7L)));

        // what could not be sent, and what was sent instead
        await Orders.DeleteFirstItemAsync(order);
        await Orders.EditFirstItemAsync(order, 2, 50);
        await Orders.MarkPaidAsync(order);
        await Orders.ChangeStatusAsync(order, AdminOrders.Complete);
        await FinishAsync();
        var (earned, redeemed) = await SummaryAsync(order);
        Assert.That(redeemed, Is.EqualTo(700));
        await AssertOrderTellsAsync(page, order, earned, redeemed);
        Assert.That(await _hub.PointsAsync(_members[_email]), Is.EqualTo(before + earned - redeemed));

        if (width > 1000)
            await Orders.RefundPartAsync(order, 20);
        else
            await Orders.RefundAsync(order);
        await FinishAsync();
        var (left, spent) = await SummaryAsync(order);
        Assert.That((left, spent), width > 1000 ? Is.EqualTo((left, 700L)) : Is.EqualTo((0L, 0L)));
        Assert.That(left, Is.LessThan(earned), "the difference was sent");
        await AssertOrderTellsAsync(page, order, left, spent);
        Assert.That(await _hub.PointsAsync(_members[_email]), Is.EqualTo(before + left - spent));
        await AssertTheyAgreeAsync();
    }

    private static async Task BuyAsync(IPage page)
    {
        await page.Locator("#checkout").ClickAsync();
        await page.Locator("#billing-buttons-container button.button-1").ClickAsync();
        await page.Locator(".shipping-method-next-step-button").ClickAsync();
        await page.Locator(".payment-method-next-step-button").ClickAsync();
        await page.Locator(".confirm-order-next-step-button").ClickAsync();
        await Expect(page.Locator(".order-completed-page")).ToBeVisibleAsync();
        await page.AssertNothingStandsOutAsync();
    }

    private static async Task AssertOrderTellsAsync(IPage page, int order, long earned, long redeemed)
    {
        await page.GotoAsync($"/orderdetails/{order}");
        await Expect(page.Locator(".loyalty-order-earned")).ToContainTextAsync($"Points earned with Fuel & Co: {PointsText(earned)}");
        if (redeemed > 0)
            await Expect(page.Locator(".loyalty-order-earned")).ToContainTextAsync($"Points spent with Fuel & Co: {PointsText(redeemed)}");
        await page.AssertNothingStandsOutAsync();
    }

    private async Task<(long Earned, long Redeemed)> SummaryAsync(int order)
    {
        var session = await SessionOfAsync(order);
        Assert.That(session.GetProperty("status").GetString(), Is.EqualTo("finalized"), $"{session}");
        var summary = session.GetProperty("summary");
        return (summary.GetProperty("earned").GetInt64(), summary.GetProperty("redeemed").GetInt64());
    }

    private static string PointsText(long points) => points.ToString("N0", CultureInfo.GetCultureInfo("en-US"));
}
