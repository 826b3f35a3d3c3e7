using System.Net;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>The admin pages that make and revoke API keys, and what the keys can do.</summary>
[TestFixture(TestDatabase.MariaDb)]
public sealed class ApiKeyPageTests(TestDatabase database)
{
    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(database);
        _admin = await _store.AdminAsync();
    }

    [OneTimeTearDown]
    public void Stop() => _admin?.Dispose();

    [Test]
    public async Task A_key_is_shown_once_and_works_until_it_is_revoked()
    {
        var secret = await _admin.CreateKeyAsync(read: true, write: true);
        using var api = _store.Api(secret);
        await api.DataAsync("/api/loyalty/leaderboard");

        var rows = await RowsAsync();
        Assert.That(rows.ToString(), Does.Not.Contain(secret));
        var row = rows.EnumerateArray().First(candidate => secret.StartsWith(candidate.GetProperty("Prefix").GetString()!.TrimEnd('…'), StringComparison.Ordinal));
        Assert.That(row.GetProperty("Scopes").GetString(), Is.EqualTo("loyalty:read loyalty:write"));
        Assert.That(row.GetProperty("LastUsedOn").ValueKind, Is.Not.EqualTo(JsonValueKind.Null));

        using var revoked = await _admin.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/LoyaltyApiKey/Revoke", ("id", row.GetProperty("Id").ToString()));
        Assert.That(revoked.IsSuccessStatusCode, Is.True);
        using var answer = await api.GetAsync("/api/loyalty/leaderboard");
        await answer.AssertProblemAsync(401, "UNAUTHORIZED");
    }

    [Test]
    public async Task A_key_also_works_as_a_bearer_token()
    {
        var secret = await _admin.CreateKeyAsync(read: true, write: false);
        using var api = new HttpClient { BaseAddress = _store.Address };
        api.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        await api.DataAsync("/api/loyalty/leaderboard");
    }

    [Test]
    public async Task A_key_limited_to_another_store_is_refused_here()
    {
        using var api = _store.Api(await _admin.CreateKeyAsync(read: true, write: true, storeId: 2));
        using var read = await api.GetAsync("/api/loyalty/leaderboard");
        await read.AssertProblemAsync(403, "STORE_ISOLATION");
        using var redeem = await api.RedeemAsync("""{"customerId":1,"amount":1}""");
        await redeem.AssertProblemAsync(403, "STORE_ISOLATION");
        using var verify = await api.PostAsync("/api/loyalty/verify", null);
        await verify.AssertProblemAsync(403, "STORE_ISOLATION");
    }

    [Test]
    public async Task A_key_limited_to_one_store_does_its_work_there_and_none_elsewhere()
    {
        var secret = await _admin.CreateKeyAsync(read: true, write: true, storeId: 2);
        var shopper = _store.Demo.ShopperId;
        var spend = $$"""{"customerId":{{shopper}},"amount":1}""";
        using var home = _store.Api(secret, host: LoyaltyStore.OutletHost);
        using var abroad = _store.Api(secret);
        using var anywhere = _store.Api();

        var before = (await home.DataAsync($"/api/loyalty/points/{shopper}")).GetProperty("points").GetInt64();
        await home.DataAsync("/api/loyalty/leaderboard");
        await home.DataAsync($"/api/loyalty/points/{shopper}/transactions");
        using (var spent = await home.RedeemAsync(spend))
            Assert.That(spent.StatusCode, Is.EqualTo(HttpStatusCode.OK), await spent.Content.ReadAsStringAsync());

        foreach (var path in new[] { $"points/{shopper}", $"points/{shopper}/transactions", "leaderboard" })
        {
            using var read = await abroad.GetAsync($"/api/loyalty/{path}");
            await read.AssertProblemAsync(403, "STORE_ISOLATION");
        }
        using var write = await abroad.RedeemAsync(spend);
        await write.AssertProblemAsync(403, "STORE_ISOLATION");
        using var verify = await home.PostAsync("/api/loyalty/verify", null);
        await verify.AssertProblemAsync(403, "STORE_ISOLATION");
        var after = (await anywhere.DataAsync($"/api/loyalty/points/{shopper}")).GetProperty("points").GetInt64();
        Assert.That(after, Is.EqualTo(before - 1), "only the spending at home");
    }

    [TestCase("", "true", "")]
    [TestCase("Nothing allowed", "false", "")]
    [TestCase("No such store", "true", "4711")]
    public async Task A_form_with_faults_makes_no_key(string name, string canRead, string storeId)
    {
        var before = (await RowsAsync()).GetArrayLength();
        List<(string, string)> fields = [("Name", name), ("CanRead", canRead), ("CanWrite", "false")];
        if (storeId.Length > 0)
            fields.Add(("SelectedStoreIds", storeId));
        using var answer = await _admin.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/LoyaltyApiKey/Create", [.. fields]);

        var html = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(html, Does.Not.Contain("api-key-secret").And.Contain("validation-summary-errors"));
        Assert.That((await RowsAsync()).GetArrayLength(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_list_page_opens()
    {
        var page = await _admin.PageAsync("/Admin/LoyaltyApiKey/List");
        Assert.That(page.QuerySelector("#api-keys-grid"), Is.Not.Null);
    }

    [TestCase("/Admin/LoyaltyApiKey/List")]
    [TestCase("/Admin/LoyaltyApiKey/Create")]
    public async Task Shoppers_do_not_get_in(string path)
    {
        using var shopper = await _store.ShopperAsync();
        using var answer = await shopper.Http.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That(body, Does.Not.Contain("api-key-form").And.Not.Contain("api-keys-grid"));
        Assert.That(answer.StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_post_without_antiforgery_token_is_refused()
    {
        using var answer = await _admin.PostAsync("/Admin/LoyaltyApiKey/Create", ("Name", "Forged"), ("CanRead", "true"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<JsonElement> RowsAsync()
    {
        using var answer = await _admin.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/LoyaltyApiKey/List",
            ("draw", "1"), ("start", "0"), ("length", "500"));
        return (await answer.JsonAsync()).GetProperty("Data");
    }
}
