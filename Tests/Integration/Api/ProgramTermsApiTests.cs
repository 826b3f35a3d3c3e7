using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>How tiers are reached and what friends bring, through the API of a running store; and what points given by hand count for.</summary>
[TestFixture]
public sealed partial class ProgramTermsApiTests
{
    private LoyaltyStore _store = null!;
    private HttpClient _api = null!;
    private StoreSession _admin = null!;
    private int _program;
    private int _member;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        _admin = await _store.AdminAsync();
        _api = _store.Api(await _admin.CreateKeyAsync(read: true, write: true));
        _program = (await SendAsync(HttpMethod.Post, "programs", new
        {
            systemName = $"terms-{Guid.NewGuid().ToString("N")[..8]}", name = "Terms", pointName = "bean", pointNamePlural = "beans", enrolment = "byHand"
        })).GetProperty("id").GetInt32();
        foreach (var (name, threshold) in new[] { ("Seed", 0), ("Tree", 500) })
            await SendAsync(HttpMethod.Post, $"programs/{_program}/tiers", new { name, threshold });
        var customer = await new AdminCustomers(_admin).CreateAsync($"terms{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");
        _member = (await SendAsync(HttpMethod.Post, $"programs/{_program}/members", new { customerId = customer })).GetProperty("id").GetInt32();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DeleteAsync($"/api/loyalty/programs/{_program}");
        _api?.Dispose();
        _admin?.Dispose();
    }

    [Test, Order(1)]
    public async Task Points_given_by_hand_count_for_the_lifetime_only_when_they_were_earned()
    {
        var gift = await SendAsync(HttpMethod.Post, $"members/{_member}/transactions", new { points = 40, reason = "Sorry" });
        Assert.That(gift.GetProperty("transaction").GetProperty("type").GetString(), Is.EqualTo("adjust"));
        Assert.That(await FiguresAsync(), Is.EqualTo((40, 0)));

        var earned = await SendAsync(HttpMethod.Post, $"members/{_member}/transactions", new { points = 600, reason = "At the till", earning = true });
        Assert.That(earned.GetProperty("transaction").GetProperty("type").GetString(), Is.EqualTo("earn"));
        Assert.That(await FiguresAsync(), Is.EqualTo((640, 600)));
    }

    [Test, Order(2)]
    public async Task Other_tier_rules_are_previewed_and_then_saved()
    {
        var path = $"programs/{_program}/tier-rules";
        using var read = await _api.GetAsync($"/api/loyalty/{path}");
        var tag = read.Headers.ETag!.ToString();
        Assert.That((await read.JsonAsync()).GetProperty("data").GetProperty("metric").GetString(), Is.EqualTo("lifetimeSpend"));

        var preview = await SendAsync(HttpMethod.Post, $"{path}/preview", new { metric = "lifetimePoints" });
        Assert.That((preview.GetProperty("up").GetInt32(), preview.GetProperty("moves")[0].GetProperty("to").GetString()), Is.EqualTo((1, "Tree")));
        Assert.That((await SendAsync(HttpMethod.Get, path, null)).GetProperty("metric").GetString(), Is.EqualTo("lifetimeSpend"), "a preview changes nothing");

        var saved = await SendAsync(HttpMethod.Put, path, new { metric = "lifetimePoints", downgrade = "never" }, ("If-Match", tag));
        Assert.That((saved.GetProperty("metric").GetString(), saved.GetProperty("downgrade").GetString()), Is.EqualTo(("lifetimePoints", "never")));
        using var stale = await RawAsync(HttpMethod.Put, path, new { metric = "lifetimePoints" }, ("If-Match", tag));
        await stale.AssertProblemAsync(412, "PRECONDITION_FAILED");
        using var wrong = await RawAsync(HttpMethod.Put, path, new { metric = "lifetimePoints", periodDays = 0 });
        await wrong.AssertProblemAsync(400, "VALIDATION_FAILED", "periodDays");
    }

    [Test]
    public async Task A_tier_given_by_hand_builds_on_the_state_of_the_member()
    {
        using var read = await _api.GetAsync($"/api/loyalty/members/{_member}");
        var tag = read.Headers.ETag!.ToString();
        var tier = (await SendAsync(HttpMethod.Get, $"programs/{_program}/tiers", null))[1].GetProperty("id").GetInt32();

        await SendAsync(HttpMethod.Put, $"members/{_member}/tier-override", new { tierId = tier }, ("If-Match", tag));

        using var stale = await RawAsync(HttpMethod.Put, $"members/{_member}/tier-override", new { }, ("If-Match", tag));
        await stale.AssertProblemAsync(412, "PRECONDITION_FAILED");
        await SendAsync(HttpMethod.Put, $"members/{_member}/tier-override", new { });
    }

    [Test]
    public async Task What_friends_bring_is_read_and_changed()
    {
        var path = $"programs/{_program}/referral-terms";
        using var read = await _api.GetAsync($"/api/loyalty/{path}");
        var tag = read.Headers.ETag!.ToString();
        Assert.That((await read.JsonAsync()).GetProperty("data").GetProperty("enabled").GetBoolean(), Is.False);

        await SendAsync(HttpMethod.Put, path, new { enabled = true, referrerPoints = 300, refereePoints = 100, limitPerPeriod = 5 }, ("If-Match", tag));
        var terms = await SendAsync(HttpMethod.Get, path, null);
        Assert.That((terms.GetProperty("enabled").GetBoolean(), terms.GetProperty("referrerPoints").GetInt64(), terms.GetProperty("limitPerPeriod").GetInt32()), Is.EqualTo((true, 300L, 5)));
        using var stale = await RawAsync(HttpMethod.Put, path, new { enabled = false }, ("If-Match", tag));
        await stale.AssertProblemAsync(412, "PRECONDITION_FAILED");
        using var wrong = await RawAsync(HttpMethod.Put, path, new { referrerPoints = -1 });
        await wrong.AssertProblemAsync(400, "VALIDATION_FAILED", "referrerPoints");
    }

    [Test]
    public async Task A_reward_is_made_with_its_discount_read_changed_and_deleted()
    {
        var path = $"programs/{_program}/rewards";
        var made = await SendAsync(HttpMethod.Post, path, new { name = "A fiver", pointsPrice = 500, kind = "orderAmount", amount = 5, stock = 3 });
        var id = made.GetProperty("id").GetInt32();
        var discount = made.GetProperty("discountId").GetInt32();
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) FROM \"Discount\" WHERE \"Id\" = {discount} AND \"DiscountAmount\" = 5 AND \"RequiresCouponCode\""), Is.EqualTo(1));
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) FROM \"DiscountRequirement\" WHERE \"DiscountId\" = {discount}"), Is.Positive, "nobody else may use it");
        using var read = await _api.GetAsync($"/api/loyalty/{path}/{id}");
        var tag = read.Headers.ETag!.ToString();
        Assert.That((await read.JsonAsync()).GetProperty("data").ToString(), Is.EqualTo(made.ToString()));
        Assert.That(made.GetProperty("left").GetInt32(), Is.EqualTo(3));

        var changed = await SendAsync(HttpMethod.Put, $"{path}/{id}", new { name = "A tenth", pointsPrice = 600, kind = "orderPercentage", percentage = 10, maximumAmount = 20 }, ("If-Match", tag));
        Assert.That((changed.GetProperty("kind").GetString(), changed.GetProperty("percentage").GetDecimal(), changed.GetProperty("discountId").GetInt32()), Is.EqualTo(("orderPercentage", 10m, discount)));
        using var stale = await RawAsync(HttpMethod.Put, $"{path}/{id}", new { name = "A fiver", pointsPrice = 500, kind = "freeShipping" }, ("If-Match", tag));
        await stale.AssertProblemAsync(412, "PRECONDITION_FAILED");
        Assert.That((await SendAsync(HttpMethod.Get, path, null)).EnumerateArray().Single().GetProperty("name").GetString(), Is.EqualTo("A tenth"));

        await SendAsync(HttpMethod.Delete, $"{path}/{id}", null);
        using var gone = await _api.GetAsync($"/api/loyalty/{path}/{id}");
        await gone.AssertProblemAsync(404, "REWARD_NOT_FOUND");
    }

    [Test]
    public async Task A_discount_of_the_store_is_taken_when_what_becomes_of_it_is_agreed_to()
    {
        using var admin = await _store.AdminAsync();
        var discount = await new AdminDiscounts(admin).CreateAsync("APIREWARD", AdminDiscounts.OrderTotal, ("DiscountAmount", "9"));
        var path = $"programs/{_program}/rewards";

        using var asked = await RawAsync(HttpMethod.Post, path, new { name = "Nine", pointsPrice = 900, kind = "existingDiscount", discountId = discount });
        await asked.AssertProblemAsync(409, "ACCEPTANCE_REQUIRED", "acceptDiscountChanges");
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) FROM \"DiscountRequirement\" WHERE \"DiscountId\" = {discount}"), Is.Zero);

        var made = await SendAsync(HttpMethod.Post, path, new { name = "Nine", pointsPrice = 900, kind = "existingDiscount", discountId = discount, acceptDiscountChanges = true });
        Assert.That(made.GetProperty("discountId").GetInt32(), Is.EqualTo(discount));
        await SendAsync(HttpMethod.Delete, $"{path}/{made.GetProperty("id").GetInt32()}", null);
    }

    [TestCase("{\"name\":\"x\",\"pointsPrice\":5,\"kind\":\"orderAmount\"}", "amount")]
    [TestCase("{\"name\":\"x\",\"pointsPrice\":5,\"kind\":\"orderPercentage\"}", "percentage")]
    [TestCase("{\"name\":\"x\",\"pointsPrice\":5,\"kind\":\"products\",\"amount\":1}", "productIds")]
    [TestCase("{\"name\":\"x\",\"pointsPrice\":5,\"kind\":\"products\",\"amount\":1,\"productIds\":[4711]}", "productIds")]
    [TestCase("{\"name\":\"x\",\"pointsPrice\":5,\"kind\":\"categories\",\"amount\":1,\"categoryIds\":[4711]}", "categoryIds")]
    [TestCase("{\"name\":\"x\",\"pointsPrice\":5,\"kind\":\"existingDiscount\"}", "discountId")]
    [TestCase("{\"name\":\"x\",\"pointsPrice\":5,\"kind\":\"existingDiscount\",\"discountId\":4711}", "discountId")]
    [TestCase("{\"name\":\"x\",\"pointsPrice\":5,\"kind\":\"freeShipping\",\"tierIds\":[1]}", "tierIds")]
    [TestCase("{\"name\":\"x\",\"pointsPrice\":0,\"kind\":\"freeShipping\"}", "pointsPrice")]
    public async Task A_reward_that_makes_no_sense_is_refused(string body, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _api.PostAsync($"/api/loyalty/programs/{_program}/rewards", content);
        await answer.AssertProblemAsync(400, "VALIDATION_FAILED", field);
    }

    private async Task<(long Balance, long Lifetime)> FiguresAsync()
    {
        var member = await SendAsync(HttpMethod.Get, $"members/{_member}", null);
        return (member.GetProperty("balance").GetInt64(), member.GetProperty("lifetimePoints").GetInt64());
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var answer = await RawAsync(method, path, body, headers);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}\n{await answer.Content.ReadAsStringAsync()}");
        return (await answer.JsonAsync()).GetProperty("data");
    }

    private async Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/api/loyalty/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _api.SendAsync(request);
    }
}
