using Microsoft.Playwright;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Dashboard, import and export pages in Chromium, on a desk and on a phone.</summary>
[TestFixture(1280)]
[TestFixture(390)]
public sealed class ReportsBrowserTests(int width)
{
    /// <summary>What Chart.js drew on each canvas: one line each, none for an empty canvas.</summary>
    private const string DrawnSeries = """
        () => [...document.querySelectorAll('.loyalty-charts canvas')]
            .filter(canvas => canvas.width > 0 && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(part => part !== 0))
            .map(canvas => canvas.closest('.card').id.replace('loyalty-chart-', '') + ': '
                + Chart.getChart(canvas).getSortedVisibleDatasetMetas().map(meta => [meta.index, meta.type, meta.data.length]).sort().map(([, type, count]) => `${type} ${count}`).join(', '))
        """;

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
    public async Task The_dashboard_draws_its_charts_and_reads_as_tables()
    {
        await _page.GotoAsync("/Admin/LoyaltyDashboard/Index");
        await _page.SettleAsync();
        Assert.That(await _page.EvaluateAsync<string[]>(DrawnSeries), Is.EqualTo(new[]
        {
            "moves: bar 30, bar 30, bar 30, line 30", "ageing: bar 6", "tiers: bar 4", "cohorts: bar 2, bar 2, bar 2, bar 2", "toprules: bar 2"
        }).Using<string>((one, other) => Figures(one) == Figures(other) ? 0 : 1));
        await ShowAsync("dashboard");

        foreach (var summary in await _page.Locator(".loyalty-charts summary").AllAsync())
        {
            await summary.FocusAsync();
            await _page.Keyboard.PressAsync("Enter");
        }
        await Expect(_page.Locator("#loyalty-chart-moves tbody tr")).ToHaveCountAsync(30);
        await Expect(_page.Locator(".loyalty-charts table:visible")).ToHaveCountAsync(6);
        await _page.AssertNothingStandsOutAsync();
        await _page.AssertAccessibleAsync(Looks.AdminParts);

        await _page.Locator(".loyalty-ranges a").Nth(5).FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await _page.WaitForURLAsync(url => url.Contains("from="));
        Assert.That(await _page.Locator("#loyalty-chart-moves tbody tr").CountAsync(), Is.EqualTo(37).Or.EqualTo(36));

        await _page.Locator("#BucketId").SelectOptionAsync("20");
        await _page.Locator("#loyalty-dashboard-filter button").ClickAsync();
        await _page.WaitForURLAsync(url => url.Contains("bucketId=20"));
        Assert.That(_complaints, Is.Empty);
    }

    [Test]
    public async Task The_dashboards_tables_are_there_when_the_charts_cannot_be_drawn()
    {
        await _page.RouteAsync("**/chart.umd.min.js*", route => route.AbortAsync());
        await _page.GotoAsync("/Admin/LoyaltyDashboard/Index");

        await Expect(_page.Locator("#loyalty-chart-moves table")).ToBeVisibleAsync();
        await Expect(_page.Locator("#loyalty-chart-moves canvas")).ToBeHiddenAsync();
        await _page.UnrouteAllAsync();
        _complaints.Clear();
    }

    // how many figures of how many kinds differ with what other fixtures do in the shared store
    private static string Figures(string chart) => System.Text.RegularExpressions.Regex.Replace(chart.Contains("moves") || chart.Contains("ageing") ? chart : chart.Split(':')[0], "[0-9]+$", "");

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

        foreach (var (link, ending) in new[] { (0, ".csv"), (1, ".xlsx") })
        {
            var download = await _page.RunAndWaitForDownloadAsync(() => _page.Locator(".loyalty-grid-export").Nth(link).ClickAsync());

            Assert.That(download.Url, Does.Contain("LoyaltyGrid").And.Contains(grid.Contains("members") ? "?" : "SearchSortId="));
            Assert.That(download.SuggestedFilename, Does.EndWith(ending));
        }
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
