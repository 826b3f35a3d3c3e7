using System.Globalization;
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
            Assert.That(Number(page.QuerySelector("#loyalty-chart-earned figcaption strong")), Is.EqualTo(earned));
            Assert.That(page.QuerySelectorAll("#loyalty-dashboard-table tbody tr td:nth-child(2)").Sum(Number), Is.EqualTo(earned));
            Assert.That(Number(page.QuerySelector("#loyalty-liability dd")), Is.EqualTo(owed));
            Assert.That(page.QuerySelectorAll("#loyalty-list-ageing tbody td:nth-child(2)").Sum(Number), Is.EqualTo(lots));
            Assert.That(page.QuerySelectorAll("#loyalty-list-tiers tbody td:nth-child(2)").Sum(Number),
                Is.EqualTo(await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyMember\" WHERE \"StatusId\" = 10")));
            Assert.That(page.QuerySelectorAll("svg[role=img]").Select(chart => (Said(chart, "title"), Said(chart, "desc"))),
                Is.EqualTo(Enumerable.Repeat((1, 1), 5)), "each chart is read out");

            await _admin.PostFormAsync("/Admin/LoyaltyDashboard/Index", "/Admin/LoyaltyDashboard/Recompute", ("programId", "1"));
            Assert.That(await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyPointsDay\""), Is.GreaterThan(5));
        }
    }

    [TestCase("?from=2026-01-01&to=2020-01-01")]
    [TestCase("?from=0001-01-01&to=9999-12-31&bucketId=10")]
    [TestCase("?programId=999&bucketId=77&from=nonsense")]
    public async Task Odd_requests_show_a_page(string query)
    {
        var page = await _admin.PageAsync("/Admin/LoyaltyDashboard/Index" + query);

        Assert.That(page.QuerySelector("#loyalty-chart-earned"), Is.Not.Null);
    }

    /// <summary>How many elements of a name stand right below another and have a text.</summary>
    private static int Said(IElement element, string name) => element.Children.Count(child => child.LocalName == name && child.TextContent.Trim().Length > 0);

    private static long Number(IElement? element)
    {
        return long.Parse(element!.TextContent.Trim(), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}
