using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Moq;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

[TestFixture]
public sealed class ApiPipelineTests
{
    private ApiHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await ApiHost.StartAsync();

    [SetUp]
    public void Forget()
    {
        _host.ForgetLedger();
        _host.SignIn.Reset();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("GET", "/api/loyalty/points/7", null, 401, "UNAUTHORIZED")]
    [TestCase("GET", "/api/loyalty/points/7", "wrong", 401, "UNAUTHORIZED")]
    [TestCase("GET", "/api/loyalty/points/7", ApiHost.WriteKey, 403, "FORBIDDEN")]
    [TestCase("GET", "/api/loyalty/points/7", ApiHost.OtherStoreKey, 403, "STORE_ISOLATION")]
    [TestCase("GET", "/api/loyalty/points/7/transactions", null, 401, "UNAUTHORIZED")]
    [TestCase("GET", "/api/loyalty/leaderboard", null, 401, "UNAUTHORIZED")]
    [TestCase("POST", "/api/loyalty/redeem", null, 401, "UNAUTHORIZED")]
    [TestCase("POST", "/api/loyalty/redeem", ApiHost.ReadKey, 403, "FORBIDDEN")]
    [TestCase("POST", "/api/loyalty/verify", ApiHost.ReadKey, 403, "FORBIDDEN")]
    [TestCase("POST", "/api/loyalty/verify", ApiHost.OtherStoreKey, 403, "STORE_ISOLATION")]
    [TestCase("GET", "/api/loyalty/me/rewards/history", null, 401, "UNAUTHORIZED")]
    [TestCase("GET", "/api/loyalty/me/rewards/history", ApiHost.ReadKey, 401, "UNAUTHORIZED")]
    [TestCase("GET", "/api/loyalty/nothing", null, 404, "NOT_FOUND")]
    [TestCase("GET", "/api/loyalty", null, 404, "NOT_FOUND")]
    [TestCase("GET", "/api/doc/nothing", null, 404, "NOT_FOUND")]
    [TestCase("PUT", "/api/loyalty/points/7", null, 405, "METHOD_NOT_ALLOWED")]
    [TestCase("DELETE", "/api/loyalty/redeem", null, 405, "METHOD_NOT_ALLOWED")]
    [TestCase("GET", "/api/loyalty/redeem", null, 405, "METHOD_NOT_ALLOWED")]
    public async Task Refusals_are_problems(string method, string path, string? key, int status, string code)
    {
        using var client = _host.Client(key);
        using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        await AssertProblemAsync(answer, status, code);
    }

    [TestCase("/api/loyalty/points/abc", "customerId")]
    [TestCase("/api/loyalty/points/0", "customerId")]
    [TestCase("/api/loyalty/points/-1", "customerId")]
    [TestCase("/api/loyalty/points/1.5", "customerId")]
    [TestCase("/api/loyalty/points/99999999999", "customerId")]
    [TestCase("/api/loyalty/leaderboard?top=0", "top")]
    [TestCase("/api/loyalty/leaderboard?top=101", "top")]
    [TestCase("/api/loyalty/leaderboard?top=many", "top")]
    [TestCase("/api/loyalty/leaderboard?by=luck", "by")]
    [TestCase("/api/loyalty/leaderboard?by=month&after=here", "after")]
    [TestCase("/api/loyalty/leaderboard?by=balance&after=1-638000000000000000-1", "after")]
    [TestCase("/api/loyalty/points/7/transactions?limit=0", "limit")]
    [TestCase("/api/loyalty/points/7/transactions?limit=1000", "limit")]
    [TestCase("/api/loyalty/points/7/transactions?before=0", "before")]
    public async Task Bad_parameters_are_named(string path, string field)
    {
        using var client = _host.Client(ApiHost.ReadKey);
        using var answer = await client.GetAsync(path);

        var problem = await AssertProblemAsync(answer, 400, "VALIDATION_FAILED");
        Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True, problem.ToString());
    }

    [TestCase("""{"customerId":7,"amount":0}""", "amount")]
    [TestCase("""{"customerId":7,"amount":-3}""", "amount")]
    [TestCase("""{"customerId":7,"amount":1.5}""", "amount")]
    [TestCase("""{"customerId":7,"amount":"5"}""", "amount")]
    [TestCase("""{"customerId":7,"amount":1000000000001}""", "amount")]
    [TestCase("""{"customerId":7,"amount":99999999999999999999999}""", "amount")]
    [TestCase("""{"customerId":7}""", "amount")]
    [TestCase("""{"customerId":7,"amount":null}""", "amount")]
    [TestCase("""{"amount":5}""", "customerId")]
    [TestCase("""{"customerId":0,"amount":5}""", "customerId")]
    [TestCase("""{"customerId":"7","amount":5}""", "customerId")]
    [TestCase("""{"customerId":7,"amount":5,"extra":1}""", "extra")]
    [TestCase("""{"customerId":7,"amount":5,"description":5}""", "description")]
    [TestCase("""{"customerId":7,"amount":5""", "body")]
    [TestCase("""null""", "body")]
    [TestCase("""[]""", "body")]
    [TestCase("", "body")]
    public async Task Bad_bodies_are_refused_by_field_and_change_nothing(string json, string field)
    {
        using var answer = await RedeemAsync(json);

        var problem = await AssertProblemAsync(answer, 400, "VALIDATION_FAILED");
        Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True, problem.ToString());
        _host.Ledger.VerifyNoOtherCalls();
    }

    [Test]
    public async Task A_long_description_is_refused()
    {
        using var answer = await RedeemAsync($$"""{"customerId":7,"amount":5,"description":"{{new string('x', 401)}}"}""");
        await AssertProblemAsync(answer, 400, "VALIDATION_FAILED");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_oversized_body_is_refused(bool lengthAnnounced)
    {
        using var client = _host.Client(ApiHost.WriteKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/loyalty/redeem")
        {
            Content = new StringContent($$"""{"customerId":7,"amount":5,"description":"{{new string('x', 100_000)}}"}""", Encoding.UTF8, "application/json")
        };
        request.Headers.TransferEncodingChunked = !lengthAnnounced;

        using var answer = await client.SendAsync(request);
        await AssertProblemAsync(answer, 413, "PAYLOAD_TOO_LARGE");
        _host.Ledger.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Another_content_type_is_refused()
    {
        using var client = _host.Client(ApiHost.WriteKey);
        using var answer = await client.PostAsync("/api/loyalty/redeem", new StringContent("customerId=7&amount=5", Encoding.UTF8, "application/x-www-form-urlencoded"));
        await AssertProblemAsync(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [TestCase(201, 'k')]
    [TestCase(0, 'k')]
    [TestCase(3, ' ')]
    public async Task A_bad_idempotency_key_is_refused(int length, char character)
    {
        using var answer = await RedeemAsync("""{"customerId":7,"amount":5}""", $"{new string(character, length)}{(character == ' ' ? "a b" : "")}");
        var problem = await AssertProblemAsync(answer, 400, "VALIDATION_FAILED");
        Assert.That(problem.GetProperty("errors").TryGetProperty("Idempotency-Key", out _), Is.True, problem.ToString());
    }

    [TestCase(LoyaltyErrorCodes.INSUFFICIENT_POINTS, 422)]
    [TestCase(LoyaltyErrorCodes.IDEMPOTENCY_CONFLICT, 409)]
    [TestCase(LoyaltyErrorCodes.MEMBER_INACTIVE, 422)]
    public async Task What_the_ledger_refuses_keeps_its_code(string code, int status)
    {
        _host.Ledger.Setup(ledger => ledger.ExecuteAsync(It.IsAny<LedgerCommand>(), null))
            .ReturnsAsync(new Result<LedgerReceipt>(null!, new LoyaltyError(code, "No.", "Amount")));

        using var answer = await RedeemAsync("""{"customerId":7,"amount":5}""");
        var problem = await AssertProblemAsync(answer, status, code);
        Assert.That(problem.GetProperty("errors").TryGetProperty("amount", out _), Is.True);
    }

    [Test]
    public async Task A_stranger_to_the_programme_cannot_redeem()
    {
        using var answer = await RedeemAsync("""{"customerId":8,"amount":5}""");
        await AssertProblemAsync(answer, 404, "MEMBER_NOT_FOUND");
    }

    [Test]
    public async Task A_redemption_reaches_the_ledger_with_the_callers_key()
    {
        LedgerCommand? command = null;
        _host.Ledger.Setup(ledger => ledger.ExecuteAsync(It.IsAny<LedgerCommand>(), null))
            .Callback<LedgerCommand, Func<LedgerEntry, Task<LoyaltyError>>>((given, _) => command = given)
            .ReturnsAsync(new Result<LedgerReceipt>(new LedgerReceipt(
                new LedgerEntry { Id = 1, Version = 3, Points = -5, BalanceAfter = 12, Type = LedgerEntryType.Redeem }, new PointsAccount { Balance = 12 }, false), null));

        using var answer = await RedeemAsync("""{"customerId":7,"amount":5,"description":"Mug"}""", "abc");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var data = body.RootElement.GetProperty("data");
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(data.GetProperty("points").GetInt64(), Is.EqualTo(12));
            Assert.That(data.GetProperty("redeemed").GetInt64(), Is.EqualTo(5));
            Assert.That(data.GetProperty("transaction").GetProperty("type").GetString(), Is.EqualTo("redeem"));
            Assert.That(command, Is.TypeOf<RedeemPoints>());
            Assert.That(command!.IdempotencyKey, Does.StartWith("api:2:").And.Not.Contain("new"));
            Assert.That(command.Actor, Is.EqualTo("api:2"));
            Assert.That(command.Description, Is.EqualTo("Mug"));
        });
    }

    [Test]
    public async Task A_customer_without_membership_has_no_points_and_the_first_tier()
    {
        using var client = _host.Client(ApiHost.ReadKey);
        using var body = JsonDocument.Parse(await client.GetStringAsync("/api/loyalty/points/999"));
        var data = body.RootElement.GetProperty("data");
        Assert.Multiple(() =>
        {
            Assert.That(data.GetProperty("points").GetInt64(), Is.Zero);
            Assert.That(data.GetProperty("tier").GetString(), Is.EqualTo("bronze"));
            Assert.That(data.GetProperty("nextTier").GetProperty("spendToNext").GetDecimal(), Is.EqualTo(500));
        });
    }

    [Test]
    public async Task The_leaderboard_says_what_it_shows()
    {
        using var client = _host.Client(ApiHost.ReadKey);
        using var body = JsonDocument.Parse(await client.GetStringAsync("/api/loyalty/leaderboard?by=lifetime&top=5"));
        Assert.That(body.RootElement.GetProperty("meta").ToString(), Is.EqualTo("""{"by":"lifetime","top":5,"count":1,"nextAfter":null}"""));
    }

    [Test]
    public async Task A_fault_answers_500_and_tells_nothing()
    {
        _host.Ledger.Setup(ledger => ledger.VerifyAsync()).ThrowsAsync(new InvalidOperationException("secret inside"));
        using var client = _host.Client(ApiHost.WriteKey);
        using var answer = await client.PostAsync("/api/loyalty/verify", null);

        var problem = await AssertProblemAsync(answer, 500, "INTERNAL_ERROR");
        Assert.That(problem.ToString(), Does.Not.Contain("secret").And.Not.Contain("Exception"));
        await AssertIsTheExampleAsync(problem, "INTERNAL_ERROR");
    }

    [Test]
    public async Task Too_many_calls_of_one_client_are_told_to_wait()
    {
        await using var host = await ApiHost.StartAsync(permits: 2);
        using var client = host.Client(ApiHost.ReadKey);
        using var other = host.Client(ApiHost.WriteKey);
        await client.GetAsync("/api/loyalty/leaderboard");
        await client.GetAsync("/api/loyalty/leaderboard");

        using var refused = await client.GetAsync("/api/loyalty/leaderboard");
        await AssertIsTheExampleAsync(await AssertProblemAsync(refused, 429, "RATE_LIMITED"), "RATE_LIMITED");
        Assert.That(refused.Headers.RetryAfter?.Delta, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)));
        Assert.That((await other.GetAsync("/api/loyalty/health")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/api/loyalty/leaderboard", TestName = "An_invented_key_opens_no_limit_of_its_own")]
    [TestCase("/api/loyalty/health", TestName = "A_route_that_ignores_keys_counts_the_address")]
    [TestCase("/api/loyalty/nothing-here", TestName = "A_route_that_does_not_exist_counts_the_address")]
    public async Task Keys_that_prove_nothing_are_counted_together(string path)
    {
        await using var host = await ApiHost.StartAsync(permits: 2);
        for (var i = 0; i < 2; i++)
        {
            using var stranger = host.Client($"invented-{i}");
            Assert.That((int)(await stranger.GetAsync(path)).StatusCode, Is.Not.EqualTo(429));
        }

        using var next = host.Client("invented-again");
        using var refused = await next.GetAsync(path);
        await AssertProblemAsync(refused, 429, "RATE_LIMITED");
        using var known = host.Client(ApiHost.ReadKey);
        Assert.That((await known.GetAsync("/api/loyalty/leaderboard")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "a known key has a limit of its own");
    }

    [TestCase("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [TestCase("application/json", "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase(null, "application/json")]
    public async Task The_documentation_is_a_page_only_for_browsers(string? accept, string type)
    {
        using var client = _host.Client();
        if (accept is not null)
            client.DefaultRequestHeaders.Add("Accept", accept);
        using var answer = await client.GetAsync("/api/doc");
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
    }

    [TestCase("/api/doc/openapi.json", "application/json")]
    [TestCase("/api/doc/doc.js", "text/javascript")]
    [TestCase("/api/doc/doc.css", "text/css")]
    public async Task The_documentation_brings_its_own_files(string path, string type)
    {
        using var client = _host.Client();
        using var answer = await client.GetAsync(path);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
    }

    private async Task<HttpResponseMessage> RedeemAsync(string json, string? idempotencyKey = null)
    {
        using var client = _host.Client(ApiHost.WriteKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/loyalty/redeem")
        {
            Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"))
        };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await client.SendAsync(request);
    }

    /// <summary>The two errors that ErrorCodeTests cannot provoke in a store are compared with the document's examples here.</summary>
    private static async Task AssertIsTheExampleAsync(JsonElement problem, string code)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Resources", "openapi.json")))!;

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(problem.GetRawText()), document["components"]!["examples"]![code]!["value"]), Is.True, problem.GetRawText());
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code), text);
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(status));
        return problem;
    }
}
