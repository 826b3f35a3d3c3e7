using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>An administrator merges two members on PostgreSQL, while points of both are spent.</summary>
[TestFixture]
public sealed class MemberMergePageTests
{
    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private HttpClient _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        _admin = await _store.AdminAsync();
        _api = _store.Api();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _admin?.Dispose();
        _api?.Dispose();
    }

    [Test]
    public async Task The_page_finds_the_other_shows_what_moves_and_merges()
    {
        var (source, _) = await MemberAsync(300, 120);
        var (target, targetEmail) = await MemberAsync(50);
        var page = $"/Admin/LoyaltyMember/Merge/{source.GetProperty("id")}";

        Assert.That((await _admin.PageAsync($"{page}?target=nobody@example.com")).QuerySelector("#loyalty-merge-problem")!.TextContent, Does.StartWith("No member of this program"));
        Assert.That((await _admin.PageAsync($"{page}?target={source.GetProperty("cardNumber")}")).QuerySelector("#loyalty-merge-form"), Is.Null, "not with itself");
        var preview = await _admin.PageAsync($"{page}?target={targetEmail}");
        Assert.That(preview.QuerySelector("#loyalty-merge-balance")!.TextContent, Is.EqualTo("470"));
        Assert.That(preview.QuerySelectorAll("#loyalty-merge-lots li"), Has.Length.EqualTo(2), "by the day they expire");

        var answer = await _admin.SubmitAsync($"{page}?target={targetEmail}", "#loyalty-merge-form");
        Assert.That(answer.Headers.Location?.ToString(), Does.EndWith($"/Edit/{target.GetProperty("id")}"));

        Assert.That(await BalanceAsync(target), Is.EqualTo(470));
        var closed = await _api.DataAsync($"/api/loyalty/members/{source.GetProperty("id")}");
        Assert.That((closed.GetProperty("status").GetString(), closed.GetProperty("statusReason").GetString(), closed.GetProperty("balance").GetInt64()),
            Is.EqualTo(("inactive", $"Merged into card {target.GetProperty("cardNumber").GetString()}", 0)));
        await AssertVerifiedAsync();
    }

    [Test]
    public async Task Points_spent_on_both_sides_meanwhile_are_spent_once_and_none_is_lost()
    {
        for (var round = 0; round < 3; round++)
        {
            var (source, _) = await MemberAsync(100, 100);
            var (target, _) = await MemberAsync(100);
            var page = $"/Admin/LoyaltyMember/Merge/{source.GetProperty("id")}";
            var token = await _admin.AntiforgeryTokenAsync($"{page}?target={target.GetProperty("cardNumber").GetString()}");
            (string, string)[] form = [("id", $"{source.GetProperty("id")}"), ("targetId", $"{target.GetProperty("id")}"), ("__RequestVerificationToken", token)];

            var debits = Enumerable.Range(0, 24).Select(i => SpendAsync(i % 2 == 0 ? source : target, 7)).ToList();
            // a double click merges once
            var merges = await Task.WhenAll(_admin.PostAsync(page, form), _admin.PostAsync(page, form));
            var spent = (await Task.WhenAll(debits)).Sum();

            Assert.That(merges.Select(merge => merge.StatusCode), Is.All.EqualTo(HttpStatusCode.Redirect));
            Assert.That(await BalanceAsync(source) + await BalanceAsync(target), Is.EqualTo(300 - spent));
            Assert.That(await BalanceAsync(source), Is.Zero);
            Assert.That(await _store.ReadNumberAsync($"SELECT COALESCE(SUM(\"Points\"), 0) FROM \"LoyaltyEntry\" WHERE \"ReferenceType\" = 'merge' AND \"MemberId\" IN ({source.GetProperty("id")}, {target.GetProperty("id")})"), Is.Zero);
        }
        await AssertVerifiedAsync();
    }

    private async Task<(JsonElement, string)> MemberAsync(long never, long expiring = 0)
    {
        var email = $"merge{Guid.NewGuid().ToString("N")[..12]}@example.com";
        var customer = await new AdminCustomers(_admin).CreateAsync(email, "member-demo-1");
        var member = await PostAsync("programs/1/members", new { customerId = customer });
        await PostAsync($"members/{member.GetProperty("id")}/transactions", new { points = never, reason = "To begin with" });
        if (expiring > 0)
            await PostAsync($"members/{member.GetProperty("id")}/transactions", new { points = expiring, reason = "For a while", expiresOnUtc = DateTime.UtcNow.AddDays(30) });
        return (member, email);
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await _api.PostAsJsonAsync($"/api/loyalty/{path}", body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("data");
    }

    /// <summary>The points that were really spent.</summary>
    private async Task<long> SpendAsync(JsonElement member, long points)
    {
        var answer = await _api.PostAsJsonAsync($"/api/loyalty/members/{member.GetProperty("id")}/transactions", new { points = -points, reason = "Tea" });
        Assert.That((int)answer.StatusCode, Is.AnyOf(200, 422), await answer.Content.ReadAsStringAsync());
        return (int)answer.StatusCode == 200 ? points : 0;
    }

    private Task<long> BalanceAsync(JsonElement member) => _store.ReadNumberAsync($"SELECT \"Balance\" FROM \"LoyaltyAccount\" WHERE \"MemberId\" = {member.GetProperty("id")}");

    private async Task AssertVerifiedAsync()
    {
        var report = (await (await _api.PostAsync("/api/loyalty/verify", null)).JsonAsync()).GetProperty("data");
        Assert.That(report.GetProperty("ok").GetBoolean(), Is.True, report.ToString());
    }
}
