using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>The history that the demonstration plugin gives its shop.</summary>
[TestFixture(TestDatabase.Sqlite)]
public sealed class DemoHistoryTests(TestDatabase database) : StoreFixture(database)
{
    private const string Page = "/Admin/LoyaltyDemo/Configure";
    private const string OfHistory = "\"MemberId\" IN (SELECT m.\"Id\" FROM \"LoyaltyMember\" m JOIN \"Customer\" c ON c.\"Id\" = m.\"CustomerId\" WHERE c.\"Email\" LIKE '%@history.example.com')";
    private const int Members = 6;

    private string _second = "";

    protected override async Task PrepareAsync()
    {
        var token = await Admin.AntiforgeryTokenAsync(Page);
        (string, string)[] form = [("Members", $"{Members}"), ("history", ""), ("__RequestVerificationToken", token)];
        await Admin.PostAsync(Page, form);
        await Admin.PostAsync(Page, form);
        _second = (await Admin.PageAsync(Page)).Body!.TextContent;
        var until = DateTime.UtcNow.AddMinutes(3);
        while ((await Admin.PageAsync(Page)).QuerySelector("#loyalty-demo-history progress") is not null && DateTime.UtcNow < until)
            await Task.Delay(500);
    }

    [Test]
    public async Task A_second_press_of_the_button_adds_nothing_while_the_history_is_made()
    {
        Assert.That(_second, Does.Contain("A history is being made already"));
        Assert.That((await StatusAsync()).TextContent, Does.StartWith($"Added {Members} members with "));
        Assert.That(await Store.ReadNumberAsync("SELECT COUNT(*) FROM \"Customer\" WHERE \"Email\" LIKE '%@history.example.com'"), Is.EqualTo(Members));
    }

    [Test]
    public async Task The_ledger_verifies_and_every_running_balance_follows_from_the_one_before()
    {
        using var api = Store.Api();
        var answer = await (await api.PostAsJsonAsync("/api/loyalty/verify", new { })).Content.ReadFromJsonAsync<JsonElement>();

        Assert.That(answer.GetProperty("data").GetProperty("drifts").GetArrayLength(), Is.Zero, answer.ToString());
        Assert.That(await Store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyEntry\" WHERE {OfHistory}"), Is.GreaterThan(30));
    }

    [Test]
    public async Task Entries_lie_in_the_order_of_their_versions_and_on_the_days_of_their_orders()
    {
        Assert.That(await Store.ReadNumberAsync($"""
            SELECT COUNT(*) FROM "LoyaltyEntry" e JOIN "LoyaltyEntry" n ON n."MemberId" = e."MemberId" AND n."Version" = e."Version" + 1
            WHERE n."BookedOnUtc" < e."BookedOnUtc" AND e.{OfHistory}
            """), Is.Zero, "later entries are booked later");
        Assert.That(await Store.ReadNumberAsync($"""
            SELECT COUNT(*) FROM "LoyaltyEntry" e JOIN "Order" o ON e."ReferenceType" = 'order' AND e."ReferenceId" = CAST(o."Id" AS TEXT)
            WHERE e."TypeId" = 10 AND e.{OfHistory} AND date(e."BookedOnUtc") <> date(o."CreatedOnUtc") AND date(e."BookedOnUtc", '-1 minute') <> date(o."CreatedOnUtc")
            """), Is.Zero, "points were earned when it was ordered");
        Assert.That(await Store.ReadNumberAsync($"SELECT COUNT(DISTINCT strftime('%Y-%m', \"BookedOnUtc\")) FROM \"LoyaltyEntry\" WHERE {OfHistory}"), Is.GreaterThan(12));
        Assert.That(await Store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyEntry\" WHERE {OfHistory} AND \"BookedOnUtc\" < date('now', '-731 days')"), Is.Zero);
    }

    [Test]
    public async Task Points_expired_on_the_day_on_which_they_ran_out_and_none_that_ran_out_are_left()
    {
        Assert.That(await Store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyLot\" WHERE \"Remaining\" > 0 AND \"ExpiresOnUtc\" < datetime('now') AND {OfHistory}"), Is.Zero);
        Assert.That(await Store.ReadNumberAsync($"""
            SELECT COUNT(*) FROM "LoyaltyEntry" e WHERE e."TypeId" = 50 AND e.{OfHistory} AND NOT EXISTS
                (SELECT 1 FROM "LoyaltyLot" l WHERE l."MemberId" = e."MemberId" AND l."ExpiresOnUtc" BETWEEN datetime(e."BookedOnUtc", '-2 days') AND datetime(e."BookedOnUtc", '+1 minute'))
            """), Is.Zero);
    }

    [Test]
    public async Task The_dashboard_of_two_years_shows_points_earned_redeemed_and_expired_in_many_months()
    {
        var today = DateTime.UtcNow.Date;
        var page = await Admin.PageAsync(string.Create(CultureInfo.InvariantCulture, $"/Admin/LoyaltyDashboard/Index?programId=1&from={today.AddYears(-2):yyyy-MM-dd}&to={today:yyyy-MM-dd}&bucketId=30"));

        foreach (var (what, months) in new[] { ("Earned", 15), ("Redeemed", 8), ("Expired", 2) })
        {
            var heads = page.QuerySelectorAll("#loyalty-chart-moves thead th").Select(head => head.TextContent.Trim()).ToList();
            Assert.That(heads, Does.Contain(what));
            var cells = page.QuerySelectorAll($"#loyalty-chart-moves tbody td:nth-child({heads.IndexOf(what) + 1})").Select(cell => cell.TextContent.Trim()).ToList();
            Assert.That(cells.Count(cell => cell is not ("0" or "")), Is.GreaterThanOrEqualTo(months), $"{what}: {string.Join(" ", cells)}");
        }
        Assert.That(await Store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyPointsDay\" WHERE \"Day\" < date('now', '-300 days')"), Is.GreaterThan(5), "days are added up");
    }

    private async Task<IElement> StatusAsync() => (await Admin.PageAsync(Page)).QuerySelector("#loyalty-demo-history [role=status]")!;
}
