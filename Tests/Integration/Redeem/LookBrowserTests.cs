using System.Net.Http.Json;
using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Redeem;

/// <summary>
/// What a shopper with two programs sees wherever the plugin shows something, on a desk and on a phone. The sandbox's theme styles as
/// little there as nopCommerce's default theme does: what is in order here is in order by the plugin's own style sheet.
/// </summary>
[TestFixture(1280)]
[TestFixture(390)]
public sealed class LookBrowserTests(int width) : RedeemFixture
{
    private const string Box = ".loyalty-redeem-box";

    private IBrowser _browser = null!;
    private IPage _page = null!;

    private static string? Screens => Environment.GetEnvironmentVariable("LOYALTY_TEST_SCREENS") is { Length: > 0 } folder ? folder : null;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        using (var api = Store.Api())
        {
            var made = await api.PostAsJsonAsync("/api/loyalty/programs", new { systemName = "stars", name = "Star club", pointName = "star", pointNamePlural = "stars", pointsPerCurrencyUnit = 2 });
            Assert.That((int)made.StatusCode, Is.EqualTo(200), await made.Content.ReadAsStringAsync());
            var program = (await made.JsonAsync()).GetProperty("data").GetProperty("id").GetInt32();
            var member = await api.PostAsJsonAsync($"/api/loyalty/programs/{program}/members", new { customerId = Store.Demo.ShopperId });
            Assert.That((int)member.StatusCode, Is.EqualTo(200), await member.Content.ReadAsStringAsync());
            var number = (await member.JsonAsync()).GetProperty("data").GetProperty("id").GetInt32();
            await api.PostAsJsonAsync($"/api/loyalty/members/{number}/transactions", new { points = 980, reason = "Welcome" });
        }
        await Admin.SellForPointsAsync("/stoneware-mug", 500);
        await Admin.SellForPointsAsync("/tea-caddy", 700, only: true);
        _browser = await Browser.LaunchAsync();
        _page = await _browser.VisitorAsync(Store, width);
        await _page.SignInAsync(Store.Demo.ShopperEmail, Store.Demo.ShopperPassword);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
    }

    [SetUp]
    public async Task FillTheCartAsync()
    {
        await SetAsync("ordersettings.onepagecheckoutenabled", "True");
        await Shopper.AddToCartAsync(Kettle);
    }

    [TestCase("cart", "/cart")]
    [TestCase("my-loyalty", "/customer/loyalty")]
    [TestCase("product", Kettle)]
    [TestCase("home", "/")]
    [TestCase("points-or-money", "/stoneware-mug")]
    [TestCase("points-only", "/tea-caddy")]
    [TestCase("points-in-a-list", "/kitchen-coffee")]
    [TestCase("leaderboard", "/loyalty/leaderboard")]
    [TestCase("leaderboard-ever", "/loyalty/leaderboard?period=ever&program=stars")]
    public async Task A_page_of_the_shop_is_in_order(string name, string path)
    {
        await Shopper.UsePointsAsync("300");
        await _page.GotoAsync(path);

        await AssertInOrderAsync(name);
    }

    [Test]
    public async Task A_cart_with_lines_for_points_and_for_money_is_in_order()
    {
        await Shopper.TakeForPointsAsync("/tea-caddy");
        await Shopper.AddToCartAsync("/stoneware-mug");
        await _page.GotoAsync("/cart");

        await AssertInOrderAsync("points-lines");
        await Expect(_page.Locator(".loyalty-lines .loyalty-line-switch")).ToHaveTextAsync("Pay with 500 points");
        await _page.Locator(".loyalty-lines .loyalty-line-switch").FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await Expect(_page.Locator(".loyalty-lines-sum")).ToContainTextAsync("1,200 points");
    }

    [Test]
    public async Task Enter_in_a_field_of_a_products_page_spends_no_points()
    {
        await _page.GotoAsync("/tea-caddy");
        await _page.Locator(".loyalty-price .qty-input").PressAsync("Enter");
        await _page.GotoAsync("/cart");

        await Expect(_page.Locator(".loyalty-lines-sum")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_one_page_checkout_is_in_order_at_payment_and_before_the_order()
    {
        await _page.GotoAsync("/onepagecheckout");
        await _page.Locator(".billing-next-step-button").ClickAsync();
        await _page.Locator(".shipping-method-next-step-button").ClickAsync();
        await _page.Locator($"{Box} .loyalty-points-input").FillAsync("300");
        await AssertInOrderAsync("opc-payment");
        await _page.Locator($"{Box} [data-apply]").ClickAsync();
        await Expect(_page.Locator($"{Box} .applied-discount-code")).ToHaveTextAsync("$3.00 off");
        await AssertInOrderAsync("opc-payment-applied");

        await _page.Locator(".payment-method-next-step-button").ClickAsync();
        await Expect(_page.Locator($"#opc-confirm_order {Box} .applied-discount-code")).ToHaveTextAsync("$3.00 off");
        await AssertInOrderAsync("opc-confirm");
    }

    [Test]
    public async Task The_checkout_in_steps_is_in_order_up_to_the_order_and_its_details()
    {
        await SetAsync("ordersettings.onepagecheckoutenabled", "False");
        await _page.GotoAsync("/checkout/billingaddress");
        await _page.Locator("a.select-billing-address-button").First.ClickAsync();
        await _page.Locator(".shipping-method-next-step-button").ClickAsync();
        await Expect(_page.Locator($"{Box} .loyalty-points-input")).ToBeVisibleAsync();
        await AssertInOrderAsync("steps-payment");
        await _page.Locator($"{Box} .loyalty-points-input").FillAsync("300");
        await _page.Locator($"{Box} [data-apply]").ClickAsync();
        await Expect(_page.Locator($"{Box} .applied-discount-code")).ToHaveTextAsync("$3.00 off");

        await _page.Locator(".payment-method-next-step-button").ClickAsync();
        await Expect(_page.Locator($"{Box} .applied-discount-code")).ToHaveTextAsync("$3.00 off");
        await AssertInOrderAsync("steps-confirm");
        await _page.Locator(".confirm-order-next-step-button").ClickAsync();
        await _page.WaitForURLAsync(url => url.Contains("/completed"));
        await AssertInOrderAsync("completed");

        await _page.Locator(".details-link a").ClickAsync();
        var points = _page.Locator(".order-details-page .loyalty-order-earned");
        await Expect(points).ToContainTextAsync("You earned 61 points");
        await Expect(points).ToContainTextAsync("You earned 123 stars");
        await Expect(points).ToContainTextAsync("You spent 300 points");
        await AssertInOrderAsync("order-details");
    }

    /// <summary>A desk's window of 1280 at 200 % has 640 of the style sheet's pixels left; 360 is what the smallest phones have.</summary>
    [TestCase("my-loyalty", "/customer/loyalty")]
    [TestCase("leaderboard", "/loyalty/leaderboard")]
    [TestCase("cart", "/cart")]
    [TestCase("product", Kettle)]
    public async Task A_page_of_the_shop_is_in_order_when_it_is_enlarged(string name, string path)
    {
        await Shopper.UsePointsAsync("300");
        await _page.SetViewportSizeAsync(width < 600 ? 360 : 640, width < 600 ? 480 : 400);
        try
        {
            await _page.GotoAsync(path);

            await AssertInOrderAsync($"{name}-enlarged");
            var cut = await _page.EvaluateAsync<string[]>("""
                parts => [...document.querySelectorAll(parts)].flatMap(part => [part, ...part.querySelectorAll('*')]).filter(element => element.getClientRects().length > 0)
                    .filter(element => ['fixed', 'sticky'].includes(getComputedStyle(element).position) || element.getBoundingClientRect().right > innerWidth + 1 || element.getBoundingClientRect().left < -1)
                    .map(element => element.outerHTML.slice(0, 160))
                """, string.Join(", ", Looks.PublicParts));
            Assert.That(cut, Is.Empty, "stands in the way, or beyond the window");
        }
        finally
        {
            await _page.SetViewportSizeAsync(width, 900);
        }
    }

    [Test]
    public async Task The_points_in_a_box_of_a_list_take_one_line_however_many_programs_there_are()
    {
        await _page.GotoAsync("/kitchen-coffee");
        await _page.SettleAsync();
        var boxes = _page.Locator(".product-item .loyalty-earn");

        Assert.That(await boxes.CountAsync(), Is.GreaterThan(2));
        Assert.That(await boxes.EvaluateAllAsync<double[]>("boxes => boxes.map(box => box.getBoundingClientRect().height)"), Has.All.LessThan(30));
    }

    [Test]
    public async Task The_completed_page_of_a_guest_is_in_order()
    {
        using var visitor = Store.Visitor();
        await visitor.AddToCartAsync(Kettle);
        await visitor.PlaceOrderAsync();
        var guest = await _browser.VisitorAsync(Store, width);
        try
        {
            await guest.Context.AddCookiesAsync(visitor.Cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = Store.Address.ToString() }));
            await guest.GotoAsync("/checkout/completed/");

            await Expect(guest.Locator(".loyalty-guest-order")).ToContainTextAsync("Register with this e-mail and get 64 points");
            await AssertInOrderAsync("completed-guest", guest);
        }
        finally
        {
            await guest.Context.CloseAsync();
        }
    }

    [Test]
    public async Task The_page_that_turns_a_mail_off_is_in_order()
    {
        const string task = "Loyalty. Mail earned points";
        await Store.RunTaskAsync(task);
        await Shopper.PlaceOrderAsync();
        await Store.TamperAsync("UPDATE \"LoyaltyEntry\" SET \"BookedOnUtc\" = datetime('now', '-5 minutes') WHERE \"Id\" = (SELECT MAX(\"Id\") FROM \"LoyaltyEntry\")");
        await Store.TamperAsync("UPDATE \"LoyaltyEarnedMailPass\" SET \"DoneUntilUtc\" = datetime('now', '-10 minutes')");
        await Store.RunTaskAsync(task);
        var body = await Store.ReadTextAsync("SELECT \"Body\" FROM \"QueuedEmail\" WHERE \"Body\" LIKE '%/loyalty/mail/%' ORDER BY \"Id\" DESC LIMIT 1");
        await _page.GotoAsync(System.Text.RegularExpressions.Regex.Match(body, "/loyalty/mail/[^\"]+").Value);

        await Expect(_page.Locator(".loyalty-mail-page button")).ToHaveCountAsync(1);
        await AssertInOrderAsync("mail");
    }

    [Test]
    public async Task Pages_are_in_order_from_right_to_left()
    {
        await _page.GotoAsync($"/changelanguage/{await Store.ReadNumberAsync("SELECT \"Id\" FROM \"Language\" WHERE \"Rtl\" = 1")}");
        try
        {
            foreach (var (name, path) in new[] { ("cart-rtl", "/cart"), ("my-loyalty-rtl", "/customer/loyalty"), ("leaderboard-rtl", "/loyalty/leaderboard"), ("opc-rtl", "/onepagecheckout") })
            {
                await _page.GotoAsync(path);
                Assert.That(await _page.EvaluateAsync<string>("document.documentElement.dir"), Is.EqualTo("rtl"));
                await AssertInOrderAsync(name);
            }
        }
        finally
        {
            // the language goes with the account
            await _page.GotoAsync($"/changelanguage/{await Store.ReadNumberAsync("SELECT MIN(\"Id\") FROM \"Language\" WHERE \"Rtl\" = 0")}");
        }
    }

    [Test]
    public async Task The_header_tells_all_balances_before_and_after_a_change_of_one()
    {
        await _page.GotoAsync("/cart");
        var quantity = _page.Locator(".header-links .loyalty-qty");
        await Expect(quantity).ToContainTextAsync("stars");
        var stars = (await quantity.InnerTextAsync()).Split('·')[1];
        var before = await PointsAsync();

        await _page.Locator($"{Box} .loyalty-choice").First.ClickAsync();
        await Expect(_page.Locator($"{Box} .message-success")).ToBeVisibleAsync();

        await Expect(quantity).ToContainTextAsync($"{before - 100:N0} points ·{stars}");
    }

    [Test]
    public async Task My_loyalty_begins_with_what_matters_and_the_card_opens_large_by_the_keyboard()
    {
        await _page.GotoAsync("/customer/loyalty");
        await Expect(_page.Locator(".loyalty-worth")).ToContainTextAsync("worth $");
        foreach (var part in new[] { ".loyalty-balance", ".loyalty-worth", ".loyalty-progress", ".loyalty-next-expiry", ".loyalty-card-code" })
        {
            var box = (await _page.Locator(part).First.BoundingBoxAsync())!;
            Assert.That(box.Y + box.Height, Is.LessThan(width < 600 ? 844 : 720), part);
        }
        if (width < 600)
            Assert.That((await _page.Locator(".block-account-navigation").BoundingBoxAsync())!.Y, Is.GreaterThan((await _page.Locator(".loyalty-page").First.BoundingBoxAsync())!.Y), "the account's menu comes after the page");
        Assert.That(await _page.Locator(".loyalty-outlook").InnerTextAsync(), Does.Match("^(?!(.|\n)*more to reach(.|\n)*more to reach)"), "said once");
        await Expect(_page.Locator(".loyalty-outlook .loyalty-progress")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Way to "));

        var large = _page.Locator("#loyalty-card-large");
        await Expect(large).ToBeHiddenAsync();
        await _page.Locator(".loyalty-card-open").FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await Expect(large).ToBeVisibleAsync();
        Assert.That((await large.Locator("svg").BoundingBoxAsync())!.Width, Is.GreaterThan(250));
        await AssertInOrderAsync("my-loyalty-card");
        await _page.Keyboard.PressAsync("Escape");
        await Expect(large).ToBeHiddenAsync();
    }

    [Test]
    public async Task The_price_in_points_follows_what_is_chosen_where_it_shall()
    {
        var lamp = await Admin.SellForPointsAsync("/evening-lamp", 0, false, ("FollowRate", "10"), ("PayableWithPoints", "true"));
        try
        {
            await _page.GotoAsync("/evening-lamp");
            var box = _page.Locator(".loyalty-price");
            await Expect(box.Locator(".loyalty-price-points")).ToHaveTextAsync("or 1,290 points");

            // the sandbox has no attributes: another price stands for another choice, of which nopCommerce's page tells by this event
            await ChooseAsync("200");
            await Expect(box.Locator(".loyalty-price-points")).ToHaveTextAsync("or 2,000 points");
            await Expect(box.Locator(".loyalty-price-button")).ToHaveTextAsync("Get it for 2,000 points");
            await ChooseAsync("90000");
            await Expect(box.Locator(".loyalty-price-note")).ToContainTextAsync("points to go");
            await Expect(box.Locator(".loyalty-price-button")).ToBeHiddenAsync();
            await AssertInOrderAsync("points-follow");
            await ChooseAsync("150");
            await Expect(box.Locator(".loyalty-price-note")).ToBeHiddenAsync();
            await box.Locator(".loyalty-price-button").ClickAsync();
            await Expect(_page.Locator(".loyalty-lines-sum")).ToContainTextAsync("1,500 points");
        }
        finally
        {
            await ChangePriceAsync("129");
            await Admin.SellForPointsAsync(lamp, 0);
        }

        async Task ChooseAsync(string price)
        {
            await ChangePriceAsync(price);
            await _page.EvaluateAsync("jQuery(document).trigger({ type: 'product_attributes_changed', changedData: {} })");
        }

        async Task ChangePriceAsync(string price)
        {
            await Store.ExecuteAsync($"UPDATE \"Product\" SET \"Price\" = {price} WHERE \"Id\" = {lamp}");
            await Store.ForgetAsync();
        }
    }

    [Test]
    public async Task The_points_in_a_cart_are_lined_up_as_the_coupons_beside_them_are()
    {
        await _page.GotoAsync("/cart");
        var coupon = await _page.Locator(".cart-collaterals .coupon-box .title").EvaluateAsync<string>("title => getComputedStyle(title).textAlign");

        foreach (var part in new[] { "h2.title", "div.hint", "label" })
        {
            var own = await _page.Locator($".cart-collaterals {Box} {part}").First.EvaluateAsync<string>("element => getComputedStyle(element).textAlign");
            Assert.That(own is "start" ? "left" : own, Is.EqualTo(width < 600 ? "center" : "left"), part);
        }
        if (width < 600)
            Assert.That(coupon, Is.EqualTo("center"), "nopCommerce's default theme centres there");
    }

    [Test]
    public async Task The_points_of_a_product_follow_the_quantity_that_is_entered_and_say_the_tier()
    {
        await _page.GotoAsync(Kettle);
        var earn = _page.Locator(".product-essential .loyalty-earn");
        await Expect(earn.Locator(".loyalty-earn-text")).ToHaveTextAsync("Earn 64 points + 129 stars");
        await Expect(earn.Locator(".loyalty-earn-note")).ToHaveCountAsync(0);

        await _page.Locator(".qty-input").First.FillAsync("3");
        await Expect(earn.Locator(".loyalty-earn-text")).ToHaveTextAsync("Earn 194 points + 389 stars");

        var tier = await Store.ReadNumberAsync($"SELECT \"TierId\" FROM \"LoyaltyMember\" WHERE \"ProgramId\" = 1 AND \"CustomerId\" = {Store.Demo.ShopperId}");
        var name = await MultiplyAsync(tier, "1.5");
        try
        {
            await _page.Locator(".qty-input").First.FillAsync("1");
            await Expect(earn.Locator(".loyalty-earn-note")).ToContainTextAsync($"1.5 times the points as {name}");
            await Expect(earn.Locator(".loyalty-earn-text")).ToContainTextAsync("Earn 97 points");
            await _page.AssertAccessibleAsync(Looks.PublicParts);
        }
        finally
        {
            await MultiplyAsync(tier, "1");
        }
    }

    [Test]
    public async Task What_follows_points_that_are_used_keeps_a_distance_from_them()
    {
        await Shopper.UsePointsAsync("300");
        await _page.GotoAsync("/cart");
        await _page.SettleAsync();

        var gap = await _page.EvaluateAsync<double>("""
            () => document.querySelector('.loyalty-rewards-title').getBoundingClientRect().top
                - document.querySelector('.loyalty-redeem-box .loyalty-reservations').getBoundingClientRect().bottom
            """);
        Assert.That(gap, Is.GreaterThanOrEqualTo(12));
    }

    private async Task<string> MultiplyAsync(long tier, string multiplier)
    {
        var page = $"/Admin/LoyaltyTier/Edit/{tier}";
        var answer = await Admin.SubmitAsync(page, "form[action*='/LoyaltyTier/Edit']", "save", ("EarnMultiplier", multiplier));
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());

        return (await Admin.PageAsync(page)).QuerySelector("#Name")!.GetAttribute("value")!;
    }

    private Task AssertInOrderAsync(string name) => AssertInOrderAsync(name, _page);

    private async Task AssertInOrderAsync(string name, IPage page)
    {
        await page.SettleAsync();
        if (Screens is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"look-{name}-{width}.png"), FullPage = true });
        await page.AssertNothingStandsOutAsync();
        await page.AssertStyledAsync(Looks.PublicParts);
        await page.AssertTitlesInLineAsync(Looks.PublicParts);
        await page.AssertAccessibleAsync(Looks.PublicParts);
    }
}
