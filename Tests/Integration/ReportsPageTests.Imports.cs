using System.Net;
using System.Text;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Imports and exports through the pages.</summary>
public sealed partial class ReportsPageTests
{
    private const string Pages = "/Admin/LoyaltyImport";

    [Test, Order(21)]
    public async Task Nop_commerces_own_points_are_looked_at_first_and_booked_once()
    {
        for (var i = 0; i < 2; i++)
        {
            var before = await SumAsync();
            var asked = await _admin.PostFormAsync($"{Pages}/List", $"{Pages}/RewardPoints", ("programId", "1"));
            var page = asked.Headers.Location!.ToString();
            await WorkAsync(page);
            Assert.That(await SumAsync(), Is.EqualTo(before), "only looked at");
            var offered = (await _admin.PageAsync(page)).QuerySelector("[data-figure=Points]")!.TextContent;
            Assert.That(offered, Is.EqualTo(i == 0 ? "330" : "0"));
            if (i == 0)
                await RunAsync(page);

            Assert.That(await SumAsync(), Is.EqualTo(before + (i == 0 ? 330 : 0)));
        }
        Assert.That(await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyLot\" WHERE \"ExpiresOnUtc\" IS NOT NULL AND \"Remaining\" = 150"), Is.EqualTo(1));
    }

    [Test, Order(22)]
    public async Task Exported_files_are_taken_back_and_change_nothing()
    {
        foreach (var (kind, export, format) in new[] { ("10", "ExportMembers", "csv"), ("20", "ExportTransactions", "csv"), ("10", "ExportMembers", "xlsx"), ("20", "ExportTransactions", "xlsx") })
        {
            var entries = await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyEntry\"");
            var answer = await _admin.Http.GetAsync($"{Pages}/{export}?programId=1&format={format}");
            var file = await answer.Content.ReadAsByteArrayAsync();
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(format == "csv" ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
            Assert.That(answer.Content.Headers.ContentDisposition!.FileName, Does.EndWith($".{format}"));
            Assert.That(file.Take(3), Is.EqualTo(format == "csv" ? Encoding.UTF8.Preamble.ToArray() : "PK\x03"u8.ToArray()));

            var page = await UploadAsync(kind, file);
            await WorkAsync(page);

            var document = await _admin.PageAsync(page);
            string Figure(string name) => document.QuerySelector($"[data-figure={name}]")!.TextContent;
            Assert.That((Figure("Good"), Figure("Bad")), Is.EqualTo(("0", "0")), await FaultsAsync(page));
            Assert.That(int.Parse(Figure("Unchanged")), Is.GreaterThan(10));
            Assert.That(await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyEntry\""), Is.EqualTo(entries));
        }
    }

    [Test, Order(23)]
    public async Task An_import_goes_on_after_the_store_was_killed_in_the_middle()
    {
        var before = await _store.ShopperPointsAsync();
        var file = new StringBuilder("Email,Points,Type,ExpiresOn\n");
        for (var i = 0; i < 500; i++)
            file.Append($"{_store.Demo.ShopperEmail},{(i % 2 == 0 ? 3 : -2)},Adjust,\n");
        // had run out before it came, and is gone again when the import ends
        file.Append($"{_store.Demo.ShopperEmail},40,Earn,2020-01-01\n");
        var page = await UploadAsync("20", Encoding.UTF8.GetBytes(file.ToString()));
        await WorkAsync(page);
        await _admin.PostFormAsync(page, page.Replace("Details", "Start"));
        var step = _admin.PostFormAsync(page, $"{Pages}/Step", ("id", Id(page)));
        while (await _store.ReadNumberAsync("SELECT COUNT(*) FROM \"LoyaltyEntry\" WHERE \"ReferenceType\" = 'import'") < 250)
            Assert.That(step.IsFaulted, Is.False);
        _store.Kill(0);
        try
        {
            await step;
        }
        catch (HttpRequestException)
        {
            // the power went off
        }

        await _store.StartAgainAsync();
        _admin.Dispose();
        _admin = await _store.AdminAsync();
        await WorkAsync(page);

        Assert.That((await _admin.PageAsync(page)).QuerySelector("[data-figure=Good]")!.TextContent, Is.EqualTo("501"), await FaultsAsync(page));
        Assert.That(await _store.ReadNumberAsync("SELECT SUM(\"Points\") FROM \"LoyaltyEntry\" WHERE \"IdempotencyKey\" LIKE 'import:%:expire:%'"), Is.EqualTo(-40));
        Assert.That(await _store.ShopperPointsAsync(), Is.EqualTo(before + 250));
        await ParallelDebitTests.AssertNoDriftAsync(_store);
    }

    private Task<long> SumAsync() => _store.ReadNumberAsync("SELECT SUM(\"Balance\") FROM \"LoyaltyAccount\"");

    private static string Id(string page) => page[(page.LastIndexOf('/') + 1)..];

    private async Task RunAsync(string page)
    {
        await _admin.PostFormAsync(page, page.Replace("Details", "Start"));
        await WorkAsync(page);
    }

    private async Task<string> UploadAsync(string kind, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("1"), "programId" },
            { new StringContent(kind), "kindId" },
            { new StringContent(await _admin.AntiforgeryTokenAsync($"{Pages}/List")), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "importFile", "file.csv" }
        };
        var answer = await _admin.Http.PostAsync($"{Pages}/Upload", form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location!.ToString(), Does.Contain("Details"));
        return answer.Headers.Location.ToString();
    }

    /// <summary>Asks for steps, as the page does, until there is nothing left to do but to decide.</summary>
    private async Task WorkAsync(string page)
    {
        for (var i = 0; i < 200; i++)
        {
            var answer = await _admin.PostFormAsync(page, $"{Pages}/Step", ("id", Id(page)));
            var text = await answer.Content.ReadAsStringAsync();
            if (text.Contains("\"Works\":false"))
                return;
        }
        Assert.Fail("the import does not end");
    }

    private async Task<string> FaultsAsync(string page)
    {
        var answer = await _admin.PostFormAsync(page, $"{Pages}/Faults", ("ImportId", Id(page)), ("draw", "1"), ("start", "0"), ("length", "20"));
        return await answer.Content.ReadAsStringAsync();
    }
}
