using System.Data.Common;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using Nop.Plugin.Misc.Loyalty.Controllers.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>
/// Every route of the API, found by reflection, is tried on a program of the outlet by a key that is limited to the main store: it must be
/// refused, or not know what it is asked for, and nothing may change.
/// </summary>
[TestFixture]
public sealed partial class StoreIsolationTests
{
    private const int Main = 1, Outlet = 2;

    /// <summary>Bodies by action; what is not here needs none. Values in braces stand for the outlet's numbers.</summary>
    private static readonly Dictionary<string, string> _bodies = new()
    {
        ["CreateProgram"] = """{"systemName":"isolated","name":"Isolated","storeIds":[2]}""",
        ["UpdateProgram"] = """{"name":"Taken over","storeIds":[1]}""",
        ["CreateRule"] = """{"name":"Ten","trigger":"registration","points":10}""",
        ["UpdateRule"] = """{"name":"Ten","trigger":"registration","points":10}""",
        ["DryRun"] = """{"customerId":{customer},"trigger":"registration"}""",
        ["CreateTier"] = """{"name":"Onyx","threshold":7000}""",
        ["UpdateTier"] = """{"name":"Onyx","threshold":7000}""",
        ["PreviewTier"] = """{"name":"Onyx","threshold":7000}""",
        ["CreateReward"] = """{"name":"A tenner","pointsPrice":900,"kind":"orderAmount","amount":10}""",
        ["UpdateReward"] = """{"name":"A tenner","pointsPrice":900,"kind":"orderAmount","amount":10}""",
        ["UpdateTierRules"] = """{"metric":"lifetimePoints"}""",
        ["PreviewTierRules"] = """{"metric":"lifetimePoints"}""",
        ["UpdateReferralTerms"] = """{"enabled":true,"referrerPoints":77}""",
        ["SetTierOverride"] = """{"tierId":{tier}}""",
        ["Enrol"] = """{"customerId":{stranger}}""",
        ["UpdateMember"] = """{"externalId":"x","externalType":"y"}""",
        ["Suspend"] = """{"reason":"x"}""",
        ["Reactivate"] = "{}",
        ["Deactivate"] = "{}",
        ["MergeMembers"] = """{"memberId":{second}}""",
        ["CreateMemberTransaction"] = """{"points":5,"reason":"x"}""",
        ["ValidateRedemption"] = """{"customerId":{customer},"points":500}""",
        ["Reserve"] = """{"customerId":{customer},"points":500}""",
        ["Confirm"] = "{}",
        ["Release"] = "{}",
        ["Redeem"] = """{"customerId":{customer},"amount":5}""",
        ["GetReferralCode"] = """{"customerId":{customer}}""",
        ["RecordReferral"] = """{"code":"{code}","customerId":{stranger}}""",
        ["CreateInteraction"] = """{"id":"isolated","name":"Isolated"}""",
        ["AppendEvent"] = """{"customerId":{customer}}""",
        ["CreateWebhook"] = """{"name":"Isolated","url":"https://hooks.example.com/","storeIds":[2]}""",
        ["BeginSession"] = """{"customerId":{customer},"identifier":"+49 170 1234567"}""",
        ["GetCartRewards"] = """{"sessionId":{session}}""",
        ["AcceptReward"] = """{"rewardId":1}""",
        ["DeclineReward"] = """{"rewardId":1}""",
        ["UpdateProduct"] = """{"pointsPrice":500,"payableWithPoints":true}""",
        ["UpdateWebhook"] = """{"name":"Isolated","url":"https://hooks.example.com/","storeIds":[1]}"""
    };

    /// <summary>Queries by action, where a route names its program there.</summary>
    private static readonly Dictionary<string, string> _queries = new()
    {
        ["GetProduct"] = "?programId={program}",
        ["UpdateProduct"] = "?programId={program}"
    };

    /// <summary>
    /// Routes that name no program and work on those of the key's own store: they do not know the outlet's customer, or leave out what is the outlet's.
    /// </summary>
    private static readonly Dictionary<string, (int Status, string Shows)> _absent = new()
    {
        ["ListPrograms"] = (200, "\"data\":["),
        ["ListReferrals"] = (200, "\"data\":["),
        ["ListInteractions"] = (200, "\"data\":["),
        ["ListWebhooks"] = (200, "\"data\":["),
        ["AppendEvent"] = (200, "\"awards\":[]"),
        ["GetPoints"] = (200, "\"points\":0"),
        ["GetTransactions"] = (200, "\"data\":[]"),
        ["GetLeaderboard"] = (200, "\"data\":["),
        ["BeginSession"] = (409, "INVALID_STATE"),
        ["Redeem"] = (404, "MEMBER_NOT_FOUND"),
        ["ValidateRedemption"] = (404, "MEMBER_NOT_FOUND"),
        ["Reserve"] = (404, "MEMBER_NOT_FOUND"),
        ["GetReferralCode"] = (404, "MEMBER_NOT_FOUND"),
        ["RecordReferral"] = (400, "There is no such code.")
    };

    private readonly Dictionary<string, string> _outlets = [];
    private LoyaltyStore _store = null!;
    private StoreSession _admin = null!;
    private HttpClient _all = null!;
    private HttpClient _main = null!;
    private string _email = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        // a store of its own: every row of the plugin is compared, and others write into the shared one meanwhile
        _store = await LoyaltyStore.StartAsync();
        await _store.StopTasksAsync();
        _admin = await _store.AdminAsync();
        _all = _store.Api(host: LoyaltyStore.OutletHost);
        _main = _store.Api(await _admin.CreateKeyAsync(read: true, write: true, storeId: Main));
        await PrepareOutletAsync();
        var terms = await _admin.SubmitAsync("/Admin/LoyaltyReferralAdmin/Terms?programId=1", "form[action*='/Terms']", "save", ("Enabled", "true"));
        Assert.That((int)terms.StatusCode, Is.EqualTo(302), await terms.Content.ReadAsStringAsync());
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _admin?.Dispose();
        _all?.Dispose();
        _main?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
    }

    [TestCaseSource(nameof(KeyRoutes))]
    public async Task A_key_of_another_store_is_refused_and_changes_nothing(ApiRoute route)
    {
        var before = await StateAsync();

        var answer = await SendAsync(_main, route);

        var text = await answer.Content.ReadAsStringAsync();
        if (_absent.TryGetValue(route.Action, out var absent))
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(absent.Status), text);
            Assert.That(text, Does.Contain(absent.Shows).And.Not.Contain(_outlets["card"]).And.Not.Contain($"\"programId\":{_outlets["program"]}")
                .And.Not.Contain($"\"{_outlets["programName"]}\"").And.Not.Contain($"\"customerId\":{_outlets["customer"]},\"name\""));
        }
        else
            await answer.AssertProblemAsync(403, "STORE_ISOLATION");
        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    [TestCaseSource(nameof(ReadingRoutes))]
    public async Task A_key_of_all_stores_may_read_what_the_other_is_refused(ApiRoute route)
    {
        var answer = await SendAsync(_all, route);

        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
    }

    [TestCaseSource(nameof(CustomerRoutes))]
    public async Task A_customer_does_not_reach_another_stores_program_through_the_main_store(ApiRoute route)
    {
        using var session = await _store.SignedInAsync(_email, "member-demo-1");
        session.Http.DefaultRequestHeaders.Add("RequestVerificationToken", await session.AntiforgeryTokenAsync("/cart"));
        var before = await StateAsync();

        var answer = await SendAsync(session.Http, route);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(await StateAsync(), Is.EqualTo(before));
        if (route.Template.Contains("{program}", StringComparison.Ordinal))
            await answer.AssertProblemAsync(404, "PROGRAM_NOT_FOUND");
        else
            Assert.That(text, Does.Not.Contain(_outlets["card"]).And.Not.Contain(_outlets["programName"]), "another store's program");
    }

    [Test]
    public void Every_route_takes_an_API_key_or_a_signed_in_customer_or_is_open_on_purpose()
    {
        Assert.That(Routes().Where(route => !route.TakesKey && !route.TakesCustomer).Select(route => route.Action), Is.EquivalentTo(new[] { "GetHealth", "ListProducts" }));
    }

    private static IEnumerable<ApiRoute> KeyRoutes() => Routes().Where(route => route.TakesKey);

    private static IEnumerable<ApiRoute> ReadingRoutes() => KeyRoutes().Where(route => route.Verb == "GET" && !_absent.ContainsKey(route.Action));

    private static IEnumerable<ApiRoute> CustomerRoutes() => Routes().Where(route => route.TakesCustomer);

    private static IEnumerable<ApiRoute> Routes() =>
        from controller in typeof(LoyaltyApiController).Assembly.GetTypes()
        where controller.IsSubclassOf(typeof(LoyaltyApiController)) && !controller.IsAbstract
            // partners hold tokens, no keys: ProviderPipelineTests
            && !controller.IsSubclassOf(typeof(LoyaltyProviderApiController))
        let prefix = controller.GetCustomAttribute<RouteAttribute>()?.Template
        from method in controller.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        // stores and their providers want a key with another scope than these
        where method.GetCustomAttribute<AuthorizeAttribute>()?.Policy != ApiDefaults.AdminPolicy
        from verb in method.GetCustomAttributes<HttpMethodAttribute>()
        let template = $"/{prefix}/{verb.Template}".TrimEnd('/')
        orderby template, verb.HttpMethods.First()
        select new ApiRoute(method.Name, verb.HttpMethods.First(), template,
            method.GetParameters().Any(parameter => parameter.GetCustomAttribute<JsonBodyAttribute>() is not null),
            method.GetCustomAttribute<AuthorizeAttribute>() is not null || method.GetCustomAttribute<KeyOrCustomerAttribute>() is not null,
            method.GetCustomAttribute<SignedInCustomerAttribute>() is not null || method.GetCustomAttribute<KeyOrCustomerAttribute>() is not null);

    [Test]
    public async Task A_key_of_one_store_makes_no_reward_of_a_discount_that_other_stores_use()
    {
        var discount = await new AdminDiscounts(_admin).CreateAsync("EVERY-STORE", AdminDiscounts.OrderTotal, ("DiscountAmount", "9"));

        var program = Id(await PostAsync("programs", new { systemName = "main-only", name = "Main only", storeIds = new[] { Main } }));

        using var answer = await _main.PostAsJsonAsync($"/api/loyalty/programs/{program}/rewards",
            new { name = "Grab", pointsPrice = 1, kind = "existingDiscount", discountId = discount, acceptDiscountChanges = true });

        await answer.AssertProblemAsync(403, "STORE_ISOLATION", "discountId");
        Assert.That(await _store.ReadNumberAsync($"SELECT COUNT(*) FROM \"DiscountRequirement\" WHERE \"DiscountId\" = {discount}"), Is.Zero);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient http, ApiRoute route)
    {
        var query = _queries.GetValueOrDefault(route.Action)?.Replace("{program}", _outlets["program"]);
        using var request = new HttpRequestMessage(new HttpMethod(route.Verb), Parameter().Replace(route.Template, match => Number(route, match)) + query);
        if (route.HasBody)
        {
            var body = route.TakesCustomer && !route.TakesKey ? """{"points":500}""" : _bodies.GetValueOrDefault(route.Action);
            Assert.That(body, Is.Not.Null, $"{route}: say in this test's table what it is sent");
            foreach (var (name, value) in _outlets)
                body = body!.Replace($"{{{name}}}", value);
            request.Content = new StringContent(body!, Encoding.UTF8, "application/json");
        }
        return await http.SendAsync(request);
    }

    /// <summary>The outlet's number that stands for a parameter of a route: its own name, or what stands before "{id}" in the path.</summary>
    private string Number(ApiRoute route, Match match)
    {
        var name = match.Groups[1].Value;
        if (route.Action == "RestoreProgram")
            return _outlets["deleted"];
        if (name == "id")
            name = route.Template[..match.Index].TrimEnd('/').Split('/')[^1];
        var found = name switch
        {
            "programId" or "programs" => "program",
            "program" => "programName",
            "memberId" or "members" => "member",
            "customerId" => "customer",
            "cardId" => "card",
            "earning-rules" => "rule",
            "tiers" => "tier",
            "rewards" => "reward",
            "redemptions" => "redemption",
            "referrals" => "referral",
            "interactions" => "interaction",
            "webhooks" => "webhook",
            "deliveryId" => "delivery",
            "products" => "product",
            _ => name
        };
        Assert.That(_outlets, Does.ContainKey(found), $"{route}: say in this test what stands for {{{match.Groups[1].Value}}}");
        return _outlets[found];
    }

    /// <summary>A program of the outlet with one of everything.</summary>
    private async Task PrepareOutletAsync()
    {
        var customers = new AdminCustomers(_admin);
        _email = $"iso{Guid.NewGuid().ToString("N")[..12]}@example.com";
        _outlets["customer"] = $"{await customers.CreateAsync(_email, "member-demo-1")}";
        _outlets["stranger"] = $"{await customers.CreateAsync($"iso{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1")}";
        _outlets["product"] = $"{await _store.ReadNumberAsync("SELECT MIN(\"Id\") FROM \"Product\"")}";
        _outlets["programName"] = $"iso-{Guid.NewGuid().ToString("N")[..8]}";
        _outlets["program"] = Id(await PostAsync("programs", new { systemName = _outlets["programName"], name = "Outlet only", storeIds = new[] { Outlet } }));
        _outlets["deleted"] = Id(await PostAsync("programs", new { systemName = _outlets["programName"] + "-old", name = "Outlet only", storeIds = new[] { Outlet } }));
        await _all.DeleteAsync($"/api/loyalty/programs/{_outlets["deleted"]}");
        _outlets["session"] = "1";
        await _store.TamperAsync($"""
            INSERT INTO "LoyaltyProviderSession" ("StoreId", "ConfigurationId", "CustomerId", "Name", "StatusId", "Step", "Sequence", "IdentifierKindId", "Discount", "DiscountId", "Told", "Attempts", "DueOnUtc", "CreatedOnUtc", "UpdatedOnUtc")
            VALUES ({Outlet}, 1, {_outlets["stranger"]}, 'isolated', 10, 1, 0, 10, 0, 0, false, 0, '9999-12-31', '2026-11-30', '2026-11-30')
            """);
        var program = $"programs/{_outlets["program"]}";
        await PostAsync($"{program}/tiers", new { name = "First", threshold = 0 });
        _outlets["tier"] = Id(await PostAsync($"{program}/tiers", new { name = "Second", threshold = 500 }));
        var spin = $"spin-{Guid.NewGuid().ToString("N")[..8]}";
        await PostAsync("interactions", new { id = spin, name = "Spin" });
        _outlets["interaction"] = spin;
        _outlets["rule"] = Id(await PostAsync($"{program}/earning-rules", new { name = "Spin", trigger = "interaction", interactionId = spin, points = 10 }));
        var member = await PostAsync($"{program}/members", new { customerId = int.Parse(_outlets["customer"]) });
        _outlets["member"] = Id(member);
        _outlets["card"] = member.GetProperty("cardNumber").GetString()!;
        var twin = await customers.CreateAsync($"iso{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");
        _outlets["second"] = Id(await PostAsync($"{program}/members", new { customerId = twin }));
        await PostAsync($"members/{_outlets["member"]}/transactions", new { points = 5_000, reason = "To begin with" });
        _outlets["reward"] = $"{await new AdminRewards(_admin).CreateAsync("A fiver", 500, AdminRewards.OrderAmount, ("DiscountAmount", "5"), ("ProgramId", _outlets["program"]))}";
        var terms = await _admin.SubmitAsync($"/Admin/LoyaltyReferralAdmin/Terms?programId={_outlets["program"]}", "form[action*='/Terms']", "save", ("Enabled", "true"));
        Assert.That((int)terms.StatusCode, Is.EqualTo(302), await terms.Content.ReadAsStringAsync());

        _outlets["webhook"] = Id(await PostAsync("webhooks", new { name = _outlets["card"], url = "https://hooks.example.com/", storeIds = new[] { Outlet }, active = false }));
        await _store.ExecuteAsync($"""
            INSERT INTO "LoyaltyWebhookDelivery" ("WebhookId", "EventGuid", "EventName", "Body", "StatusId", "Attempts", "MaxAttempts", "NextAttemptOnUtc", "LastStatusCode", "CreatedOnUtc")
            VALUES ({_outlets["webhook"]}, '7d3f1f0a-45a9-4b77-9d3c-8f0e3f6f2d11', 'tier.changed', '[]', 30, 1, 1, datetime('now'), 500, datetime('now'))
            """);
        _outlets["delivery"] = $"{await _store.ReadNumberAsync("SELECT MAX(\"Id\") FROM \"LoyaltyWebhookDelivery\"")}";

        // redemptions and codes go by the store's default program
        await _store.ExecuteAsync($"UPDATE \"LoyaltyProgram\" SET \"IsDefault\" = CASE WHEN \"Id\" = {_outlets["program"]} THEN 1 ELSE 0 END");
        await _store.ForgetAsync();
        try
        {
            _outlets["redemption"] = Id(await PostAsync("redemptions/reserve", new { customerId = int.Parse(_outlets["customer"]), points = 500 }));
            _outlets["code"] = (await PostAsync("referrals/code", new { customerId = int.Parse(_outlets["customer"]) })).GetProperty("code").GetString()!;
            _outlets["referral"] = Id(await PostAsync("referrals", new { code = _outlets["code"], customerId = int.Parse(_outlets["stranger"]) }));
        }
        finally
        {
            await _store.ExecuteAsync("UPDATE \"LoyaltyProgram\" SET \"IsDefault\" = CASE WHEN \"Id\" = 1 THEN 1 ELSE 0 END");
            await _store.ForgetAsync();
        }
        // made in the main store before the program was limited to the outlet: it is the program that counts
        await _store.ExecuteAsync($"UPDATE \"LoyaltyRedemption\" SET \"StoreId\" = {Main} WHERE \"Id\" = {_outlets["redemption"]}");
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await _all.PostAsJsonAsync($"/api/loyalty/{path}", body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}\n{await answer.Content.ReadAsStringAsync()}");
        return (await answer.JsonAsync()).GetProperty("data");
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetInt32().ToString();

    /// <summary>Every row of the plugin's tables, but for what each call leaves behind: when a key was used, and events of the key's own store.</summary>
    private async Task<string> StateAsync()
    {
        await using var connection = _store.Connect();
        await connection.OpenAsync();
        var tables = new List<string>();
        await foreach (var row in RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'Loyalty%' ORDER BY name"))
            tables.Add(row);
        Assert.That(tables, Has.Count.GreaterThan(20));

        var state = new StringBuilder();
        foreach (var table in tables.Except(["LoyaltyApiKey", "LoyaltyApiRequest", "LoyaltyInteractionEvent"]))
        {
            state.AppendLine(table);
            await foreach (var row in RowsAsync(connection, $"SELECT * FROM \"{table}\" ORDER BY 1"))
                state.AppendLine(row);
        }
        return state.ToString();
    }

    private static async IAsyncEnumerable<string> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            yield return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue));
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    public sealed record ApiRoute(string Action, string Verb, string Template, bool HasBody, bool TakesKey, bool TakesCustomer)
    {
        public override string ToString() => $"{Verb} {Template}";
    }
}
