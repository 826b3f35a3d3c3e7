using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using static Microsoft.Playwright.Assertions;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>Webhooks of a running store: from what happens to what another system receives.</summary>
[TestFixture]
public sealed class WebhookApiTests
{
    private const string Root = "/api/loyalty/webhooks";

    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private HttpClient _api = null!;
    private WebhookReceiver _receiver = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        _admin = await _store.AdminAsync();
        _api = _store.Api(await _admin.CreateKeyAsync(read: true, write: true));
        _receiver = new WebhookReceiver();
        await AllowAsync(true);
    }

    [SetUp]
    public void Calm() => _receiver.Answer = _ => (200, "thanks", null);

    [OneTimeTearDown]
    public void Stop()
    {
        _api?.Dispose();
        _admin?.Dispose();
        _receiver?.Dispose();
    }

    [Test, Order(1)]
    public async Task What_happens_arrives_signed_with_the_secret_that_was_shown_once()
    {
        var (id, secret) = await CreateAsync("earned", "points.adjusted", "points.earned");
        var member = await MemberAsync();

        await AddAsync(member, 7);
        var message = await _receiver.NextAsync(candidate => candidate.Path == "/earned" && IsAbout(candidate, member));

        message.AssertSigned(secret);
        var body = JsonDocument.Parse(message.Body).RootElement;
        Assert.That(body.GetProperty("data").GetProperty("points").GetInt64(), Is.EqualTo(7));
        Assert.That(message.ContentType, Does.StartWith("application/json"));
        Assert.That(message.Headers["Loyalty-Event"], Is.EqualTo(body.GetProperty("type").GetString()));

        var delivery = await DeliveryAsync(id, row => row.GetProperty("eventId").GetString() == body.GetProperty("id").GetString() && row.GetProperty("status").GetString() == "delivered");
        var details = await _api.DataAsync($"{Root}/{id}/deliveries/{delivery.GetProperty("id")}");
        Assert.That(details.GetProperty("body").GetRawText(), Is.EqualTo(message.Body));
        Assert.That(details.GetProperty("attemptLog")[0].GetProperty("statusCode").GetInt32(), Is.EqualTo(200));
        Assert.That(details.GetProperty("attemptLog")[0].GetProperty("answer").GetString(), Is.EqualTo("thanks"));
        Assert.That((await _api.DataAsync($"{Root}/{id}")).ToString() + (await _api.DataAsync(Root)), Does.Not.Contain(secret).And.Not.Contain("\"secret\""));
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) FROM \"LoyaltyWebhook\" WHERE \"Secret\" LIKE '%{secret[10..]}%'"), Is.Zero, "stored encrypted");
        await DeleteAsync(id);
    }

    [Test, Order(1)]
    public async Task A_message_that_fails_waits_and_is_sent_again_on_request()
    {
        var (id, _) = await CreateAsync("failing", "tier.changed");
        _receiver.Answer = message => message.Path == "/failing" ? (503, "closed for lunch", null) : (200, "", null);

        var test = (await PostAsync($"{Root}/{id}/test")).GetProperty("id").GetInt32();
        await _receiver.NextAsync(candidate => candidate.Path == "/failing");
        var failed = await DeliveryAsync(id, row => row.GetProperty("lastStatusCode").GetInt32() == 503);
        Assert.That(failed.GetProperty("status").GetString(), Is.EqualTo("pending"));
        Assert.That(failed.GetProperty("nextAttemptOnUtc").GetDateTime(), Is.GreaterThan(DateTime.UtcNow));

        _receiver.Answer = _ => (200, "", null);
        await PostAsync($"{Root}/{id}/deliveries/{test}/resend");
        await _receiver.NextAsync(candidate => candidate.Headers["Loyalty-Attempt"] == "2");
        var delivered = await DeliveryAsync(id, row => row.GetProperty("status").GetString() == "delivered");
        Assert.That(delivered.GetProperty("attempts").GetInt32(), Is.EqualTo(2));
        await DeleteAsync(id);
    }

    [Test, Order(1)]
    public async Task A_redirect_is_not_followed()
    {
        var (id, _) = await CreateAsync("moved", "tier.changed");
        _receiver.Answer = message => message.Path == "/moved" ? (302, "", $"{_receiver.Address}elsewhere") : (200, "", null);

        await PostAsync($"{Root}/{id}/test");
        await _receiver.NextAsync(candidate => candidate.Path == "/moved");

        await DeliveryAsync(id, row => row.GetProperty("lastStatusCode").GetInt32() == 302 && row.GetProperty("status").GetString() == "pending");
        await DeleteAsync(id);
    }

    [Test, Order(1)]
    public async Task A_new_secret_counts_at_once_and_a_repeated_call_tells_none()
    {
        var body = new { name = "rotated", url = new Uri(_receiver.Address, "rotated"), events = new[] { "tier.changed" } };
        var key = Guid.NewGuid().ToString();
        var first = await SendAsync(HttpMethod.Post, Root, body, ("Idempotency-Key", key));
        var again = await SendAsync(HttpMethod.Post, Root, body, ("Idempotency-Key", key));
        var (id, old) = (first.GetProperty("id").GetInt32(), first.GetProperty("secret").GetString());
        Assert.That((again.GetProperty("id").GetInt32(), again.GetProperty("secret").ValueKind), Is.EqualTo((id, JsonValueKind.Null)));

        var secret = (await PostAsync($"{Root}/{id}/secret")).GetProperty("secret").GetString()!;
        await PostAsync($"{Root}/{id}/test");

        Assert.That(secret, Is.Not.EqualTo(old));
        (await _receiver.NextAsync(candidate => candidate.Path == "/rotated")).AssertSigned(secret);
        await DeleteAsync(id);
    }

    [Test, Order(1)]
    public async Task A_change_that_builds_on_an_old_state_is_refused()
    {
        var (id, _) = await CreateAsync("edited", "tier.changed");
        using var read = await _api.GetAsync($"{Root}/{id}");
        var tag = read.Headers.ETag!.ToString();
        var changed = new { name = "edited twice", url = new Uri(_receiver.Address, "edited"), events = new[] { "member.enrolled" }, active = false };

        var updated = await SendAsync(HttpMethod.Put, $"{Root}/{id}", changed, ("If-Match", tag));
        Assert.That((updated.GetProperty("name").GetString(), updated.GetProperty("active").GetBoolean()), Is.EqualTo(("edited twice", false)));
        using var stale = await RawAsync(HttpMethod.Put, $"{Root}/{id}", changed, ("If-Match", tag));
        await stale.AssertProblemAsync(412, "PRECONDITION_FAILED");
        using var silent = await RawAsync(HttpMethod.Post, $"{Root}/{id}/test", null);
        await silent.AssertProblemAsync(409, "INVALID_STATE");
        await DeleteAsync(id);
        using var gone = await _api.GetAsync($"{Root}/{id}");
        await gone.AssertProblemAsync(404, "WEBHOOK_NOT_FOUND");
    }

    [Test, Order(1)]
    public async Task What_was_sent_about_a_customer_is_forgotten_with_the_customer()
    {
        var (id, _) = await CreateAsync("forgotten", "points.adjusted", "member.deactivated");
        var customer = await new AdminCustomers(_admin).CreateAsync($"hook{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");
        var member = (await SendAsync(HttpMethod.Post, "/api/loyalty/programs/1/members", new { customerId = customer })).GetProperty("id").GetInt32();
        var other = await MemberAsync();
        await AddAsync(member, 7);
        await AddAsync(other, 7);
        await WaitAsync(() => _api.DataAsync($"{Root}/{id}/deliveries?status=delivered"), rows => Members(rows).Contains(member) && Members(rows).Contains(other));
        var about = $"FROM \"LoyaltyWebhookDelivery\" WHERE \"WebhookId\" = {id} AND \"MemberId\" = {member} AND \"Body\" LIKE '%Test%'";
        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) {about}"), Is.EqualTo(1));

        await _admin.PostFormAsync($"/Admin/Customer/Edit/{customer}", $"/Admin/Customer/GdprDelete/{customer}");

        Assert.That(await _store.ScalarAsync($"SELECT COUNT(*) {about}"), Is.Zero);
        Assert.That(Members(await _api.DataAsync($"{Root}/{id}/deliveries")), Does.Contain(other));
        await DeleteAsync(id);

        static List<int> Members(JsonElement rows) => [.. rows.EnumerateArray().Select(row => row.GetProperty("memberId")).Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetInt32())];
    }

    [Test, Order(1)]
    public async Task An_admin_makes_a_webhook_copies_its_secret_sends_a_test_and_sends_it_again()
    {
        await using var browser = await Browser.LaunchAsync();
        var page = await browser.VisitorAsync(_store);
        await page.SignInAsync(_store.Demo.AdminEmail, _store.Demo.AdminPassword);
        await page.GotoAsync("/Admin/LoyaltyWebhook/List");
        await page.Locator("#loyalty-webhook-add").ClickAsync();
        await page.Locator("#Name").FillAsync("Made by hand");
        await page.Locator("#Url").FillAsync("http://user:word@example.com/");
        await page.Locator("button[name=save]").ClickAsync();
        await Expect(page.Locator(".field-validation-error").First).ToContainTextAsync("complete address");
        await page.Locator("#Url").FillAsync(new Uri(_receiver.Address, "by-hand").ToString());
        await page.Locator("#SelectedEvents").SelectOptionAsync("tier.changed");
        await page.Locator("button[name=save]").ClickAsync();
        var secret = await page.Locator("#loyalty-webhook-secret-text").TextContentAsync();

        await page.Locator(".content-header a.btn-primary").ClickAsync();
        await page.WaitForURLAsync("**/LoyaltyWebhook/Edit/*");
        var id = int.Parse(page.Url.Split('/')[^1]);
        await page.Locator("button[form=loyalty-webhook-test]").ClickAsync();
        (await _receiver.NextAsync(candidate => candidate.Path == "/by-hand")).AssertSigned(secret!);
        await DeliveryAsync(id, row => row.GetProperty("status").GetString() == "delivered");
        await page.ReloadAsync();
        await Expect(page.Locator("#loyalty-delivery-status")).ToHaveTextAsync("Delivered");
        await Expect(page.Locator("#loyalty-delivery-text")).ToContainTextAsync("webhook.test");

        await page.GotoAsync($"/Admin/LoyaltyWebhook/Deliveries?webhookId={id}");
        await page.Locator(".loyalty-resend").ClickAsync();
        await _receiver.NextAsync(candidate => candidate is { Path: "/by-hand" } && candidate.Headers["Loyalty-Attempt"] == "2");
        await DeliveryAsync(id, row => row.GetProperty("attempts").GetInt32() == 2 && row.GetProperty("status").GetString() == "delivered");

        await page.GotoAsync($"/Admin/LoyaltyWebhook/Edit/{id}");
        Assert.That(await page.ContentAsync(), Does.Not.Contain(secret), "shown once");
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.Locator("button[form=loyalty-webhook-secret]").ClickAsync();
        Assert.That(await page.Locator("#loyalty-webhook-secret-text").TextContentAsync(), Is.Not.EqualTo(secret));
        await DeleteAsync(id);
    }

    [TestCase("""{"name":"x","url":"ftp://example.com/"}""", "url")]
    [TestCase("""{"name":"x","url":"https://example.com/","events":["points.stolen"]}""", "events")]
    [TestCase("""{"name":"x","url":"https://example.com/","programIds":[4711]}""", "programIds")]
    [TestCase("""{"name":"x","url":"https://example.com/","storeIds":[4711]}""", "storeIds")]
    [TestCase("""{"url":"https://example.com/"}""", "name")]
    public async Task A_webhook_that_makes_no_sense_is_refused(string body, string field)
    {
        using var answer = await _api.PostAsync(Root, new StringContent(body, Encoding.UTF8, "application/json"));
        await answer.AssertProblemAsync(400, "VALIDATION_FAILED", field);
    }

    [Test, Order(1)]
    public async Task A_key_of_one_store_has_to_do_with_webhooks_of_that_store_alone()
    {
        using var outlet = _store.Api(await _admin.CreateKeyAsync(read: true, write: true, storeId: 2), host: LoyaltyStore.OutletHost);
        var everywhere = await CreateAsync("everywhere", "tier.changed");
        using var refused = await outlet.PostAsJsonAsync(Root, new { name = "x", url = "https://example.com/" });
        await refused.AssertProblemAsync(403, "STORE_ISOLATION");
        using var foreign = await outlet.PostAsJsonAsync(Root, new { name = "x", url = "https://example.com/", storeIds = new[] { 1, 2 } });
        await foreign.AssertProblemAsync(403, "STORE_ISOLATION");
        using var made = await outlet.PostAsJsonAsync(Root, new { name = "own", url = "https://example.com/", storeIds = new[] { 2 }, events = new[] { "tier.changed" } });
        var own = (await made.JsonAsync()).GetProperty("data").GetProperty("id").GetInt32();

        Assert.That((await outlet.DataAsync(Root)).EnumerateArray().Select(row => row.GetProperty("id").GetInt32()), Is.EqualTo(new[] { own }));
        foreach (var (method, path) in new[] { ("GET", ""), ("PUT", ""), ("DELETE", ""), ("POST", "/secret"), ("POST", "/test"), ("GET", "/deliveries"), ("GET", "/deliveries/1"), ("POST", "/deliveries/1/resend") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{Root}/{everywhere.Id}{path}");
            if (method == "PUT")
                request.Content = JsonContent.Create(new { name = "x", url = "https://example.com/", storeIds = new[] { 2 } });
            using var answer = await outlet.SendAsync(request);
            await answer.AssertProblemAsync(403, "STORE_ISOLATION");
        }
        using var widened = await outlet.PutAsJsonAsync($"{Root}/{own}", new { name = "own", url = "https://example.com/" });
        await widened.AssertProblemAsync(403, "STORE_ISOLATION");
        await DeleteAsync(own);
        await DeleteAsync(everywhere.Id);
    }

    // last: it takes away what the others need
    [Test, Order(2)]
    public async Task The_own_machine_is_not_called_unless_a_setting_allows_it()
    {
        var (id, _) = await CreateAsync("inside", "tier.changed");
        await AllowAsync(false);

        var test = (await PostAsync($"{Root}/{id}/test")).GetProperty("id").GetInt32();
        await DeliveryAsync(id, row => row.GetProperty("attempts").GetInt32() == 1);
        var details = await WaitAsync(() => _api.DataAsync($"{Root}/{id}/deliveries/{test}"), data => data.GetProperty("attemptLog")[0].GetProperty("error").ValueKind == JsonValueKind.String);
        Assert.That(details.GetProperty("attemptLog")[0].GetProperty("statusCode").GetInt32(), Is.Zero);
        using var refused = await _api.PostAsJsonAsync(Root, new { name = "x", url = _receiver.Address });
        await refused.AssertProblemAsync(400, "VALIDATION_FAILED", "url");
        await DeleteAsync(id);
    }

    private async Task AllowAsync(bool allow)
    {
        var saved = await _admin.SubmitAsync("/Admin/Loyalty/Configure", "form[action$='/Configure']", "save",
            ("WebhookAllowHttp", allow ? "true" : "false"), ("WebhookAllowPrivateAddresses", allow ? "true" : "false"));
        Assert.That((int)saved.StatusCode, Is.EqualTo(302), await saved.Content.ReadAsStringAsync());
    }

    private async Task<(int Id, string Secret)> CreateAsync(string path, params string[] events)
    {
        var made = await SendAsync(HttpMethod.Post, Root, new { name = path, url = new Uri(_receiver.Address, path), events });
        return (made.GetProperty("id").GetInt32(), made.GetProperty("secret").GetString()!);
    }

    private async Task DeleteAsync(int id) => await SendAsync(HttpMethod.Delete, $"{Root}/{id}", null);

    private async Task<int> MemberAsync()
    {
        var customer = await new AdminCustomers(_admin).CreateAsync($"hook{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");
        return (await SendAsync(HttpMethod.Post, "/api/loyalty/programs/1/members", new { customerId = customer })).GetProperty("id").GetInt32();
    }

    private Task<JsonElement> AddAsync(int member, int points) =>
        SendAsync(HttpMethod.Post, $"/api/loyalty/members/{member}/transactions", new { points, reason = "Test" });

    private Task<JsonElement> PostAsync(string path) => SendAsync(HttpMethod.Post, path, null);

    private async Task<JsonElement> DeliveryAsync(int id, Func<JsonElement, bool> wanted)
    {
        var rows = await WaitAsync(() => _api.DataAsync($"{Root}/{id}/deliveries"), data => data.EnumerateArray().Any(wanted));
        return rows.EnumerateArray().First(wanted);
    }

    /// <summary>Asks again until the sender, which nobody waits for, has noted what came of it.</summary>
    private static async Task<JsonElement> WaitAsync(Func<Task<JsonElement>> ask, Func<JsonElement, bool> until)
    {
        for (var patience = 200; ; patience--)
        {
            var data = await ask();
            if (until(data))
                return data;
            Assert.That(patience, Is.Positive, data.ToString());
            await Task.Delay(50);
        }
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var answer = await RawAsync(method, path, body, headers);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("data");
    }

    private async Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _api.SendAsync(request);
    }

    private static bool IsAbout(WebhookReceiver.Message message, int member) =>
        JsonDocument.Parse(message.Body).RootElement.GetProperty("data").TryGetProperty("memberId", out var id) && id.GetInt32() == member;
}
