using System.Globalization;
using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>The redeem box in Chromium, on the cart and in both checkouts, with scripts and without, wide and on a phone, up to the order.</summary>
[TestFixture]
public sealed class RedeemBrowserTests : RedeemFixture
{
    private const string Box = ".loyalty-redeem-box";

    private IBrowser _browser = null!;
    private readonly List<string> _mistakes = [];

    [OneTimeSetUp]
    public async Task LaunchAsync() => _browser = await Browser.LaunchAsync();

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
    }

    [SetUp]
    public Task FillTheCartAsync()
    {
        _mistakes.Clear();
        return Shopper.AddToCartAsync(Kettle);
    }

    [TearDown]
    public async Task AsBeforeAsync()
    {
        await SetAsync("ordersettings.onepagecheckoutenabled", "True");
        Assert.That(_mistakes, Is.Empty, "errors in the page's scripts");
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task What_is_worth_less_than_it_could_be_is_asked_and_answered_with_the_keyboard(int width)
    {
        await Discounts.CreateAsync($"ASK{width}", AdminDiscounts.OrderTotal, ("DiscountAmount", "10"));
        await Shopper.ApplyCouponAsync($"ASK{width}");
        var before = await PointsAsync();
        var page = await ShopperAtAsync("/cart", width);
        await page.EvaluateAsync("window.stays = true");

        await page.Locator(".loyalty-points-input").FillAsync("1500");
        await page.Locator(".loyalty-points-input").PressAsync("Enter");

        await Expect(page.Locator($"{Box} .loyalty-redeem-question p")).ToContainTextAsync("1,500 points would lower your total by $5.00.");
        await Expect(page.Locator($"{Box} .accept-loyalty-button")).ToBeFocusedAsync();
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.LessThanOrEqualTo(0), "nothing sticks out");
        if (Environment.GetEnvironmentVariable("LOYALTY_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"redeem-question-{width}.png"), FullPage = true });
        Assert.That(await PointsAsync(), Is.EqualTo(before));

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"{Box} .message-success")).ToHaveTextAsync("1,500 points are used for this order.");
        await Expect(page.Locator(".totals .discount-total .value-summary")).ToHaveTextAsync("-$15.00");
        await Expect(page.Locator($"{Box} .loyalty-reservation-worth")).ToHaveTextAsync("worth $5.00 of $15.00 here");
        Assert.That(await page.EvaluateAsync<bool>("window.stays"), Is.True);
        if (Environment.GetEnvironmentVariable("LOYALTY_SCREENSHOTS") is { Length: > 0 } applied)
            await page.ScreenshotAsync(new() { Path = Path.Combine(applied, $"redeem-traded-{width}.png"), FullPage = true });
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task The_cart_takes_points_without_being_loaded_again_and_the_one_page_checkout_orders_with_them(int width)
    {
        var before = await PointsAsync();
        var page = await ShopperAtAsync("/cart", width);
        await page.EvaluateAsync("window.stays = true");

        await page.Locator(Box).GetByText("100 points").First.ClickAsync();
        await Expect(page.Locator($"{Box} .message-success")).ToHaveTextAsync("100 points are used for this order.");
        await Expect(page.Locator(".totals .discount-total .value-summary")).ToHaveTextAsync("-$1.00");
        await page.Locator(".loyalty-points-input").FillAsync("150");
        await page.Locator(".loyalty-points-input").PressAsync("Enter");
        await Expect(page.Locator($"{Box} .message-failure")).ToHaveTextAsync("Points are spent in steps of 100.");
        await Expect(page.Locator(".loyalty-points-input")).ToHaveValueAsync("150");
        await Expect(page.Locator(".loyalty-points-input")).ToBeFocusedAsync();
        await page.Locator(".loyalty-points-input").FillAsync("300");
        await page.Locator("[data-apply]").ClickAsync();

        await Expect(page.Locator(".totals .discount-total .value-summary")).ToHaveTextAsync("-$3.00");
        await Expect(page.Locator(".totals .loyalty-earn")).ToContainTextAsync("61 points");
        await Expect(page.Locator(".coupon-box .current-code")).ToHaveCountAsync(0);
        await Expect(page.Locator(".header-links .loyalty-qty")).ToHaveTextAsync($"({(before - 300).ToString("N0", CultureInfo.InvariantCulture)})");
        Assert.That(await page.EvaluateAsync<bool>("window.stays === true"), Is.True, "the page was loaded again");
        await page.AssertNothingStandsOutAsync();

        await GoThroughOnePageAsync(page);
        await page.Locator(".confirm-order-next-step-button").ClickAsync();
        await AssertOrderAsync(page, before);
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task The_one_page_checkout_has_one_box_at_a_time_and_never_goes_back_a_step(int width)
    {
        var before = await PointsAsync();
        var page = await ShopperAtAsync("/onepagecheckout", width);
        await page.Locator(".billing-next-step-button").ClickAsync();
        await page.Locator(".shipping-method-next-step-button").ClickAsync();

        await page.Locator("#opc-payment_method .loyalty-points-input").FillAsync("200");
        await page.Locator("#opc-payment_method [data-apply]").ClickAsync();
        await Expect(page.Locator($"#opc-payment_method {Box} .message-success")).ToBeVisibleAsync();
        await Expect(page.Locator("#opc-payment_method")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("active"));
        await page.AssertNothingStandsOutAsync();

        await page.Locator(".payment-method-next-step-button").ClickAsync();
        await Expect(page.Locator("#opc-confirm_order .order-total .value-summary")).ToHaveTextAsync("$67.97");
        await Expect(page.Locator(Box)).ToHaveCountAsync(1);
        await page.Locator("#opc-confirm_order .loyalty-points-input").FillAsync("300");
        await page.Locator("#opc-confirm_order [data-apply]").ClickAsync();
        await Expect(page.Locator("#opc-confirm_order .order-total .value-summary")).ToHaveTextAsync("$66.97");
        await Expect(page.Locator("#opc-confirm_order")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("active"));
        await page.AssertNothingStandsOutAsync();

        await page.Locator("#opc-payment_method [data-goto]").ClickAsync();
        await Expect(page.Locator($"#opc-payment_method {Box} .applied-discount-code")).ToHaveTextAsync("$3.00 off");
        await Expect(page.Locator(Box)).ToHaveCountAsync(1);
        await page.Locator(".payment-method-next-step-button").ClickAsync();
        await page.Locator(".confirm-order-next-step-button").ClickAsync();
        await AssertOrderAsync(page, before);
    }

    [TestCase(1280, true)]
    [TestCase(390, true)]
    [TestCase(1280, false)]
    [TestCase(390, false)]
    public async Task The_checkout_in_steps_takes_points_at_payment_and_changes_them_before_the_order(int width, bool scripts)
    {
        await SetAsync("ordersettings.onepagecheckoutenabled", "False");
        var before = await PointsAsync();
        var page = await ShopperAtAsync("/checkout/billingaddress", width, scripts);
        await page.Locator("a.select-billing-address-button").First.ClickAsync();
        // by script the billing address is taken for the parcel as well
        if (!scripts)
            await page.Locator("a.select-shipping-address-button").First.ClickAsync();
        await page.Locator(".shipping-method-next-step-button").ClickAsync();

        await page.Locator($"{Box} .loyalty-points-input").FillAsync("200");
        await page.Locator($"{Box} [data-apply]").ClickAsync();
        await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveTextAsync("$2.00 off");
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/checkout/paymentmethod"));
        await page.AssertNothingStandsOutAsync();

        await page.Locator(".payment-method-next-step-button").ClickAsync();
        await Expect(page.Locator(".order-total .value-summary")).ToHaveTextAsync("$67.97");
        await page.Locator($"{Box} .remove-discount-button").ClickAsync();
        await Expect(page.Locator(".order-total .value-summary")).ToHaveTextAsync("$69.97");
        await page.Locator($"{Box} .loyalty-points-input").FillAsync("300");
        await page.Locator($"{Box} [data-apply]").ClickAsync();
        await Expect(page.Locator(".order-total .value-summary")).ToHaveTextAsync("$66.97");
        await Expect(page.Locator(Box)).ToHaveCountAsync(1);
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/checkout/confirm"));
        await page.AssertNothingStandsOutAsync();

        await page.Locator(".confirm-order-next-step-button").ClickAsync();
        await AssertOrderAsync(page, before);
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task Without_scripts_the_cart_takes_changes_and_gives_back_points(int width)
    {
        var before = await PointsAsync();
        var page = await ShopperAtAsync("/cart", width, scripts: false);

        await page.Locator($"{Box} .loyalty-choice").First.ClickAsync();
        await Expect(page.Locator(".bar-notification .content")).ToHaveTextAsync("100 points are used for this order.");
        await page.Locator(".loyalty-points-input").FillAsync("-3");
        await page.Locator("[data-apply]").ClickAsync();
        await Expect(page.Locator(".bar-notification .content")).ToContainTextAsync("must be more than zero");
        await Expect(page.Locator(".totals .discount-total .value-summary")).ToHaveTextAsync("-$1.00");
        await page.Locator($"{Box} .apply-loyalty-reward-button").First.ClickAsync();
        await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveCountAsync(2);
        await page.AssertNothingStandsOutAsync();
        for (var left = 1; left >= 0; left--)
        {
            await page.Locator($"{Box} .remove-discount-button").First.ClickAsync();
            await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveCountAsync(left);
        }

        await Expect(page.Locator(".totals .discount-total")).ToHaveCountAsync(0);
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task When_the_time_limit_passes_the_open_page_says_so_by_itself()
    {
        var before = await PointsAsync();
        await Shopper.UsePointsAsync("300");
        var page = await ShopperAtAsync("/", 1280);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/cart");
        await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveCountAsync(1);

        await Store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '{DateTime.UtcNow.AddSeconds(-1):yyyy-MM-dd HH:mm:ss}' WHERE \"StatusId\" = 10");
        await page.Clock.FastForwardAsync("29:00");
        await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveCountAsync(1);
        await page.Clock.FastForwardAsync("01:05");

        await Expect(page.Locator($"{Box} .loyalty-redeem-notice")).ToContainTextAsync("Your 300 points are back.");
        await Expect(page.Locator(".totals .discount-total")).ToHaveCountAsync(0);
        await Expect(page.Locator(".coupon-box .current-code")).ToHaveCountAsync(0);
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_keyboard_alone_uses_and_removes_points_in_a_page_from_right_to_left()
    {
        var page = await ShopperAtAsync("/cart", 1280);
        await page.Locator(".language-list a", new() { HasText = "العربية" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await page.GotoAsync("/cart");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");

        await page.Locator(".loyalty-choice").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveCountAsync(1);
        await page.AssertNothingStandsOutAsync();
        await page.Locator($"{Box} .remove-discount-button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveCountAsync(0);
        await Expect(page.Locator($"{Box} :focus")).ToHaveCountAsync(1);
        await page.Locator(".language-list a", new() { HasText = "English" }).ClickAsync();
        await Expect(page.Locator("html")).Not.ToHaveAttributeAsync("dir", "rtl");
    }

    [Test]
    public async Task A_press_while_the_page_still_catches_up_waits_its_turn_and_a_double_click_asks_once()
    {
        var before = await PointsAsync();
        var page = await ShopperAtAsync("/cart", 1280);
        var posts = 0;
        page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
        var caughtUp = new TaskCompletionSource();
        await page.RouteAsync("**/cart", async route =>
        {
            await caughtUp.Task;
            await route.ContinueAsync();
        });

        await page.Locator(".loyalty-choice").First.DblClickAsync();
        await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveCountAsync(1);
        await page.Locator($"{Box} .remove-discount-button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // what the press began has been heard of by the time the page answers
        await page.EvaluateAsync("0");
        Assert.That(posts, Is.EqualTo(1), "the box is still busy");
        caughtUp.SetResult();

        await Expect(page.Locator($"{Box} .applied-discount-code")).ToHaveCountAsync(0);
        Assert.That(posts, Is.EqualTo(2));
        Assert.That(await PointsAsync(), Is.EqualTo(before));
    }

    private async Task<IPage> ShopperAtAsync(string path, int width, bool scripts = true)
    {
        var page = await _browser.VisitorAsync(Store, width, scripts);
        page.PageError += (_, error) => _mistakes.Add(error);
        await page.SignInAsync(Store.Demo.ShopperEmail, Store.Demo.ShopperPassword);
        await page.GotoAsync(path);
        return page;
    }

    private static async Task GoThroughOnePageAsync(IPage page)
    {
        await page.GotoAsync("/onepagecheckout");
        await page.Locator(".billing-next-step-button").ClickAsync();
        await page.Locator(".shipping-method-next-step-button").ClickAsync();
        await page.Locator(".payment-method-next-step-button").ClickAsync();
    }

    /// <summary>Asserts that the order costs 3 dollars less, took 300 points and earned on the rest.</summary>
    private async Task AssertOrderAsync(IPage page, long before)
    {
        await page.WaitForURLAsync(url => url.Contains("/completed"));
        await Expect(page.Locator(".loyalty-order-earned")).ToContainTextAsync("61 points");
        await Expect(page.Locator(".loyalty-order-earned")).ToContainTextAsync("You spent 300 points");
        Assert.That((await Orders.ReadAsync(await Shopper.LatestOrderAsync())).Amounts["OrderTotalValue"], Is.EqualTo(KettlePrice + 5 - 3));
        Assert.That(await PointsAsync(), Is.EqualTo(before - 300 + 61));
    }
}
