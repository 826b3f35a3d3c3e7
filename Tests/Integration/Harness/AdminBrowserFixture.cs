using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>A store of its own for a fixture, and its administrator in Chromium; 390 pixels are a phone.</summary>
public abstract class AdminBrowserFixture(int width) : StoreFixture
{
    private IBrowser? _browser;

    protected int Width => width;

    protected IPage Page { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _browser = await Browser.LaunchAsync();
        Page = await _browser.VisitorAsync(Store, width);
        await Page.SignInAsync(Store.Demo.AdminEmail, Store.Demo.AdminPassword);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
    }
}
