using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>Every error code of the API, provoked in a running store: its status, and a body that programs can read.</summary>
[TestFixture]
public sealed class ErrorCodeTests
{
    /// <summary>The status that goes with each code, as the API promises it.</summary>
    private static readonly (string Code, int Status)[] _promised =
    [
        ("MEMBER_NOT_FOUND", 404), ("MEMBER_ALREADY_ENROLLED", 409), ("MEMBER_INACTIVE", 422), ("INSUFFICIENT_POINTS", 422), ("RULE_NOT_FOUND", 404),
        ("TIER_NOT_FOUND", 404), ("PROGRAM_NOT_FOUND", 404), ("REDEMPTION_EXPIRED", 410), ("DUPLICATE_REFERRAL", 409), ("SELF_REFERRAL", 422),
        ("REFERRAL_LIMIT_EXCEEDED", 429), ("STORE_ISOLATION", 403), ("IDEMPOTENCY_CONFLICT", 409), ("INVALID_STATE", 409), ("VALIDATION_FAILED", 400),
        ("INTERACTION_NOT_FOUND", 404), ("REWARD_NOT_FOUND", 404), ("PRODUCT_NOT_FOUND", 404), ("REDEMPTION_NOT_FOUND", 404), ("REFERRAL_NOT_FOUND", 404), ("WEBHOOK_NOT_FOUND", 404),
        ("DELIVERY_NOT_FOUND", 404), ("SESSION_NOT_FOUND", 404), ("STORE_NOT_FOUND", 404), ("UNAUTHORIZED", 401), ("FORBIDDEN", 403), ("NOT_FOUND", 404), ("METHOD_NOT_ALLOWED", 405),
        ("PRECONDITION_FAILED", 412), ("PAYLOAD_TOO_LARGE", 413), ("UNSUPPORTED_MEDIA_TYPE", 415), ("ACCEPTANCE_REQUIRED", 409)
    ];

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private HttpClient _api = null!;
    private HttpClient _reader = null!;
    private HttpClient _outlet = null!;
    private Dictionary<string, Func<Task<HttpResponseMessage>>> _provoke = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        _admin = await _store.AdminAsync();
        _api = _store.Api(await _admin.CreateKeyAsync(read: true, write: true));
        _reader = _store.Api(await _admin.CreateKeyAsync(read: true, write: false));
        _outlet = _store.Api(await _admin.CreateKeyAsync(read: true, write: true, storeId: 2), host: LoyaltyStore.OutletHost);
        var terms = await _admin.SubmitAsync("/Admin/LoyaltyReferralAdmin/Terms?programId=1", "form[action*='/Terms']", "save",
            ("Enabled", "true"), ("LimitPerPeriod", "1"), ("PeriodDays", "30"));
        Assert.That((int)terms.StatusCode, Is.EqualTo(302), await terms.Content.ReadAsStringAsync());
        _provoke = await PrepareAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _store.TamperAsync("DELETE FROM \"LoyaltyReferralTerms\" WHERE \"ProgramId\" = 1");
        _admin?.Dispose();
        _api?.Dispose();
        _reader?.Dispose();
        _outlet?.Dispose();
    }

    [TestCaseSource(nameof(_promised))]
    public async Task A_code_comes_with_its_status_as_problem_details((string Code, int Status) promised)
    {
        using var answer = await _provoke[promised.Code]();

        var problem = await answer.AssertProblemAsync(promised.Status, promised.Code);
        await AssertExampleAsync(promised.Code, problem);
        Assert.Multiple(() =>
        {
            Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(promised.Status));
            Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo($"/api/doc#{promised.Code}"));
            Assert.That(problem.GetProperty("title").GetString(), Is.Not.Empty);
            Assert.That(problem.EnumerateObject().Select(property => property.Name), Is.SubsetOf(new[] { "type", "title", "status", "detail", "code", "errors" }));
        });
    }

    [Test]
    public async Task Confirming_under_a_key_is_answered_once_and_refused_for_another_request()
    {
        var customer = await NewCustomerAsync();
        var member = await IdAsync(PostAsync("programs/1/members", new { customerId = customer }));
        await IdAsync(PostAsync($"members/{member}/transactions", new { points = 500, reason = "To begin with" }));
        var redemption = await IdAsync(PostAsync("redemptions/reserve", new { customerId = customer, points = 200 }));
        var key = Guid.NewGuid().ToString();

        var first = await DataAsync(PostAsync($"redemptions/{redemption}/confirm", new { points = 100 }, key));
        var again = await DataAsync(PostAsync($"redemptions/{redemption}/confirm", new { points = 100 }, key));
        Assert.That(again.ToString(), Is.EqualTo(first.ToString()));
        using var other = await PostAsync($"redemptions/{redemption}/confirm", new { points = 200 }, key);
        await other.AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");
        using var released = await PostAsync($"redemptions/{redemption}/release", new { reason = "x" }, key);
        await released.AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");
    }

    [Test]
    public void All_codes_are_provoked_but_for_two_that_a_healthy_store_does_not_show()
    {
        // those two are provoked on the API without a store: ApiPipelineTests; a provider that is down takes two stores
        Assert.That(_promised.Select(promised => promised.Code), Is.EquivalentTo(ApiErrorCodes.All.Except([ApiErrorCodes.RateLimited, ApiErrorCodes.InternalError, LoyaltyErrorCodes.PROVIDER_UNAVAILABLE])));
    }

    /// <summary>The document's example of an error is what the store answers, but for its numbers.</summary>
    private static async Task AssertExampleAsync(string code, JsonElement problem)
    {
        var path = Path.Combine(Repository.Root, "Tests", "OpenApi", "Examples", "problems.json");
        var problems = File.Exists(path) ? JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject() : [];
        var writes = Environment.GetEnvironmentVariable("LOYALTY_WRITE_EXAMPLES") == "1";
        if (writes)
        {
            problems[code] = JsonNode.Parse(problem.GetRawText());
            var sorted = new JsonObject(problems.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(sorted, _indented) + "\n");
        }
        if (writes)
            return;

        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Resources", "openapi.json")))!;
        var example = document["components"]!["examples"]![code]!["value"]!.ToJsonString(_indented);

        Assert.That(WithoutNumbers(example), Is.EqualTo(WithoutNumbers(JsonNode.Parse(problem.GetRawText())!.ToJsonString(_indented))), ApiExampleTests.Write);
    }

    private static string WithoutNumbers(string text) => Regex.Replace(text, @"\d+", "#");

    private async Task<Dictionary<string, Func<Task<HttpResponseMessage>>>> PrepareAsync()
    {
        var customer = await NewCustomerAsync();
        var member = await IdAsync(PostAsync("programs/1/members", new { customerId = customer }));
        await IdAsync(PostAsync($"members/{member}/transactions", new { points = 1_000, reason = "To begin with" }));
        var suspended = await IdAsync(PostAsync("programs/1/members", new { customerId = await NewCustomerAsync() }));
        await IdAsync(PostAsync($"members/{suspended}/suspend", new { reason = "x" }));
        var expired = await IdAsync(PostAsync("redemptions/reserve", new { customerId = customer, points = 100 }));
        await _store.TamperAsync($"UPDATE \"LoyaltyRedemption\" SET \"ExpiresOnUtc\" = '2020-01-01' WHERE \"Id\" = {expired}");
        var discount = await new AdminDiscounts(_admin).CreateAsync($"CODES{customer}", AdminDiscounts.OrderTotal, ("DiscountAmount", "9"));
        var code = (await DataAsync(PostAsync("referrals/code", new { customerId = customer }))).GetProperty("code").GetString();
        var friend = await NewCustomerAsync();
        await IdAsync(PostAsync("referrals", new { code, customerId = friend }));
        var stranger = await NewCustomerAsync();
        var webhook = await IdAsync(PostAsync("webhooks", new { name = "codes", url = "https://hooks.example.com/", events = new[] { "tier.changed" }, active = false }));
        var key = Guid.NewGuid().ToString();
        await IdAsync(PostAsync($"members/{member}/transactions", new { points = 5, reason = "First" }, key));

        return new Dictionary<string, Func<Task<HttpResponseMessage>>>
        {
            ["SESSION_NOT_FOUND"] = () => GetAsync("session/2000000"),
            ["STORE_NOT_FOUND"] = async () =>
            {
                using var keeper = _store.Api(await _admin.CreateKeyAsync(read: true, write: true, administer: true));

                return await keeper.PostAsync("/api/loyalty/stores/2000000/test", null);
            },
            ["MEMBER_NOT_FOUND"] = () => GetAsync("members/2000000"),
            ["MEMBER_ALREADY_ENROLLED"] = () => PostAsync("programs/1/members", new { customerId = customer }),
            ["MEMBER_INACTIVE"] = () => PostAsync($"members/{suspended}/transactions", new { points = 5, reason = "x" }),
            ["INSUFFICIENT_POINTS"] = () => PostAsync("redeem", new { customerId = customer, amount = 1_000_000 }),
            ["RULE_NOT_FOUND"] = () => GetAsync("programs/1/earning-rules/2000000"),
            ["TIER_NOT_FOUND"] = () => GetAsync("programs/1/tiers/2000000"),
            ["PROGRAM_NOT_FOUND"] = () => GetAsync("programs/2000000"),
            ["REDEMPTION_EXPIRED"] = () => PostAsync($"redemptions/{expired}/confirm", new { }),
            ["DUPLICATE_REFERRAL"] = () => PostAsync("referrals", new { code, customerId = friend }),
            ["SELF_REFERRAL"] = () => PostAsync("referrals", new { code, customerId = customer }),
            ["REFERRAL_LIMIT_EXCEEDED"] = () => PostAsync("referrals", new { code, customerId = stranger }),
            ["STORE_ISOLATION"] = () => _outlet.GetAsync($"/api/loyalty/webhooks/{webhook}"),
            ["IDEMPOTENCY_CONFLICT"] = () => PostAsync($"members/{member}/transactions", new { points = 6, reason = "Other" }, key),
            ["INVALID_STATE"] = () => PostAsync($"members/{suspended}/suspend", new { reason = "x" }),
            ["VALIDATION_FAILED"] = () => PostAsync($"members/{member}/transactions", new { points = 0, reason = "x" }),
            ["INTERACTION_NOT_FOUND"] = () => PostAsync("interactions/no-such-thing/events", new { customerId = customer }),
            ["PRODUCT_NOT_FOUND"] = () => _api.GetAsync("/api/loyalty/products/2000000"),
            ["ACCEPTANCE_REQUIRED"] = () => PostAsync("programs/1/rewards", new { name = "Nine", pointsPrice = 900, kind = "existingDiscount", discountId = discount }),
            ["REWARD_NOT_FOUND"] = () => PostAsync("redemptions/validate", new { customerId = customer, rewardId = 2_000_000 }),
            ["REDEMPTION_NOT_FOUND"] = () => GetAsync("redemptions/2000000"),
            ["REFERRAL_NOT_FOUND"] = () => GetAsync("referrals/2000000"),
            ["WEBHOOK_NOT_FOUND"] = () => GetAsync("webhooks/2000000"),
            ["DELIVERY_NOT_FOUND"] = () => GetAsync($"webhooks/{webhook}/deliveries/2000000"),
            ["UNAUTHORIZED"] = () => _store.Visitor().Http.GetAsync("/api/loyalty/leaderboard"),
            ["FORBIDDEN"] = () => _reader.PostAsJsonAsync("/api/loyalty/redeem", new { customerId = customer, amount = 1 }),
            ["NOT_FOUND"] = () => GetAsync("no-such-route"),
            ["METHOD_NOT_ALLOWED"] = () => _api.DeleteAsync("/api/loyalty/leaderboard"),
            ["PRECONDITION_FAILED"] = () => SendAsync(HttpMethod.Put, $"members/{member}", JsonContent.Create(new { externalId = "x" }), ("If-Match", "\"0\"")),
            ["PAYLOAD_TOO_LARGE"] = () => PostAsync($"members/{member}/transactions", new { points = 1, reason = new string('x', 20_000) }),
            ["UNSUPPORTED_MEDIA_TYPE"] = () => SendAsync(HttpMethod.Post, "redeem", new StringContent("points=1", Encoding.UTF8, "text/plain"))
        };
    }

    private Task<int> NewCustomerAsync() => new AdminCustomers(_admin).CreateAsync($"code{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");

    private Task<HttpResponseMessage> GetAsync(string path) => _api.GetAsync($"/api/loyalty/{path}");

    private Task<HttpResponseMessage> PostAsync(string path, object body, string? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), key is null ? [] : [("Idempotency-Key", key)]);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        await content.LoadIntoBufferAsync();
        using var request = new HttpRequestMessage(method, $"/api/loyalty/{path}") { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _api.SendAsync(request);
    }

    private static async Task<JsonElement> DataAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("data");
    }

    /// <summary>The number of what was made; 0 when the answer has none of its own.</summary>
    private static async Task<int> IdAsync(Task<HttpResponseMessage> asked) =>
        (await DataAsync(asked)).TryGetProperty("id", out var id) ? id.GetInt32() : 0;
}
