using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>The dashboard.</summary>
public sealed partial class ReportsPageTests
{
    [Test, Order(1)]
    public async Task The_dashboard_shows_what_the_database_holds_before_and_after_days_were_added_up()
    {
        // half of the history lies in the past
        await _store.TamperAsync("UPDATE \"LoyaltyEntry\" SET \"BookedOnUtc\" = " + (database == TestDatabase.Sqlite
            ? "datetime('now', '-' || (\"Id\" % 20) || ' days')"
            : "now() at time zone 'utc' - (\"Id\" % 20) * interval '1 day'"));
        var earned = await _store.ReadNumberAsync("SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"TypeId\" IN (10, 80)");
        var owed = await _store.ReadNumberAsync("SELECT SUM(\"Balance\") FROM \"LoyaltyAccount\"");
        var lots = await _store.ReadNumberAsync("SELECT SUM(\"Remaining\") FROM \"LoyaltyLot\"");

        for (var i = 0; i < 2; i++)
        {
            var page = await _admin.PageAsync("/Admin/LoyaltyDashboard/Index");
            Assert.That(page.QuerySelectorAll("#loyalty-chart-moves tbody tr td:nth-child(2)").Sum(Number), Is.EqualTo(earned));
            Assert.That(Number(page.QuerySelectorAll("#loyalty-chart-moves tbody td:last-child")[^1]), Is.EqualTo(owed), "the balance at the end");
            Assert.That(page.QuerySelectorAll("#loyalty-chart-cohorts tbody td:nth-child(6)").Sum(Number), Is.EqualTo(owed), "what is open of all months");
            Assert.That(Number(page.QuerySelector("#loyalty-liability dd")), Is.EqualTo(owed));
            Assert.That(page.QuerySelectorAll("#loyalty-chart-ageing tbody td:nth-child(2)").Sum(Number), Is.EqualTo(lots));
            Assert.That(page.QuerySelectorAll("#loyalty-chart-tiers tbody td:nth-child(2)").Sum(Number),
                Is.EqualTo(await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyMember\" WHERE \"StatusId\" = 10")));
            var charts = page.QuerySelectorAll("canvas[role=img]");
            Assert.That(charts.Select(chart => chart.Closest(".card")!.Id), Is.EqualTo(new[]
            {
                "loyalty-chart-moves", "loyalty-chart-ageing", "loyalty-chart-tiers", "loyalty-chart-cohorts", "loyalty-chart-toprules"
            }));
            Assert.That(charts.Select(chart => chart.GetAttribute("aria-label")), Has.None.EqualTo("").And.None.Contains("Plugins."), "each chart is read out");
            Assert.That(charts.Select(chart => chart.Closest(".card")!.QuerySelectorAll("tbody tr").Length),
                Is.EqualTo(charts.Select(chart => JsonDocument.Parse(chart.GetAttribute("data-loyalty-chart")!).RootElement.GetProperty("labels").GetArrayLength())),
                "each chart is there as a table too");

            await _admin.PostFormAsync("/Admin/LoyaltyDashboard/Index", "/Admin/LoyaltyDashboard/Recompute", ("programId", "1"));
            Assert.That(await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyPointsDay\""), Is.GreaterThan(5));
        }
    }

    [TestCase("Today", 1)]
    [TestCase("7 days", 7)]
    [TestCase("30 days", 30)]
    [TestCase("90 days", 90)]
    [TestCase("12 months", 54)]
    [TestCase("3 years", 37)]
    public async Task A_range_of_one_click_is_cut_into_as_many_parts_as_a_chart_shows(string range, int most)
    {
        var page = await _admin.PageAsync("/Admin/LoyaltyDashboard/Index");
        var link = page.QuerySelectorAll(".loyalty-ranges a").Single(link => link.TextContent == range);
        page = await _admin.PageAsync(link.GetAttribute("href")!);

        Assert.That(page.QuerySelectorAll("#loyalty-chart-moves tbody tr").Length, Is.InRange(Math.Max(1, most - 2), most));
        Assert.That(page.QuerySelector(".loyalty-ranges [aria-current=true]")?.TextContent, Is.EqualTo(range));
    }

    [TestCase("?from=2026-01-01&to=2020-01-01")]
    [TestCase("?from=0001-01-01&to=9999-12-31&bucketId=10")]
    [TestCase("?programId=999&bucketId=77&from=nonsense")]
    public async Task Odd_requests_show_a_page(string query)
    {
        var page = await _admin.PageAsync("/Admin/LoyaltyDashboard/Index" + query);

        Assert.That(page.QuerySelector("#loyalty-chart-moves table"), Is.Not.Null);
    }

    private static long Number(IElement? element)
    {
        return long.Parse(element!.TextContent.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}
