using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>From a new installation to the first points: the short setup, and the list of first steps.</summary>
[TestFixture]
public sealed class FirstSetupTests : StoreFixture
{
    private const string Configure = "/Admin/Loyalty/Configure", Dashboard = "/Admin/LoyaltyDashboard/Index", Form = "#loyalty-setup";

    private static string? Screens => Environment.GetEnvironmentVariable("LOYALTY_TEST_SCREENS") is { Length: > 0 } folder ? folder : null;

    [SetUp]
    public async Task BeginAnewAsync()
    {
        // the demonstration shop, as if the plugin had just come
        await Store.StopTasksAsync();
        foreach (var table in new[] { "Entry", "Lot", "LotMovement", "Account", "OrderAward", "TierStanding", "TierChange", "Redemption", "Member" })
            await Store.AlterAsync($"DELETE FROM \"Loyalty{table}\"");
        await Store.AlterAsync("DELETE FROM \"Setting\" WHERE lower(\"Name\") IN ('loyaltysettings.setupdone', 'loyaltysettings.firststepshidden')");
        await Store.AlterAsync("UPDATE \"LoyaltyProgram\" SET \"PointName\" = 'point', \"PointNamePlural\" = 'points', \"PointValue\" = 0.01, \"MinRedeemPoints\" = 100, \"RedeemStep\" = 100 WHERE \"Id\" = 1");
        await Store.ForgetAsync();
    }

    [TestCase(1280, false)]
    [TestCase(390, true)]
    public async Task From_an_open_setup_to_the_first_points(int width, bool tiers)
    {
        var browser = await Browser.LaunchAsync();
        try
        {
            // a window that is made higher for a picture would fold the menu in and out
            var context = await browser.NewContextAsync(new() { BaseURL = Store.Address.ToString(), ViewportSize = new() { Width = width, Height = Screens is null ? 900 : 2_600 } });
            var page = await context.NewPageAsync();
            await page.SignInAsync(Store.Demo.AdminEmail, Store.Demo.AdminPassword);
            await page.GotoAsync(Configure);
            var example = page.Locator("#loyalty-setup-example");
            await Expect(example).ToHaveTextAsync("An order of 100.00 USD earns 100 points. They are worth 1.00 USD on the next one: 1.0 % back.");
            await page.Locator("#Setup_PointName").FillAsync("bean");
            await page.Locator("#Setup_PointNamePlural").FillAsync("beans");
            await page.Locator("#Setup_PointValue").FillAsync("0.05");
            await Expect(example).ToHaveTextAsync("An order of 100.00 USD earns 100 beans. They are worth 5.00 USD on the next one: 5.0 % back.");
            await page.Locator("#Setup_RedemptionEnabled").SetCheckedAsync(false);
            await Expect(example).ToHaveTextAsync("An order of 100.00 USD earns 100 beans.");
            await page.Locator("#Setup_RedemptionEnabled").SetCheckedAsync(true);
            await page.Locator("#Setup_Tiers").SetCheckedAsync(tiers);
            await ShootAsync(page, "setup", width);
            await page.AssertNothingStandsOutAsync();
            await page.AssertAccessibleAsync(Looks.AdminParts);
            await page.Locator("#loyalty-setup-save").PressAsync("Enter");

            await Expect(page.Locator(".alert-success")).ToContainTextAsync("Your program runs");
            await Expect(page.Locator("[data-step=Points]")).ToHaveAttributeAsync("data-done", "false");
            await ShootAsync(page, "first-steps", width);
            await page.AssertNothingStandsOutAsync();
            // nopCommerce's own message is gone then
            await page.ReloadAsync();
            await page.AssertAccessibleAsync(Looks.AdminParts);

            using var shopper = await Store.ShopperAsync();
            await shopper.AddToCartAsync(Store.Demo.ProductPath);
            await shopper.PlaceOrderAsync();
            var mine = await shopper.PageAsync("/customer/loyalty");
            Assert.That(mine.QuerySelector(".loyalty-balance")!.TextContent.Trim(), Is.EqualTo("64 beans"));
            Assert.That(mine.QuerySelector(".loyalty-worth")!.TextContent, Does.Contain("$3.20"));
            Assert.That(mine.QuerySelectorAll(".loyalty-tier-steps li").Length, Is.EqualTo(tiers ? 4 : 0));
            Assert.That(mine.QuerySelectorAll("#loyalty-tiers, .loyalty-tier-name, .loyalty-anchors a[href='#loyalty-tiers'], .loyalty-outlook .loyalty-progress").Length > 0, Is.EqualTo(tiers), "who has one tier is shown none");
            Assert.That(mine.Body!.TextContent, Does.Not.Contain("highest tier"));

            await page.ReloadAsync();
            await Expect(page.Locator("[data-step=Points]")).ToHaveAttributeAsync("data-done", "true");
            await page.GotoAsync(Configure);
            await Expect(page.Locator(Form)).ToHaveCountAsync(0);
            Assert.That(await Store.ReadNumberAsync("SELECT \"RedeemStep\" FROM \"LoyaltyProgram\" WHERE \"Id\" = 1"), Is.EqualTo(20), "about one dollar");
        }
        finally
        {
            await browser.CloseAsync();
        }
    }

    [TestCase("Setup.PointName", " ")]
    [TestCase("Setup.PointNamePlural", "")]
    [TestCase("Setup.PointsPerCurrencyUnit", "-1")]
    [TestCase("Setup.PointsPerCurrencyUnit", "1.23456")]
    [TestCase("Setup.PointValue", "0")]
    [TestCase("Setup.PointValue", "1,5")]
    [TestCase("Setup.StartDay", "")]
    [TestCase("Setup.StartDay", "31.31.2030")]
    public async Task What_a_program_cannot_be_is_refused_at_its_field_and_changes_nothing(string field, string value)
    {
        var before = await Store.ReadTextAsync("SELECT \"PointName\" || \"PointsPerCurrencyUnit\" || \"PointValue\" || \"StartOnUtc\" FROM \"LoyaltyProgram\" WHERE \"Id\" = 1");

        var answer = await Admin.SubmitAsync(Configure, Form, null, field == "Setup.PointName" ? [(field, value)] : [("Setup.PointName", "star"), (field, value)]);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.That(page.QuerySelectorAll(".field-validation-error").Select(fault => fault.GetAttribute("data-valmsg-for")).Distinct(), Is.EqualTo(new[] { field }));
        Assert.That(page.QuerySelectorAll(".field-validation-error").Select(fault => fault.TextContent.Trim()), Has.All.Not.Empty.And.None.Contains("Plugins.Misc"));
        Assert.That(page.QuerySelector(".validation-summary-errors"), Is.Null, "the settings below are not at fault");
        Assert.That(await Store.ReadTextAsync("SELECT \"PointName\" || \"PointsPerCurrencyUnit\" || \"PointValue\" || \"StartOnUtc\" FROM \"LoyaltyProgram\" WHERE \"Id\" = 1"), Is.EqualTo(before));
    }

    [Test]
    public async Task A_start_in_the_future_lets_nothing_earn_and_the_list_says_so()
    {
        var day = DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd");
        var saved = await Admin.SubmitAsync(Configure, Form, null, ("Setup.StartDay", day));
        Assert.That(saved.Headers.Location!.ToString(), Does.Contain("LoyaltyDashboard"));

        using var shopper = await Store.ShopperAsync();
        await shopper.AddToCartAsync(Store.Demo.ProductPath);
        await shopper.PlaceOrderAsync();

        var steps = await StepsAsync();
        Assert.That((steps["Program"], steps["Points"]), Is.EqualTo((false, false)));
        await Store.AlterAsync($"UPDATE \"LoyaltyProgram\" SET \"StartOnUtc\" = '2020-01-01 00:00:00' WHERE \"Id\" = 1");
        await Store.ForgetAsync();
        Assert.That((await StepsAsync())["Program"], Is.True);
    }

    [Test]
    public async Task A_setup_that_was_put_away_does_not_come_back_and_neither_does_the_list()
    {
        Assert.That((await Admin.PageAsync(Configure)).QuerySelector("form[action$='/Configure']"), Is.Not.Null, "all settings are there at once");
        await Admin.SubmitAsync(Configure, Form);
        Assert.That((await Admin.PageAsync(Configure)).QuerySelector(Form), Is.Null);

        await BeginAnewAsync();
        await Admin.PostFormAsync(Configure, "/Admin/LoyaltySetup/Skip");
        Assert.That((await Admin.PageAsync(Configure)).QuerySelector(Form), Is.Null);
        var late = await Admin.PostFormAsync(Configure, "/Admin/LoyaltySetup/Save", ("Setup.PointName", "late"), ("Setup.PointNamePlural", "late"), ("Setup.PointValue", "1"), ("Setup.StartDay", "2030-01-01"));
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Store.ReadTextAsync("SELECT \"PointName\" FROM \"LoyaltyProgram\" WHERE \"Id\" = 1"), Is.EqualTo("point"), "an old page changes nothing");

        Assert.That((await Admin.PageAsync(Dashboard)).QuerySelector("#loyalty-first-steps"), Is.Not.Null);
        await Admin.PostFormAsync(Dashboard, "/Admin/LoyaltySetup/HideSteps");
        Assert.That((await Admin.PageAsync(Dashboard)).QuerySelector("#loyalty-first-steps"), Is.Null);
    }

    [Test]
    public async Task The_first_member_ends_the_setup()
    {
        await Admin.PostFormAsync("/Admin/LoyaltyMember/List", "/Admin/LoyaltyMember/Enrol", ("customerId", Store.Demo.ShopperId.ToString()));

        Assert.That((await Admin.PageAsync(Configure)).QuerySelector(Form), Is.Null);
    }

    [Test]
    public async Task Each_step_follows_the_store_as_it_is()
    {
        var steps = await StepsAsync();
        Assert.That((steps["Program"], steps["Earn"], steps["Spend"], steps["Widgets"], steps["Mail"]), Is.EqualTo((true, true, true, true, true)));
        Assert.That((steps["Tasks"], steps["Points"]), Is.EqualTo((false, false)), "they were stopped, and nobody has points");

        await Store.TamperAsync("UPDATE \"EmailAccount\" SET \"Host\" = 'smtp.mail.com'");
        await Store.TamperAsync("UPDATE \"Setting\" SET \"Value\" = replace(\"Value\", 'Misc.Loyalty', 'Misc.Other') WHERE lower(\"Name\") = 'widgetsettings.activewidgetsystemnames'");
        await Store.TamperAsync("UPDATE \"LoyaltyProgram\" SET \"Active\" = (1 = 0)");
        await Store.ForgetAsync();
        try
        {
            steps = await StepsAsync();
            Assert.That((steps["Program"], steps["Widgets"], steps["Mail"]), Is.EqualTo((false, false, false)));
            await Admin.PostFormAsync(Dashboard, "/Admin/LoyaltySetup/ShowWidgets");
            Assert.That((await StepsAsync())["Widgets"], Is.True);
        }
        finally
        {
            await Store.TamperAsync("UPDATE \"EmailAccount\" SET \"Host\" = 'localhost'");
            await Store.TamperAsync("UPDATE \"LoyaltyProgram\" SET \"Active\" = (1 = 1)");
            await Store.ForgetAsync();
        }

        await Store.ExecuteAsync("UPDATE \"ScheduleTask\" SET \"Enabled\" = (1 = 1), \"LastSuccessUtc\" = '2026-01-01 00:00:00' WHERE \"Name\" LIKE 'Loyalty.%'");
        await Store.ForgetAsync();
        Assert.That((await StepsAsync())["Tasks"], Is.True);
        await Store.StopTasksAsync();
    }

    private async Task<Dictionary<string, bool>> StepsAsync()
    {
        var page = await Admin.PageAsync(Dashboard);
        foreach (var link in page.QuerySelectorAll("#loyalty-first-steps li[data-done=false] a").OfType<IHtmlAnchorElement>())
            Assert.That(link.GetAttribute("href"), Does.StartWith("/"));
        return page.QuerySelectorAll("#loyalty-first-steps li").ToDictionary(step => step.GetAttribute("data-step")!, step => step.GetAttribute("data-done") == "true");
    }

    private static async Task ShootAsync(IPage page, string name, int width)
    {
        await page.SettleAsync();
        if (Screens is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = width < 600 });
    }
}
