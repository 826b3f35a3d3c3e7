using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>Chromium for what a person sees. Where it is missing, the tests are skipped and say what to install.</summary>
internal static class Browser
{
    public const string InstallCommand = "sudo apt-get install -y chromium";

    private static readonly string[] _paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] _flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"
    ];

    /// <summary>Starts Chromium, or ignores the test with the command that installs it.</summary>
    public static async Task<IBrowser> LaunchAsync()
    {
        var path = Environment.GetEnvironmentVariable("LOYALTY_TEST_CHROMIUM") ?? _paths.FirstOrDefault(File.Exists);
        if (path is null)
            Assert.Ignore($"Chromium is not installed: {InstallCommand}");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = _flags });
    }

    /// <summary>A new visitor with a window of the given width; 390 is a phone.</summary>
    public static async Task<IPage> VisitorAsync(this IBrowser browser, LoyaltyStore store, int width = 1280)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = store.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 }
        });
        return await context.NewPageAsync();
    }
}
