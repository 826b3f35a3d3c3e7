using System.Net;
using System.Text;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>The API of a running store: every route, allowed and refused.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class LoyaltyApiTests(TestDatabase database)
{
    private const int NobodyId = 2_000_000;

    private LoyaltyStore _store = null!;
    private HttpClient _api = null!;
    private HttpClient _reader = null!;
    private HttpClient _stranger = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await LoyaltyStore.StartAsync(database);
        using var admin = await _store.AdminAsync();
        _api = _store.Api();
        _reader = _store.Api(await admin.CreateKeyAsync(read: true, write: false));
        _stranger = _store.Visitor().Http;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _api?.Dispose();
        _reader?.Dispose();
        _stranger?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [Test(Description = "the tutorial's first test")]
    public async Task An_unknown_customer_has_zero_points()
    {
        var data = await _reader.DataAsync($"/api/loyalty/points/{NobodyId}");
        Assert.Multiple(() =>
        {
            Assert.That(data.GetProperty("points").GetInt64(), Is.Zero);
            Assert.That(data.GetProperty("tier").GetString(), Is.EqualTo("bronze").IgnoreCase);
            Assert.That(data.GetProperty("customerId").GetInt32(), Is.EqualTo(NobodyId));
            Assert.That(data.GetProperty("lifetimeSpend").GetDecimal(), Is.Zero);
        });
    }

    [Test(Description = "the tutorial's second test")]
    public async Task Without_a_key_there_is_no_answer()
    {
        using var answer = await _stranger.GetAsync($"/api/loyalty/points/{NobodyId}");
        await answer.AssertProblemAsync(401, "UNAUTHORIZED");
    }

    [Test]
    public async Task The_signed_in_customer_sees_what_a_key_sees()
    {
        using var shopper = await _store.ShopperAsync();
        var programs = await shopper.Http.DataAsync("/api/loyalty/me");
        var mine = programs.EnumerateArray().Single(program => program.GetProperty("systemName").GetString() == "rewards");
        var read = await _reader.DataAsync($"/api/loyalty/points/{_store.Demo.ShopperId}");

        var member = mine.GetProperty("member");
        var reached = await _store.ReadNumberAsync($"SELECT \"Threshold\" FROM \"LoyaltyTier\" WHERE \"ProgramId\" = 1 AND \"Name\" = '{read.GetProperty("tier").GetString()}'");
        var (spend, missing) = (read.GetProperty("lifetimeSpend").GetDecimal(), read.GetProperty("nextTier").GetProperty("spendToNext").GetDecimal());
        Assert.Multiple(() =>
        {
            Assert.That(mine.GetProperty("spendsInCheckout").GetBoolean(), Is.True);
            Assert.That(mine.GetProperty("pointNamePlural").GetString(), Is.EqualTo(read.GetProperty("program").GetProperty("pointNamePlural").GetString()));
            Assert.That(member.GetProperty("balance").GetInt64(), Is.EqualTo(read.GetProperty("points").GetInt64()));
            Assert.That(member.GetProperty("pending").GetInt64(), Is.EqualTo(read.GetProperty("pending").GetInt64()));
            Assert.That(member.GetProperty("tier").GetString(), Is.EqualTo(read.GetProperty("tier").GetString()));
            Assert.That(member.GetProperty("nextTier").GetProperty("missing").GetDecimal(), Is.EqualTo(read.GetProperty("nextTier").GetProperty("spendToNext").GetDecimal()));
            Assert.That(member.GetProperty("cardNumber").GetString(), Is.EqualTo(read.GetProperty("cardNumber").GetString()));
            Assert.That(member.GetProperty("progress").GetInt32(), Is.EqualTo((int)((spend - reached) * 100 / (spend + missing - reached))));
        });
        Assert.That((await shopper.Http.DataAsync("/api/loyalty/me/rewards")).ToString(), Is.EqualTo(mine.ToString()));
        using var unknown = await shopper.Http.GetAsync("/api/loyalty/me/no-such-program");
        await unknown.AssertProblemAsync(404, "PROGRAM_NOT_FOUND");
    }

    [Test]
    public async Task A_guest_sees_the_programs_without_a_membership_and_stays_a_stranger()
    {
        using var visitor = _store.Visitor();
        using var answer = await visitor.Http.GetAsync("/api/loyalty/me");

        var program = (await answer.JsonAsync()).GetProperty("data")[0];
        Assert.That((program.GetProperty("name").GetString(), program.GetProperty("member").ValueKind), Is.EqualTo(("Rewards", JsonValueKind.Null)));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That((await visitor.Http.DataAsync("/api/loyalty/me/rewards")).GetProperty("member").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task A_customer_reads_the_own_history_newest_first_in_parts()
    {
        using var shopper = await _store.ShopperAsync();
        var whole = (await (await shopper.Http.GetAsync("/api/loyalty/me/rewards/history?limit=100")).JsonAsync()).GetProperty("data").EnumerateArray().Select(VersionOf).ToList();
        Assert.That(whole, Is.Not.Empty.And.Ordered.Descending);

        List<long> parts = [];
        for (long? before = long.MaxValue; before is not null;)
        {
            var part = await (await shopper.Http.GetAsync($"/api/loyalty/me/rewards/history?limit=1&before={before}")).JsonAsync();
            parts.AddRange(part.GetProperty("data").EnumerateArray().Select(VersionOf));
            before = part.GetProperty("meta").GetProperty("nextBefore") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
        }
        Assert.That(parts, Is.EqualTo(whole));

        static long VersionOf(JsonElement entry) => entry.GetProperty("version").GetInt64();
    }

    [Test]
    public async Task The_leaderboard_ranks_by_points_and_masks_names()
    {
        using var answer = await _reader.GetAsync("/api/loyalty/leaderboard?top=5");
        var body = await answer.JsonAsync();
        var rows = body.GetProperty("data").EnumerateArray().ToList();
        var points = rows.Select(row => row.GetProperty("points").GetInt64()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(rows, Is.Not.Empty.And.Count.LessThanOrEqualTo(5));
            Assert.That(rows.Select(row => row.GetProperty("rank").GetInt32()), Is.EqualTo(Enumerable.Range(1, rows.Count)));
            Assert.That(points, Is.Ordered.Descending);
            Assert.That(rows.Select(row => row.GetProperty("name").GetString()), Is.All.Matches(@"^\S\*\*\*( \S\.)?$"), "an initial, and that of the last name");
            Assert.That(body.GetProperty("meta").GetProperty("by").GetString(), Is.EqualTo("balance"));
        });
    }

    [Test]
    public async Task The_leaderboard_can_count_lifetime_points()
    {
        // whoever spends keeps what was ever earned
        var leader = await LeaderAsync();
        (await _api.RedeemAsync($$"""{"customerId":{{leader}},"amount":1}""")).EnsureSuccessStatusCode();
        using var answer = await _reader.GetAsync("/api/loyalty/leaderboard?by=lifetime");
        var body = await answer.JsonAsync();
        var rows = body.GetProperty("data").EnumerateArray().ToList();

        Assert.That(body.GetProperty("meta").GetProperty("top").GetInt32(), Is.EqualTo(20));
        Assert.That(rows.Select(row => row.GetProperty("points").GetInt64()), Is.Not.Empty.And.Ordered.Descending);
        foreach (var row in rows)
        {
            Assert.That(row.GetProperty("points").GetInt64(), Is.EqualTo(await _store.ReadNumberAsync("SELECT \"LifetimePoints\" FROM \"LoyaltyAccount\" WHERE \"MemberId\" IN "
                + $"(SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"ProgramId\" = 1 AND \"CustomerId\" = {row.GetProperty("customerId").GetInt32()})")));
        }
        Assert.That(rows.Single(row => row.GetProperty("customerId").GetInt32() == leader).GetProperty("points").GetInt64(), Is.GreaterThan(await BalanceAsync(leader)));
    }

    [Test]
    public async Task A_ledger_is_read_in_parts_without_gap_or_overlap()
    {
        var leader = await LeaderAsync();
        for (var i = 0; i < 3; i++)
            (await _api.RedeemAsync($$"""{"customerId":{{leader}},"amount":1}""")).EnsureSuccessStatusCode();

        var versions = new List<long>();
        string query = "?limit=2";
        for (var pages = 0; pages < 100; pages++)
        {
            using var answer = await _reader.GetAsync($"/api/loyalty/points/{leader}/transactions{query}");
            var body = await answer.JsonAsync();
            versions.AddRange(body.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("version").GetInt64()));
            if (body.GetProperty("meta").GetProperty("nextBefore").ValueKind == JsonValueKind.Null)
                break;
            query = $"?limit=2&before={body.GetProperty("meta").GetProperty("nextBefore").GetInt64()}";
        }

        Assert.That(versions, Has.Count.GreaterThan(3));
        Assert.That(versions, Is.EqualTo(Enumerable.Range(1, versions.Count).Reverse().Select(version => (long)version)));
    }

    [Test]
    public async Task Redeeming_spends_points_once_under_one_key()
    {
        var leader = await LeaderAsync();
        var before = await BalanceAsync(leader);
        var key = Guid.NewGuid().ToString();
        var request = $$"""{"customerId":{{leader}},"amount":2,"description":"A mug"}""";

        var first = await (await _api.RedeemAsync(request, key)).JsonAsync();
        var second = await (await _api.RedeemAsync(request, key)).JsonAsync();
        using var conflict = await _api.RedeemAsync($$"""{"customerId":{{leader}},"amount":3}""", key);

        await conflict.AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");
        Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
        Assert.That(first.GetProperty("data").GetProperty("points").GetInt64(), Is.EqualTo(before - 2));
        Assert.That(await BalanceAsync(leader), Is.EqualTo(before - 2));
    }

    [Test]
    public async Task Redeeming_more_than_there_is_is_refused()
    {
        var leader = await LeaderAsync();
        var before = await BalanceAsync(leader);
        using var answer = await _api.RedeemAsync($$"""{"customerId":{{leader}},"amount":{{before + 1}}}""");
        await answer.AssertProblemAsync(422, "INSUFFICIENT_POINTS");
        Assert.That(await BalanceAsync(leader), Is.EqualTo(before));
    }

    [Test]
    public async Task Redeeming_for_nobody_is_refused()
    {
        using var answer = await _api.RedeemAsync($$"""{"customerId":{{NobodyId}},"amount":1}""");
        await answer.AssertProblemAsync(404, "MEMBER_NOT_FOUND", "customerId");
    }

    [TestCase("""{"customerId":ID,"amount":0}""", "amount")]
    [TestCase("""{"customerId":ID,"amount":-1}""", "amount")]
    [TestCase("""{"customerId":ID,"amount":0.5}""", "amount")]
    [TestCase("""{"customerId":ID,"amount":"1"}""", "amount")]
    [TestCase("""{"customerId":ID,"amount":1e40}""", "amount")]
    [TestCase("""{"customerId":ID,"amount":9000000000000000000}""", "amount")]
    [TestCase("""{"customerId":ID}""", "amount")]
    [TestCase("""{"customerId":"ID","amount":1}""", "customerId")]
    [TestCase("""{"customerId":-1,"amount":1}""", "customerId")]
    [TestCase("""{"customerId":ID,"amount":1,"currency":"EUR"}""", "currency")]
    [TestCase("""{"customerId":ID,"amount":1""", "body")]
    [TestCase("", "body")]
    public async Task Bad_redemptions_name_the_field_and_change_nothing(string json, string field)
    {
        var leader = await LeaderAsync();
        var before = await BalanceAsync(leader);
        using var answer = await _api.RedeemAsync(json.Replace("ID", leader.ToString()));
        await answer.AssertProblemAsync(400, "VALIDATION_FAILED", field);
        Assert.That(await BalanceAsync(leader), Is.EqualTo(before));
    }

    [Test]
    public async Task An_oversized_body_is_refused()
    {
        using var answer = await _api.RedeemAsync($$"""{"customerId":1,"amount":1,"description":"{{new string('x', 1_000_000)}}"}""");
        await answer.AssertProblemAsync(413, "PAYLOAD_TOO_LARGE");
    }

    [Test]
    public async Task A_form_is_not_a_body()
    {
        using var answer = await _api.PostAsync("/api/loyalty/redeem", new StringContent("customerId=1&amount=1", Encoding.UTF8, "application/x-www-form-urlencoded"));
        await answer.AssertProblemAsync(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [TestCase("/api/loyalty/points/abc", "customerId")]
    [TestCase("/api/loyalty/points/0", "customerId")]
    [TestCase("/api/loyalty/points/99999999999", "customerId")]
    [TestCase("/api/loyalty/leaderboard?top=0", "top")]
    [TestCase("/api/loyalty/leaderboard?top=101", "top")]
    [TestCase("/api/loyalty/leaderboard?by=luck", "by")]
    [TestCase("/api/loyalty/points/1/transactions?limit=-1", "limit")]
    [TestCase("/api/loyalty/points/1/transactions?before=x", "before")]
    public async Task Bad_parameters_are_named(string path, string field)
    {
        using var answer = await _reader.GetAsync(path);
        await answer.AssertProblemAsync(400, "VALIDATION_FAILED", field);
    }

    [Test]
    public async Task A_reading_key_may_not_write()
    {
        using var redeem = await _reader.RedeemAsync("""{"customerId":1,"amount":1}""");
        await redeem.AssertProblemAsync(403, "FORBIDDEN");
        using var verify = await _reader.PostAsync("/api/loyalty/verify", null);
        await verify.AssertProblemAsync(403, "FORBIDDEN");
    }

    [Test]
    public async Task The_ledger_verifies()
    {
        using var answer = await _api.PostAsync("/api/loyalty/verify", null);
        var report = (await answer.JsonAsync()).GetProperty("data");
        Assert.That(report.GetProperty("ok").GetBoolean(), Is.True, report.ToString());
        Assert.That(report.GetProperty("entries").GetInt64(), Is.GreaterThan(0));
    }

    [Test]
    public async Task Health_is_open()
    {
        var data = await _stranger.DataAsync("/api/loyalty/health");
        Assert.That(data.GetProperty("status").GetString(), Is.EqualTo("ok"));
    }

    [TestCase("GET", "/api/loyalty/nothing", 404, "NOT_FOUND")]
    [TestCase("GET", "/api/loyalty", 404, "NOT_FOUND")]
    [TestCase("PUT", "/api/loyalty/points/1", 405, "METHOD_NOT_ALLOWED")]
    [TestCase("GET", "/api/loyalty/redeem", 405, "METHOD_NOT_ALLOWED")]
    [TestCase("DELETE", "/api/loyalty/leaderboard", 405, "METHOD_NOT_ALLOWED")]
    [TestCase("GET", "/api/loyalty/me/rewards/history", 401, "UNAUTHORIZED")]
    [TestCase("POST", "/api/loyalty/redeem", 401, "UNAUTHORIZED")]
    [TestCase("GET", "/api/loyalty/leaderboard", 401, "UNAUTHORIZED")]
    [TestCase("POST", "/api/loyalty/verify", 401, "UNAUTHORIZED")]
    [TestCase("GET", "/api/loyalty/points/1/transactions", 401, "UNAUTHORIZED")]
    public async Task Strangers_get_problems_and_become_no_guests(string method, string path, int status, string code)
    {
        using var admin = await _store.AdminAsync();
        var before = await CustomerCountAsync(admin);
        using var answer = await _stranger.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await answer.AssertProblemAsync(status, code);
        Assert.That(await CustomerCountAsync(admin), Is.EqualTo(before), "the call added a customer");
    }

    [Test]
    public async Task Calls_with_a_key_become_no_guests()
    {
        using var admin = await _store.AdminAsync();
        var before = await CustomerCountAsync(admin);
        await _reader.DataAsync("/api/loyalty/leaderboard");
        await _reader.DataAsync($"/api/loyalty/points/{NobodyId}");
        Assert.That(await CustomerCountAsync(admin), Is.EqualTo(before));
    }

    [Test]
    public async Task Too_many_calls_are_told_to_wait()
    {
        const int Permits = 20;
        using var admin = await _store.AdminAsync();
        Task LimitAsync(int permits) => admin.PostFormAsync("/Admin/Setting/AllSettings", "/Admin/Setting/SettingAdd",
            ("Name", "loyaltysettings.apipermitlimit"), ("Value", $"{permits}"));
        await LimitAsync(Permits);
        try
        {
            // a key of its own, so that no other test is limited
            using var busy = _store.Api("lk_busy");
            HttpResponseMessage answer;
            var calls = 0;
            do
            {
                answer = await busy.GetAsync("/api/loyalty/health");
            }
            while (answer.StatusCode == HttpStatusCode.OK && ++calls <= 2 * Permits); // a window may end on the way

            await answer.AssertProblemAsync(429, "RATE_LIMITED");
            Assert.That(calls, Is.GreaterThanOrEqualTo(Permits));
            Assert.That(answer.Headers.RetryAfter?.Delta, Is.Not.Null);
        }
        finally
        {
            await LimitAsync(StoreTemplate.ApiPermits);
        }
    }

    [Test]
    public async Task The_documentation_is_a_page_for_browsers_and_a_document_for_programs()
    {
        var document = await (await _stranger.GetAsync("/api/doc")).JsonAsync();
        Assert.That(document.GetProperty("paths").TryGetProperty("/api/loyalty/redeem", out _), Is.True);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/doc");
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await _stranger.SendAsync(request);
        Assert.That(page.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("src=\"doc/doc.js\"").And.Contain("href=\"doc/openapi.json\""));

        foreach (var file in new[] { "swagger-ui-bundle.js", "swagger-ui.css" })
            Assert.That((await _stranger.GetAsync($"/Plugins/Misc.Loyalty/Content/swagger-ui/{file}")).StatusCode, Is.EqualTo(HttpStatusCode.OK), file);
    }

    private async Task<int> LeaderAsync() =>
        (await _reader.DataAsync("/api/loyalty/leaderboard?top=1"))[0].GetProperty("customerId").GetInt32();

    private async Task<long> BalanceAsync(int customerId) =>
        (await _reader.DataAsync($"/api/loyalty/points/{customerId}")).GetProperty("points").GetInt64();

    private static async Task<int> CustomerCountAsync(StoreSession admin)
    {
        using var answer = await admin.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/Customer/CustomerList",
            ("draw", "1"), ("start", "0"), ("length", "1"));
        return (await answer.JsonAsync()).GetProperty("recordsTotal").GetInt32();
    }
}
