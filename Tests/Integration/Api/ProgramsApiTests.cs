using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>Programs through the API of a running store.</summary>
[TestFixture(TestDatabase.PostgreSql)]
public sealed class ProgramsApiTests(TestDatabase database)
{
    private const int Main = 1, Outlet = 2;

    private readonly List<int> _made = [];
    private LoyaltyStore _store = null!;
    private HttpClient _api = null!;
    private StoreSession _admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(database);
        _api = _store.Api();
        _admin = await _store.AdminAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        // the store is shared: programs of these tests must not be seen by others
        foreach (var id in _made)
            await _api.DeleteAsync($"/api/loyalty/programs/{id}");
        _api?.Dispose();
        _admin?.Dispose();
    }

    [Test]
    public async Task A_program_is_created_read_listed_replaced_deleted_and_restored()
    {
        var request = New();
        request["color"] = "#1B6A36";
        request["enrolment"] = "byHand";
        request["pointsPerCurrencyUnit"] = 1.5;
        request["storeIds"] = new JsonArray(Outlet);

        var created = await CreateAsync(request);

        var id = created.GetProperty("id").GetInt32();
        Assert.Multiple(() =>
        {
            Assert.That(created.GetProperty("color").GetString(), Is.EqualTo("#1b6a36"));
            Assert.That(created.GetProperty("enrolment").GetString(), Is.EqualTo("byHand"));
            Assert.That(created.GetProperty("pointsPerCurrencyUnit").GetDecimal(), Is.EqualTo(1.5m));
            Assert.That(created.GetProperty("storeIds")[0].GetInt32(), Is.EqualTo(Outlet));
            Assert.That(created.GetProperty("minRedeemPoints").GetInt64(), Is.EqualTo(100), "what is left out takes its default");
        });
        Assert.That(Plain(await _api.DataAsync($"/api/loyalty/programs/{id}")), Is.EqualTo(Plain(created)));
        Assert.That(await ListedAsync($"storeId={Outlet}"), Does.Contain(id));
        Assert.That(await ListedAsync($"storeId={Main}"), Does.Not.Contain(id));

        request["name"] = "Another name";
        request["active"] = false;
        request.Remove("systemName");
        var replaced = await DataAsync(await SendAsync(HttpMethod.Put, $"programs/{id}", request));
        Assert.That((replaced.GetProperty("name").GetString(), replaced.GetProperty("active").GetBoolean()), Is.EqualTo(("Another name", false)));
        Assert.That(replaced.GetProperty("systemName").GetString(), Is.EqualTo(created.GetProperty("systemName").GetString()));
        Assert.That(await ListedAsync("activeOnly=true"), Does.Not.Contain(id));

        await DataAsync(await SendAsync(HttpMethod.Delete, $"programs/{id}"));
        Assert.That(await ListedAsync(""), Does.Not.Contain(id));
        foreach (var (method, path) in new[] { (HttpMethod.Get, $"programs/{id}"), (HttpMethod.Delete, $"programs/{id}"), (HttpMethod.Get, $"programs/{id}/tiers"), (HttpMethod.Get, $"programs/{id}/members") })
            await (await SendAsync(method, path)).AssertProblemAsync(404, "PROGRAM_NOT_FOUND");
        await (await SendAsync(HttpMethod.Put, $"programs/{id}", request)).AssertProblemAsync(404, "PROGRAM_NOT_FOUND");

        var restored = await DataAsync(await SendAsync(HttpMethod.Post, $"programs/{id}/restore"));
        Assert.That((restored.GetProperty("active").GetBoolean(), restored.GetProperty("isDefault").GetBoolean()), Is.EqualTo((false, false)));
        await (await SendAsync(HttpMethod.Post, $"programs/{id}/restore")).AssertProblemAsync(404, "PROGRAM_NOT_FOUND");
    }

    [TestCase("name", "", "name")]
    [TestCase("pointName", " ", "pointName")]
    [TestCase("systemName", "two words", "systemName")]
    [TestCase("systemName", null, "systemName")]
    [TestCase("color", "red", "color")]
    [TestCase("enrolment", "never", "enrolment")]
    [TestCase("pointsPerCurrencyUnit", -1, "pointsPerCurrencyUnit")]
    [TestCase("reminderDays", 3651, "reminderDays")]
    [TestCase("pointValue", 0, "pointValue")]
    [TestCase("pointValue", 0.00009, "pointValue")]
    [TestCase("maxRedeemPointsPerOrder", 50, "maxRedeemPointsPerOrder")]
    [TestCase("reservationMinutes", 0, "reservationMinutes")]
    [TestCase("storeIds", 4711, "storeIds")]
    [TestCase("excludedProductIds", 4711, "excludedProductIds")]
    [TestCase("excludedCategoryIds", 4711, "excludedCategoryIds")]
    [TestCase("pictureId", 4711, "pictureId")]
    [TestCase("stores", "all", "stores")]
    public async Task A_field_with_a_fault_is_named_and_nothing_is_created(string field, object? value, string named)
    {
        var request = New();
        var (name, systemName) = (request["name"]!.GetValue<string>(), request["systemName"]!.GetValue<string>());
        request[field] = field.EndsWith("Ids", StringComparison.Ordinal) ? new JsonArray(JsonSerializer.SerializeToNode(value)) : JsonSerializer.SerializeToNode(value);
        await (await SendAsync(HttpMethod.Post, "programs", request)).AssertProblemAsync(400, "VALIDATION_FAILED", named);

        Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"LoyaltyProgram\" WHERE \"Name\" = '{name}' OR \"SystemName\" = '{systemName}'"), Is.Zero);
    }

    [Test]
    public async Task A_name_is_given_once_and_a_store_has_one_default()
    {
        var first = New();
        first["storeIds"] = new JsonArray(Outlet);
        var created = await CreateAsync(first);

        var twin = New();
        twin["systemName"] = first["systemName"]!.GetValue<string>().ToUpperInvariant();
        await (await SendAsync(HttpMethod.Post, "programs", twin)).AssertProblemAsync(409, "INVALID_STATE", "systemName");

        // the demo program is the default of all stores
        first["isDefault"] = true;
        await (await SendAsync(HttpMethod.Put, $"programs/{created.GetProperty("id")}", first)).AssertProblemAsync(409, "INVALID_STATE", "isDefault");
        first["isDefault"] = false;
        first["systemName"] = "renamed";
        await (await SendAsync(HttpMethod.Put, $"programs/{created.GetProperty("id")}", first)).AssertProblemAsync(400, "VALIDATION_FAILED", "systemName");
    }

    [Test]
    public async Task The_same_key_creates_one_program_and_another_body_under_it_is_refused()
    {
        var request = New();
        var key = Guid.NewGuid().ToString("N");

        var first = await CreateAsync(request, key);
        var again = await DataAsync(await SendAsync(HttpMethod.Post, "programs", request, key));

        Assert.That(again.ToString(), Is.EqualTo(first.ToString()));
        request["name"] = "Another";
        await (await SendAsync(HttpMethod.Post, "programs", request, key)).AssertProblemAsync(409, "IDEMPOTENCY_CONFLICT");
    }

    [Test]
    public async Task A_change_that_builds_upon_an_old_state_is_refused()
    {
        var request = New();
        var id = (await CreateAsync(request)).GetProperty("id").GetInt32();
        var tag = (await _api.GetAsync($"/api/loyalty/programs/{id}")).Headers.ETag!.Tag;

        request["holdDays"] = 14;
        Assert.That((int)(await SendAsync(HttpMethod.Put, $"programs/{id}", request, tag: tag)).StatusCode, Is.EqualTo(200));
        request["holdDays"] = 15;
        await (await SendAsync(HttpMethod.Put, $"programs/{id}", request, tag: tag)).AssertProblemAsync(412, "PRECONDITION_FAILED");

        Assert.That((await _api.DataAsync($"/api/loyalty/programs/{id}")).GetProperty("holdDays").GetInt32(), Is.EqualTo(14));
    }

    [Test]
    public async Task A_reading_key_changes_nothing()
    {
        using var reader = _store.Api(await _admin.CreateKeyAsync(read: true, write: false));
        var id = (await CreateAsync(New())).GetProperty("id").GetInt32();

        foreach (var (method, path) in new[] { (HttpMethod.Post, "programs"), (HttpMethod.Put, $"programs/{id}"), (HttpMethod.Delete, $"programs/{id}"), (HttpMethod.Post, $"programs/{id}/restore") })
            await (await SendAsync(method, path, New(), api: reader)).AssertProblemAsync(403, "FORBIDDEN");
        await reader.DataAsync($"/api/loyalty/programs/{id}");
    }

    [Test]
    public async Task A_key_of_one_store_makes_programs_for_that_store_alone()
    {
        using var outlet = _store.Api(await _admin.CreateKeyAsync(read: true, write: true, storeId: Outlet), host: LoyaltyStore.OutletHost);
        var request = New();

        foreach (var stores in new[] { [], [Main], new[] { Main, Outlet } })
        {
            request["storeIds"] = new JsonArray([.. stores.Select(store => JsonValue.Create(store))]);
            await (await SendAsync(HttpMethod.Post, "programs", request, api: outlet)).AssertProblemAsync(403, "STORE_ISOLATION");
        }
        request["storeIds"] = new JsonArray(Outlet);
        var id = (await CreateAsync(request, api: outlet)).GetProperty("id").GetInt32();

        request["storeIds"] = new JsonArray(Main);
        await (await SendAsync(HttpMethod.Put, $"programs/{id}", request, api: outlet)).AssertProblemAsync(403, "STORE_ISOLATION");
        Assert.That((await _api.DataAsync($"/api/loyalty/programs/{id}")).GetProperty("storeIds")[0].GetInt32(), Is.EqualTo(Outlet), "a program is not given away");
        await DataAsync(await SendAsync(HttpMethod.Delete, $"programs/{id}", api: outlet));
    }

    [Test]
    public async Task Who_registers_in_a_store_becomes_a_member_of_its_programs_that_say_so()
    {
        var request = New();
        request["enrolment"] = "registration";
        var id = (await CreateAsync(request)).GetProperty("id").GetInt32();

        await RegisterAsync(null);
        Assert.That((await _api.DataAsync($"/api/loyalty/programs/{id}/members")).GetArrayLength(), Is.Zero, "another store");
        await RegisterAsync(LoyaltyStore.OutletHost);

        var member = (await _api.DataAsync($"/api/loyalty/programs/{id}/members"))[0];
        Assert.That(member.GetProperty("balance").GetInt64(), Is.Zero);
        request["active"] = false;
        await DataAsync(await SendAsync(HttpMethod.Put, $"programs/{id}", request));
    }

    private async Task RegisterAsync(string? host)
    {
        using var visitor = _store.Visitor(host);
        var answer = await visitor.PostFormAsync("/register", "/register", ("FirstName", "Petra"), ("LastName", "Program"),
            ("Email", $"p{Guid.NewGuid().ToString("N")[..12]}@example.com"), ("Password", "member-demo-1"), ("ConfirmPassword", "member-demo-1"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());
    }

    private static JsonObject New()
    {
        var name = Guid.NewGuid().ToString("N")[..12];
        return new JsonObject { ["systemName"] = $"p-{name}", ["name"] = $"Program {name}", ["pointName"] = "bean", ["pointNamePlural"] = "beans", ["storeIds"] = new JsonArray(Outlet) };
    }

    private async Task<JsonElement> CreateAsync(JsonObject request, string? key = null, HttpClient? api = null)
    {
        var created = await DataAsync(await SendAsync(HttpMethod.Post, "programs", request, key, api: api));
        _made.Add(created.GetProperty("id").GetInt32());
        return created;
    }

    private async Task<List<int>> ListedAsync(string query) =>
        (await _api.DataAsync($"/api/loyalty/programs?{query}")).EnumerateArray().Select(program => program.GetProperty("id").GetInt32()).ToList();

    // databases keep moments with different precision
    private static string Plain(JsonElement program) => string.Join('\n', program.EnumerateObject().Where(field => !field.Name.EndsWith("Utc", StringComparison.Ordinal))
        .Select(field => $"{field.Name}={(field.Value.ValueKind == JsonValueKind.Number ? field.Value.GetDecimal().ToString("0.####") : field.Value.ToString())}"));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonObject? body = null, string? key = null, string? tag = null, HttpClient? api = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/loyalty/{path}");
        if (body is not null && method != HttpMethod.Delete)
            request.Content = JsonContent.Create(body);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await (api ?? _api).SendAsync(request);
    }

    private static async Task<JsonElement> DataAsync(HttpResponseMessage answer)
    {
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        return (await answer.JsonAsync()).GetProperty("data");
    }
}
