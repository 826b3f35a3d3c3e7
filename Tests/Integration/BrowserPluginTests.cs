using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Uninstalling, uploading and installing the plugin with the mouse, restarts and all.</summary>
[TestFixture]
public sealed class BrowserPluginTests
{
    private const float Patience = 120_000;

    [Test]
    public async Task The_plugin_is_uninstalled_uploaded_and_installed_by_clicking()
    {
        await using var browser = await Browser.LaunchAsync();
        await using var store = await LoyaltyStore.StartAsync();
        var balance = await store.ShopperPointsAsync();
        var page = await browser.VisitorAsync(store);
        await page.SignInAsync(store.Demo.AdminEmail, store.Demo.AdminPassword);
        await page.GotoAsync("/Admin/Plugin/List");

        await page.Locator("[name='uninstall-plugin-link-Misc.LoyaltyDemo']").ClickAsync();
        await page.Locator("[name='uninstall-plugin-link-Misc.Loyalty']").ClickAsync();
        await RestartAsync(page);
        await Expect(page.Locator("[name='install-plugin-link-Misc.Loyalty']")).ToBeVisibleAsync();
        await Expect(page.Locator(".main-sidebar")).Not.ToContainTextAsync("Loyalty");

        await page.Locator("button[name=uploadplugin]").ClickAsync();
        await page.Locator("#archivefile").SetInputFilesAsync(Repository.PluginPackage());
        await page.Locator("#upload-plugin").ClickAsync();
        await Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        await RestartAsync(page);

        await page.Locator("[name='install-plugin-link-Misc.Loyalty']").ClickAsync();
        await RestartAsync(page);
        await Expect(page.Locator("[name='uninstall-plugin-link-Misc.Loyalty']")).ToBeVisibleAsync();
        await Expect(page.Locator(".main-sidebar")).ToContainTextAsync("Loyalty");
        Assert.That(await store.ShopperPointsAsync(), Is.EqualTo(balance));
    }

    // the page that restarts the store goes back to the list by itself, where nothing is left to apply
    private static async Task RestartAsync(IPage page)
    {
        await page.Locator("button[name=plugin-apply-changes]").ClickAsync();
        await Expect(page.Locator("#plugins-local-grid")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator("button[name=plugin-apply-changes]")).ToHaveCountAsync(0);
    }
}
