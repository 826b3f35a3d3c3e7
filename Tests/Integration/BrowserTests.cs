using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>What a newcomer does and sees, in Chromium: buy, look at the points, run the program.</summary>
[TestFixture]
public sealed class BrowserTests
{
    private LoyaltyStore _store = null!;
    private IBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _browser = await Browser.LaunchAsync();
        _store = await LoyaltyStore.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task A_shopper_buys_through_the_one_page_checkout_and_sees_the_points(int width)
    {
        var page = await _browser.VisitorAsync(_store, width);
        await page.SignInAsync(_store.Demo.ShopperEmail, _store.Demo.ShopperPassword);
        var before = await HeaderPointsAsync(page);

        await page.GotoAsync(_store.Demo.ProductPath);
        await Expect(page.Locator(".product-essential .loyalty-earn")).ToHaveTextAsync("Earn 64 points");
        await page.AssertNothingStandsOutAsync();
        await page.Locator(".product-essential .add-to-cart-button").ClickAsync();
        await Expect(page.Locator(".cart-qty")).ToHaveTextAsync("(1)");
        await page.Locator(".ico-cart").ClickAsync();
        await Expect(page.Locator(".cart-footer .totals")).ToContainTextAsync("This order earns 64 points");
        await page.AssertNothingStandsOutAsync();
        await page.Locator(".checkout-button").ClickAsync();

        await ContinueAsync(page, "billing", "shipping-method");
        await ContinueAsync(page, "shipping-method", "payment-method");
        await ContinueAsync(page, "payment-method", "confirm-order");
        await Expect(page.Locator("#checkout-step-confirm-order .loyalty-earn")).ToHaveCSSAsync("font-weight", "700");
        await page.Locator(".confirm-order-next-step-button").ClickAsync();

        await page.WaitForURLAsync("**/checkout/completed**");
        await Expect(page.Locator(".loyalty-order-earned")).ToContainTextAsync("You earned 64 points");
        Assert.That(await HeaderPointsAsync(page), Is.EqualTo(before + 64));
        await page.AssertNothingStandsOutAsync();
        await page.Locator(".ico-account").ClickAsync();
        await page.Locator(".block-account-navigation a", new() { HasText = "My loyalty" }).ClickAsync();
        await Expect(page.Locator(".block-account-navigation li.active")).ToContainTextAsync("My loyalty");
        await Expect(page.Locator(".loyalty-history tbody tr").First).ToContainTextAsync("+64");
        await Expect(page.Locator(".loyalty-balance strong")).ToHaveTextAsync((before + 64).ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(page.Locator(".loyalty-progress, .loyalty-tiers p").First).ToBeVisibleAsync();
        await page.AssertNothingStandsOutAsync();
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task A_right_to_left_store_is_mirrored(int width)
    {
        var page = await _browser.VisitorAsync(_store, width);
        await page.GotoAsync("/");
        var logo = await page.Locator(".header-logo svg").BoundingBoxAsync();
        await page.Locator(".language-list a, .language-selector a", new() { HasText = "العربية" }).ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        var mirrored = await page.Locator(".header-logo svg").BoundingBoxAsync();
        Assert.That(mirrored!.X + mirrored.Width, Is.EqualTo(width - logo!.X).Within(20), "the logo stands as far from the right as it did from the left");
        foreach (var path in new[] { "/", "/kitchen-coffee", _store.Demo.ProductPath, "/cart", "/login" })
        {
            await page.GotoAsync(path);
            await page.AssertNothingStandsOutAsync();
        }
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task An_administrator_goes_from_the_list_of_plugins_to_a_saved_configuration(int width)
    {
        var page = await AdminAsync(width);
        await page.GotoAsync("/Admin/Plugin/List");
        var plugin = page.Locator("#plugins-local-grid tbody tr", new() { Has = page.Locator("[name='uninstall-plugin-link-Misc.Loyalty']") });
        await Expect(plugin).ToBeVisibleAsync();
        Assert.That(await plugin.Locator("img").EvaluateAsync<int>("async image => { await image.decode(); return image.naturalWidth; }"), Is.GreaterThan(0), "the logo");
        Assert.That(await page.Locator(".alert").CountAsync(), Is.Zero, "nothing for nopCommerce to warn of");
        await page.AssertNothingStandsOutAsync();
        await plugin.Locator("a", new() { HasText = "Configure" }).ClickAsync();

        await Expect(page.Locator("#DropTablesOnUninstall")).Not.ToBeCheckedAsync();
        await Expect(page.Locator("section.content")).ToContainTextAsync("keeps members and their ledger");
        await page.Locator("#IncludeShipping").SetCheckedAsync(width == 1280);
        await page.AssertNothingStandsOutAsync();
        await page.Locator("button[name=save]").ClickAsync();

        await Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        await Expect(page.Locator("#IncludeShipping")).ToBeCheckedAsync(new() { Checked = width == 1280 });
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task An_administrator_finds_a_member_and_adjusts_the_points_with_a_reason(int width)
    {
        var page = await AdminAsync(width);
        await page.GotoAsync("/Admin/LoyaltyMember/List");
        await page.Locator("#SearchEmail").FillAsync(_store.Demo.ShopperEmail);
        await page.Locator("#search-members").ClickAsync();
        await page.Locator("#loyalty-members-grid tbody tr", new() { HasText = _store.Demo.ShopperEmail }).Locator("a.btn").ClickAsync();

        var before = await BalanceAsync(page);
        await page.Locator("#loyalty-adjust-points").FillAsync("25");
        await page.Locator("#loyalty-adjust-reason").FillAsync("A kind letter");
        await page.Locator("#loyalty-adjust-save").ClickAsync();

        await Expect(page.Locator("#loyalty-adjust-message")).ToHaveTextAsync("Booked.");
        await Expect(page.Locator("#loyalty-ledger-grid tbody tr").First).ToContainTextAsync("A kind letter");
        await Expect(page.Locator("#loyalty-balance")).ToHaveTextAsync((before + 25).ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
        await page.AssertNothingStandsOutAsync();
    }

    [Test]
    public async Task An_adjustment_below_zero_is_refused_and_changes_nothing()
    {
        var page = await AdminAsync();
        await page.GotoAsync("/Admin/LoyaltyMember/List");
        await page.Locator("#loyalty-members-grid tbody tr a.btn").First.ClickAsync();

        var before = await BalanceAsync(page);
        await page.Locator("#loyalty-adjust-points").FillAsync("-999999999");
        await page.Locator("#loyalty-adjust-reason").FillAsync("Too much");
        await page.Locator("#loyalty-adjust-save").ClickAsync();

        await Expect(page.Locator("#loyalty-adjust-message")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("text-danger"));
        await page.ReloadAsync();
        Assert.That(await BalanceAsync(page), Is.EqualTo(before));
    }

    [Test]
    public async Task The_customers_page_has_the_same_block()
    {
        var page = await AdminAsync();

        await page.GotoAsync($"/Admin/Customer/Edit/{_store.Demo.ShopperId}");

        await Expect(page.Locator("#customer-loyalty #loyalty-ledger-grid tbody tr").First).ToBeVisibleAsync();
        await Expect(page.Locator("#customer-loyalty #loyalty-adjust-save")).ToBeVisibleAsync();
    }

    [TestCase(1280)]
    [TestCase(390)]
    public async Task Tiers_are_added_moved_and_deleted_on_their_own_page_to_which_one_comes_back(int width)
    {
        var page = await AdminAsync(width);
        await page.GotoAsync("/Admin/LoyaltyTier/Policy");
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr")).ToHaveCountAsync(4);

        await page.Locator("#loyalty-tier-add").ClickAsync();
        await page.Locator("#Name").FillAsync("Diamond");
        await page.Locator("#Threshold").FillAsync("9000");
        await page.AssertNothingStandsOutAsync();
        await page.Locator("button[name=save]").ClickAsync();
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr")).ToHaveCountAsync(5);
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr").Last).ToContainTextAsync("Diamond");
        await page.GetByLabel("Move up: Diamond").ClickAsync();
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr").Nth(3)).ToContainTextAsync("Diamond");

        var row = page.Locator("#loyalty-tiers-grid tbody tr", new() { HasText = "Diamond" });
        await row.Locator("a.btn").ClickAsync();
        await page.Locator("#tier-delete").ClickAsync();
        await page.Locator(".modal.show button[type=submit], .modal.show .btn-danger, .modal.show .btn-primary").First.ClickAsync();
        await Expect(page.Locator(".alert-success")).ToContainTextAsync("deleted");
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr")).ToHaveCountAsync(4);
    }

    private async Task<IPage> AdminAsync(int width = 1280)
    {
        var page = await _browser.VisitorAsync(_store, width);
        await page.SignInAsync(_store.Demo.AdminEmail, _store.Demo.AdminPassword);
        return page;
    }

    private static async Task ContinueAsync(IPage page, string step, string next)
    {
        await page.Locator($"#checkout-step-{step} .buttons button[type=submit]").ClickAsync();
        await Expect(page.Locator($"#checkout-step-{next}")).ToBeVisibleAsync();
        await page.AssertNothingStandsOutAsync();
    }

    private static async Task<long> HeaderPointsAsync(IPage page) =>
        long.Parse((await page.Locator(".ico-loyalty .loyalty-qty").InnerTextAsync()).Trim('(', ')').Replace(",", ""));

    private static async Task<long> BalanceAsync(IPage page) =>
        long.Parse((await page.Locator("#loyalty-balance").InnerTextAsync()).Replace(",", ""));
}
