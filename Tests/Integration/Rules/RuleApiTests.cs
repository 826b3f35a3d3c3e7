using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Rules;

/// <summary>The routes of earning rules and interactions: allowed, refused and repeated.</summary>
[TestFixture]
public sealed class RuleApiTests() : RuleFixture(TestDatabase.Sqlite)
{
    private static readonly object _ten = new { name = "Ten", trigger = "review", points = 10 };

    [Test]
    public async Task A_rule_is_made_read_changed_and_deleted()
    {
        var id = (await PostAsync(Rules, _ten)).GetProperty("id").GetInt32();
        using var read = await Api.GetAsync($"{Rules}/{id}");
        Assert.That(read.Headers.ETag!.Tag, Is.EqualTo("\"1\""));
        Assert.That((await Api.DataAsync(Rules)).EnumerateArray().Select(rule => rule.GetProperty("id").GetInt32()), Does.Contain(id));

        using var changed = await PutAsync(id, new { name = "Twenty", trigger = "review", points = 20, maxPerMember = 1, active = false }, "\"1\"");
        var rule = (await changed.JsonAsync()).GetProperty("data");
        Assert.That((rule.GetProperty("version").GetInt32(), rule.GetProperty("points").GetInt64(), rule.GetProperty("maxPerMember").GetInt32()), Is.EqualTo((2, 20L, 1)));
        using (var stale = await PutAsync(id, _ten, "\"1\""))
            await stale.AssertProblemAsync(412, "PRECONDITION_FAILED");
        Assert.That((await Api.DataAsync($"{Rules}?activeOnly=true")).EnumerateArray().Select(row => row.GetProperty("id").GetInt32()), Does.Not.Contain(id));

        (await Api.DeleteAsync($"{Rules}/{id}")).EnsureSuccessStatusCode();
        foreach (var gone in new[] { await Api.GetAsync($"{Rules}/{id}"), await PutAsync(id, _ten), await Api.DeleteAsync($"{Rules}/{id}") })
        {
            using (gone)
                await gone.AssertProblemAsync(404, "RULE_NOT_FOUND");
        }
    }

    [Test]
    public async Task The_same_key_makes_one_rule_and_another_body_is_refused()
    {
        using var api = Store.Api();
        api.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await PostAsync(Rules, _ten, api);
        var again = await PostAsync(Rules, _ten, api);
        using var other = await api.PostAsJsonAsync(Rules, new { name = "Ten", trigger = "review", points = 11 });

        Assert.That(again.ToString(), Is.EqualTo(first.ToString()));
        await other.AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");

        await Store.TamperAsync($"UPDATE \"LoyaltyApiRequest\" SET \"CreatedOnUtc\" = '{Moment(-31)}'");
        await Store.RunTaskAsync("Loyalty. Verify the ledger");
        Assert.That((await PostAsync(Rules, _ten, api)).GetProperty("id").GetInt32(), Is.Not.EqualTo(first.GetProperty("id").GetInt32()), "forgotten after a month");
    }

    [TestCase("points", """{"name":"x","trigger":"review","points":0}""")]
    [TestCase("targetIds", """{"name":"x","trigger":"category","points":1}""")]
    [TestCase("awardKind", """{"name":"x","trigger":"birthday","awardKind":"rate","rate":1}""")]
    [TestCase("conditions", """{"name":"x","trigger":"review","points":1,"conditions":{"colour":"red"}}""")]
    [TestCase("interactionId", """{"name":"x","trigger":"interaction","points":1,"interactionId":"unheard-of"}""")]
    [TestCase("name", """{"trigger":"review","points":1}""")]
    [TestCase("trigger", """{"name":"x","points":1}""")]
    public async Task A_rule_that_makes_no_sense_is_refused_by_field(string field, string body)
    {
        using var answer = await Api.PostAsync(Rules, Json(body));
        await answer.AssertProblemAsync(400, "VALIDATION_FAILED", field);
    }

    [Test]
    public async Task Keys_without_scope_and_of_other_stores_are_refused()
    {
        var id = (await PostAsync(Rules, _ten)).GetProperty("id").GetInt32();
        using var reader = Store.Api(await Admin.CreateKeyAsync(read: true, write: false));
        using var outlet = Store.Api(await Admin.CreateKeyAsync(read: true, write: true, storeId: 2), host: LoyaltyStore.OutletHost);
        using var stranger = Store.Visitor();
        (string Method, string Path, bool Writes)[] routes =
        [
            ("GET", Rules, false), ("GET", $"{Rules}/{id}", false), ("POST", $"{Rules}/dry-run", false), ("POST", Rules, true), ("PUT", $"{Rules}/{id}", true),
            ("DELETE", $"{Rules}/{id}", true), ("GET", "/api/loyalty/interactions", false), ("POST", "/api/loyalty/interactions", true),
            ("POST", "/api/loyalty/interactions/spin-to-win/events", true)
        ];
        foreach (var (method, path, writes) in routes)
        {
            using var nobody = await SendAsync(stranger.Http, method, path);
            await nobody.AssertProblemAsync(401, "UNAUTHORIZED");
            using var reading = await SendAsync(reader, method, path);
            if (writes)
                await reading.AssertProblemAsync(403, "FORBIDDEN");
            else
                Assert.That((int)reading.StatusCode, Is.EqualTo(200), $"{method} {path}");
            using var elsewhere = await SendAsync(outlet, method, path);
            // the program is open to all stores: a key of one store sees it and changes nothing
            if (writes && !path.EndsWith("/events"))
                await elsewhere.AssertProblemAsync(403, "STORE_ISOLATION");
            else
                Assert.That((int)elsewhere.StatusCode, Is.EqualTo(200), $"{method} {path}");
        }

        using var unknown = await Api.GetAsync("/api/loyalty/programs/4711/earning-rules");
        await unknown.AssertProblemAsync(404, "PROGRAM_NOT_FOUND");
    }

    [Test]
    public async Task Interactions_are_defined_once_and_take_events_of_registered_customers()
    {
        using (var twice = await Api.PostAsync("/api/loyalty/interactions", Json("""{"id":"Spin-To-Win","name":"Again"}""")))
            await twice.AssertProblemAsync(409, "INVALID_STATE");
        using (var wrong = await Api.PostAsync("/api/loyalty/interactions", Json("""{"id":"no spaces","name":"x"}""")))
            await wrong.AssertProblemAsync(400, "VALIDATION_FAILED", "id");
        await PostAsync("/api/loyalty/interactions", new { id = "closed", name = "Closed", active = false });
        var event1 = $$"""{"customerId":{{Store.Demo.ShopperId}}}""";
        using (var closed = await Api.PostAsync("/api/loyalty/interactions/closed/events", Json(event1)))
            await closed.AssertProblemAsync(409, "INVALID_STATE");
        using (var unknown = await Api.PostAsync("/api/loyalty/interactions/unheard-of/events", Json(event1)))
            await unknown.AssertProblemAsync(404, "INTERACTION_NOT_FOUND");
        using (var nobody = await Api.PostAsync("/api/loyalty/interactions/spin-to-win/events", Json("""{"customerId":2000000}""")))
            await nobody.AssertProblemAsync(400, "VALIDATION_FAILED", "customerId");
        Assert.That((await Api.DataAsync("/api/loyalty/interactions")).EnumerateArray().Select(row => row.GetProperty("id").GetString()), Does.Contain("closed"));
    }

    [Test]
    public async Task Customers_see_the_public_rules_and_nothing_of_the_others()
    {
        await RuleAsync("review", new { name = "Write to us", @public = true });
        await RuleAsync("review", new { name = "Secret" });
        await RuleAsync("review", new { name = "Later", @public = true, startOnUtc = DateTime.UtcNow.AddDays(1) });
        using var shopper = await Store.ShopperAsync();

        var names = (await shopper.Http.DataAsync("/api/loyalty/me/rewards/earning-rules")).EnumerateArray().Select(rule => rule.GetProperty("name").GetString()).ToList();

        Assert.That(names, Does.Contain("Write to us").And.Not.Contain("Secret").And.Not.Contain("Later"));
        using var stranger = Store.Visitor();
        using var refused = await stranger.Http.GetAsync("/api/loyalty/me/rewards/earning-rules");
        await refused.AssertProblemAsync(401, "UNAUTHORIZED");
    }

    private async Task<HttpResponseMessage> PutAsync(int id, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Rules}/{id}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await Api.SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient http, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is "POST" or "PUT")
        {
            request.Content = Json(path.EndsWith("/events") ? $$"""{"customerId":{{Store.Demo.ShopperId}}}"""
                : path.EndsWith("/dry-run") ? $$"""{"customerId":{{Store.Demo.ShopperId}},"trigger":"review"}"""
                : path.EndsWith("/interactions") ? """{"id":"another","name":"Another"}""" : JsonSerializer.Serialize(_ten));
        }
        return await http.SendAsync(request);
    }

    private static StringContent Json(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
