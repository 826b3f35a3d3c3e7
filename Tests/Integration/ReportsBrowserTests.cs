using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Dashboard, import and export pages in Chromium, on a desk and on a phone.</summary>
[TestFixture(1280)]
[TestFixture(390)]
public sealed class ReportsBrowserTests(int width)
{
    private readonly List<string> _complaints = [];
    private LoyaltyStore _store = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _browser = await Browser.LaunchAsync();
        _store = await SharedStores.GetAsync(TestDatabase.Sqlite);
        _page = await _browser.VisitorAsync(_store, width);
        _page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add(message.Text);
        };
        _page.PageError += (_, error) => _complaints.Add(error);
        await _page.SignInAsync(_store.Demo.AdminEmail, _store.Demo.AdminPassword);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
    }

    [Test]
    public async Task The_dashboard_draws_its_charts_and_reads_as_a_table()
    {
        await _page.GotoAsync("/Admin/LoyaltyDashboard/Index");
        await Expect(_page.Locator("svg[role=img]")).ToHaveCountAsync(5);
        await Expect(_page.Locator("#loyalty-chart-earned svg rect").Last).ToBeVisibleAsync();
        await ShowAsync("dashboard");
        await _page.Locator("#loyalty-dashboard-table summary").ClickAsync();
        await Expect(_page.Locator("#loyalty-dashboard-table tbody tr")).ToHaveCountAsync(30);
        await _page.AssertNothingStandsOutAsync();

        await _page.Locator("#BucketId").SelectOptionAsync("20");
        await _page.Locator("#loyalty-dashboard-filter button").ClickAsync();
        await _page.WaitForURLAsync(url => url.Contains("bucketId=20"));
        Assert.That(await _page.Locator("#loyalty-dashboard-table tbody tr").CountAsync(), Is.InRange(4, 6));
        Assert.That(_complaints, Is.Empty);
    }

    [Test]
    public async Task A_file_is_checked_its_bad_lines_are_shown_and_the_good_ones_imported()
    {
        await _page.GotoAsync("/Admin/LoyaltyImport/List");
        await Expect(_page.Locator("#loyalty-imports-grid tbody tr").First).ToBeVisibleAsync();
        await _page.Locator("#loyalty-import-form ~ details summary").ClickAsync();
        await ShowAsync("imports");
        await _page.Locator("#KindId").SelectOptionAsync("20");
        var file = $"Email,Points,Key\n{_store.Demo.ShopperEmail},25,browser-{width}\nnobody@example.com,5,nobody-{width}\n{_store.Demo.ShopperEmail},many,many-{width}\n";
        await _page.Locator("#importFile").SetInputFilesAsync(new FilePayload { Name = "corrections.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await _page.Locator("#loyalty-import-upload").ClickAsync();

        await Expect(_page.Locator("#loyalty-import-start")).ToBeVisibleAsync();
        await Expect(_page.Locator("#loyalty-import-faults-grid tbody tr")).ToHaveCountAsync(2);
        await Expect(_page.Locator("[data-figure=Good]")).ToHaveTextAsync("1");
        await ShowAsync("import-checked");
        await _page.Locator("#loyalty-import-start").ClickAsync();

        await Expect(_page.Locator("#loyalty-import-status")).ToHaveTextAsync("Imported");
        Assert.That(await _store.ReadNumberAsync($"SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"IdempotencyKey\" LIKE 'import:%-{width}'"), Is.EqualTo(25));
        Assert.That(_complaints, Is.Empty);
    }

    [TestCase("/Admin/LoyaltyLedger/Entries", "loyalty-entries-grid")]
    [TestCase("/Admin/LoyaltyLedger/Audit", "loyalty-audit-grid")]
    [TestCase("/Admin/LoyaltyMember/List", "loyalty-members-grid")]
    [TestCase("/Admin/LoyaltyReward/List", "loyalty-rewards-grid")]
    public async Task A_grid_is_searched_and_downloaded_with_what_was_searched(string page, string grid)
    {
        await _page.GotoAsync(page);
        await Expect(_page.Locator($"#{grid} tbody tr").First).ToBeVisibleAsync();
        await ShowAsync(grid);
        await _page.Locator("#SearchSortId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await _page.Locator(".btn-search").ClickAsync();
        await _page.SettleAsync();

        var download = await _page.RunAndWaitForDownloadAsync(() => _page.Locator(".loyalty-grid-export").ClickAsync());

        Assert.That(download.Url, Does.Contain("LoyaltyGrid").And.Contains(grid.Contains("members") ? "?" : "SearchSortId="));
        Assert.That(_complaints, Is.Empty);
    }

    private async Task ShowAsync(string name)
    {
        await _page.AssertNothingStandsOutAsync();
        await _page.Mouse.MoveAsync(width - 20, 300);
        Assert.That(await _page.EvaluateAsync<bool>("() => { const box = document.querySelector('h1').getBoundingClientRect(); return document.elementFromPoint(box.x + 5, box.y + 5).closest('h1') !== null; }"),
            "the heading is covered");
        if (Environment.GetEnvironmentVariable("LOYALTY_TEST_SCREENS") is { Length: > 0 } folder)
            await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
    }
}
