using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Excel;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Dashboard, grids, imports and exports on real databases; this part searches, orders and exports the grids, before imports fill them.</summary>
[TestFixture(TestDatabase.PostgreSql)]
public sealed partial class ReportsPageTests(TestDatabase database)
{
    private const string Member = "/Admin/LoyaltyMember/List", Entries = "/Admin/LoyaltyLedger/Entries", Audit = "/Admin/LoyaltyLedger/Audit";

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private string _token = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await LoyaltyStore.StartAsync(database);
        _admin = await _store.AdminAsync();
        _token = await _admin.AntiforgeryTokenAsync("/Admin/LoyaltyMember/Edit/1");
        foreach (var (id, points) in new[] { ("1", "31"), ("2", "-7") })
            await _admin.PostAsync("/Admin/LoyaltyMember/Adjust", ("MemberId", id), ("Points", points), ("Reason", "=1+1"), ("FormKey", $"grid{id}"), ("__RequestVerificationToken", _token));
        await _admin.PostAsync("/Admin/LoyaltyMember/SetStatus", ("id", "3"), ("statusId", "20"), ("reason", "Looks odd"), ("__RequestVerificationToken", _token));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _admin?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [Test, Order(10)]
    public async Task Members_are_ordered_and_limited()
    {
        var byPoints = (await RowsAsync(Member, ("SearchSortId", "30"))).Select(row => row.GetProperty("Balance").GetInt64()).ToList();
        var newest = (await RowsAsync(Member, ("SearchSortId", "10"))).Select(row => row.GetProperty("Id").GetInt32()).ToList();
        var oldest = (await RowsAsync(Member, ("SearchSortId", "20"), ("SearchProgramId", "1"))).Select(row => row.GetProperty("Id").GetInt32()).ToList();
        var suspended = await RowsAsync(Member, ("SearchStatusId", "20"));

        Assert.That(byPoints, Has.Count.GreaterThan(10).And.Ordered.Descending);
        Assert.That(newest, Is.Ordered.Descending);
        Assert.That(oldest, Is.EqualTo(newest.AsEnumerable().Reverse()));
        Assert.That(suspended.Select(row => row.GetProperty("Id").GetInt32()), Is.EqualTo(new[] { 3 }));
    }

    [Test, Order(10)]
    public async Task Transactions_of_a_program_are_found_by_member_type_and_day()
    {
        var byMember = await RowsAsync(Entries, ("SearchProgramId", "1"), ("SearchMember", _store.Demo.ShopperEmail), ("SearchSortId", "30"));
        var adjusted = await RowsAsync(Entries, ("SearchProgramId", "1"), ("SearchTypeId", "40"));
        var long_ago = await RowsAsync(Entries, ("SearchProgramId", "1"), ("SearchTo", "2020-01-01"));
        var ofOrders = await RowsAsync(Entries, ("SearchProgramId", "1"), ("SearchReference", "order"));
        var elsewhere = await RowsAsync(Entries, ("SearchProgramId", "99"));

        Assert.That(byMember.Select(row => row.GetProperty("Member").GetString()), Is.Not.Empty.And.All.EqualTo(_store.Demo.ShopperEmail));
        Assert.That(byMember.Select(row => row.GetProperty("Points").GetInt64()), Is.Ordered.Descending);
        Assert.That(adjusted.Select(row => row.GetProperty("Points").GetInt64()), Is.EquivalentTo(new[] { 31, -7 }));
        Assert.That(long_ago.Concat(elsewhere), Is.Empty);
        Assert.That(ofOrders.Select(row => row.GetProperty("Reference").GetString()), Is.Not.Empty.And.All.StartsWith("Order"));
    }

    [Test, Order(10)]
    public async Task The_audit_log_is_searched_by_who_what_and_when()
    {
        var mine = await RowsAsync(Audit, ("SearchActor", _store.Demo.AdminEmail));
        var status = await RowsAsync(Audit, ("SearchEntityName", "LoyaltyMember"), ("SearchEntityId", "3"), ("SearchAction", "status changed"));
        var never = await RowsAsync(Audit, ("SearchFrom", "2100-01-01"));

        Assert.That(mine.Select(row => row.GetProperty("Actor").GetString()), Is.Not.Empty.And.All.EqualTo(_store.Demo.AdminEmail));
        Assert.That(status.Select(row => (row.GetProperty("OldValue").GetString(), row.GetProperty("NewValue").GetString())), Is.EqualTo(new[] { ("Active", "Suspended: Looks odd") }));
        Assert.That(never, Is.Empty);
    }

    [Order(11)]
    [TestCase("Members?SearchStatusId=20", "SELECT 1")]
    [TestCase("Entries?SearchProgramId=1&SearchTypeId=40", "SELECT 2")]
    [TestCase("Rewards?SearchSortId=60", "SELECT COUNT(*) FROM \"LoyaltyReward\"")]
    [TestCase("Redemptions?SearchSortId=30", "SELECT COUNT(*) FROM \"LoyaltyRedemption\"")]
    [TestCase("Rules", "SELECT COUNT(*) FROM \"LoyaltyEarningRule\"")]
    [TestCase("Referrals?SearchSortId=20", "SELECT COUNT(*) FROM \"LoyaltyReferral\"")]
    [TestCase("Audit?SearchEntityId=3&SearchEntityName=LoyaltyMember&SearchAction=status%20changed", "SELECT 1")]
    public async Task What_a_grid_finds_is_downloaded_with_titles_and_without_formulas(string grid, string count)
    {
        var answer = await _admin.Http.GetAsync($"/Admin/LoyaltyGrid/{grid}");
        var text = await answer.Content.ReadAsStringAsync();
        var records = new CsvReader(new StringReader(text.TrimStart('\uFEFF'))).Read().ToList();

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        Assert.That(records[0].Fields, Is.Not.Empty.And.None.Contains("Plugins."));
        Assert.That(records.Select(record => record.Fields.Length).Distinct().Count(), Is.EqualTo(1));
        Assert.That(records, Has.Count.EqualTo(await _store.ReadNumberAsync(count) + 1), text);
        Assert.That(text, Does.Not.Contain(",=1+1"));
        if (grid.StartsWith("Entries"))
            Assert.That(text, Does.Contain(",'=1+1"), "the reason is there, as a text");

        using var workbook = new XlsxReader(new MemoryStream(await _admin.Http.GetByteArrayAsync($"/Admin/LoyaltyGrid/{grid}{(grid.Contains('?') ? '&' : '?')}format=xlsx")));
        var rows = workbook.Read().ToList();
        Assert.That(rows.Select(row => row.Fields[0]), Is.EqualTo(records.Select(record => record.Fields[0])), "the same as a workbook");
        Assert.That(rows.SelectMany(row => row.Fields).Contains("=1+1"), Is.EqualTo(grid.StartsWith("Entries")));
    }

    private async Task<List<JsonElement>> RowsAsync(string grid, params (string Name, string Value)[] search)
    {
        var answer = await _admin.PostAsync(grid, [.. search, ("draw", "1"), ("start", "0"), ("length", "100"), ("__RequestVerificationToken", _token)]);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("Data").EnumerateArray().Select(row => row.Clone()).ToList();
    }
}
