using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>
/// Chromium for what a person sees: the one LOYALTY_TEST_CHROMIUM names, or the installed one. Where it is missing, the tests
/// are skipped and say what to install.
/// </summary>
internal static class Browser
{
    public const string InstallCommand = "sudo apt-get install -y chromium";

    // what turns for ever, as while something is awaited, is no movement
    private const string IsStill = """
        () => (!window.jQuery || (jQuery.active === 0 && jQuery.timers.length === 0)) && document.querySelector('[aria-busy=true]') === null
            && [...document.querySelectorAll('.loyalty-chart canvas')].every(chart => chart.clientWidth <= chart.parentElement.clientWidth + 1)
            && document.getAnimations().every(animation => animation.playState !== 'running' || animation.effect.getComputedTiming().endTime === Infinity)
        """;

    private static readonly string[] _paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] _flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"
    ];

    /// <summary>Starts Chromium, or ignores the test with the command that installs it.</summary>
    public static async Task<IBrowser> LaunchAsync()
    {
        IEnumerable<string> paths = Environment.GetEnvironmentVariable("LOYALTY_TEST_CHROMIUM") is { Length: > 0 } given ? [given] : _paths;
        var path = paths.FirstOrDefault(File.Exists);
        if (path is null)
            Prerequisite.Skip("Chromium", InstallCommand);
        // a busy machine shows the same page, only later
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = _flags });
    }

    /// <summary>A new visitor with a window of the given width, 390 is a phone, whose browser runs scripts or not.</summary>
    public static async Task<IPage> VisitorAsync(this IBrowser browser, LoyaltyStore store, int width = 1280, bool scripts = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = store.Address.ToString(),
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = 900 }
        });
        return await context.NewPageAsync();
    }

    /// <summary>Signs in on the login page.</summary>
    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.GotoAsync("/login");
        await page.Locator("#Email").FillAsync(email);
        await page.Locator("#Password").FillAsync(password);
        await page.Locator("button.login-button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/login"));
    }

    /// <summary>
    /// Waits until the page has loaded, has got what it asked the server for and nothing on it moves: a look at anything earlier would show how
    /// fast the machine is.
    /// </summary>
    public static async Task SettleAsync(this IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        for (var patience = 800; !await page.EvaluateAsync<bool>(IsStill); patience--)
        {
            Assert.That(patience, Is.Positive, $"{page.Url} does not come to rest");
            await Task.Delay(25);
        }
    }

    /// <summary>Asserts that the page is no wider than its window: a phone would scroll sideways.</summary>
    public static async Task AssertNothingStandsOutAsync(this IPage page)
    {
        await page.SettleAsync();
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.That(overflow, Is.LessThanOrEqualTo(0), page.Url);
    }
}
