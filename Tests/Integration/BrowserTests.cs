using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>What a newcomer does and sees, in Chromium: buy, look at the points, run the programme.</summary>
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
    public async Task A_shopper_sees_what_a_product_earns_and_finds_it_in_the_ledger(int width)
    {
        var page = await _browser.VisitorAsync(_store, width);
        await SignInAsync(page, _store.Demo.ShopperEmail, _store.Demo.ShopperPassword);

        await page.GotoAsync(_store.Demo.ProductPath);
        await Expect(page.Locator(".product-essential .loyalty-earn")).ToHaveTextAsync("Earn 64 points");
        using (var session = await _store.ShopperAsync())
        {
            await session.AddToCartAsync(_store.Demo.ProductPath);
            await session.PlaceOrderAsync();
        }

        await page.GotoAsync("/customer/loyalty");
        await Expect(page.Locator(".loyalty-history tbody tr").First).ToContainTextAsync("+64");
        await Expect(page.Locator(".block-account-navigation li.active")).ToContainTextAsync("My loyalty");
        await AssertNothingStandsOutAsync(page);
    }

    [Test]
    public async Task An_administrator_finds_a_member_and_adjusts_the_points_with_a_reason()
    {
        var page = await AdminAsync();
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
        Assert.That(await BalanceAsync(page), Is.EqualTo(before + 25));
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

    [Test]
    public async Task Tiers_are_added_moved_and_deleted_on_the_configuration_page()
    {
        var page = await AdminAsync();
        await page.GotoAsync("/Admin/Loyalty/Configure");
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr")).ToHaveCountAsync(4);

        await page.Locator("#loyalty-tier-add").ClickAsync();
        await page.Locator("#Name").FillAsync("Diamond");
        await page.Locator("#Threshold").FillAsync("9000");
        await page.Locator("#DisplayOrder").FillAsync("9");
        await page.Locator("button[name=save]").ClickAsync();
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr")).ToHaveCountAsync(5);

        var row = page.Locator("#loyalty-tiers-grid tbody tr", new() { HasText = "Diamond" });
        await row.Locator("a.btn").ClickAsync();
        await page.Locator("#tier-delete").ClickAsync();
        await page.Locator(".modal.show button[type=submit], .modal.show .btn-danger, .modal.show .btn-primary").First.ClickAsync();
        await page.GotoAsync("/Admin/Loyalty/Configure");
        await Expect(page.Locator("#loyalty-tiers-grid tbody tr")).ToHaveCountAsync(4);
    }

    private async Task<IPage> AdminAsync()
    {
        var page = await _browser.VisitorAsync(_store);
        await SignInAsync(page, _store.Demo.AdminEmail, _store.Demo.AdminPassword);
        return page;
    }

    private static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GotoAsync("/login");
        await page.Locator("#Email").FillAsync(email);
        await page.Locator("#Password").FillAsync(password);
        await page.Locator("button.login-button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/login"));
    }

    private static async Task<long> BalanceAsync(IPage page) =>
        long.Parse((await page.Locator("#loyalty-balance").InnerTextAsync()).Replace(",", ""));

    // a page wider than its window makes a phone scroll sideways
    private static async Task AssertNothingStandsOutAsync(IPage page)
    {
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.That(overflow, Is.LessThanOrEqualTo(0));
    }
}
