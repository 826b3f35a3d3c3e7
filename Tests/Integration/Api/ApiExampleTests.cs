using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>
/// The examples of the API's document, sent to a running store one after another: each answer is the one that stands in the document, but for what differs
/// from store to store. What is sent stands in Tests/OpenApi/Examples/steps.json, one step a line: "operation" is its id ("provider:" before those of partners), with "path", "query",
/// "headers" and "body"; {name} is a value that a step before kept ("keep"), "status" an answer that is no success, "as" who asks (a key unless it says
/// shopper or partner); what is "silent" happens and is no example, what is "patient" waits while something is under way. LOYALTY_WRITE_EXAMPLES=1 writes
/// what the store answers beside it.
/// </summary>
[TestFixture]
public sealed partial class ApiExampleTests
{
    /// <summary>Records what the store answers, and takes it into the document.</summary>
    public const string Write = "LOYALTY_WRITE_EXAMPLES=1 dotnet test Tests --filter \"ApiExampleTests|ErrorCodeTests\"; LOYALTY_WRITE_OPENAPI=1 dotnet test Tests --filter OpenApiDocumentTests";

    private const string Password = "member-demo-1";

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Folder => Path.Combine(Repository.Root, "Tests", "OpenApi", "Examples");

    private static bool Writes => Environment.GetEnvironmentVariable("LOYALTY_WRITE_EXAMPLES") == "1";

    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, (string Method, string Path)> _routes = [];
    private LoyaltyStore _store = null!;
    private HttpClient _api = null!;
    private HttpClient _anybody = null!;
    private StoreSession _shopper = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        foreach (var (file, prefix) in new[] { ("openapi.json", ""), ("openapi-provider.json", "provider:") })
        {
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Resources", file)));
            foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
            {
                foreach (var operation in path.Value.EnumerateObject())
                    _routes[prefix + operation.Value.GetProperty("operationId").GetString()] = (operation.Name.ToUpperInvariant(), path.Name);
            }
        }

        using var admin = await _store.AdminAsync();
        _api = _store.Api(await admin.CreateKeyAsync(read: true, write: true, administer: true));
        _anybody = new HttpClient { BaseAddress = _store.Address };
        var customers = new AdminCustomers(admin);
        var emails = new[] { "customer", "second", "third" }.ToDictionary(name => name, name => $"{name}{Guid.NewGuid().ToString("N")[..12]}@example.com");
        foreach (var (name, email) in emails)
            _values[name] = $"{await customers.CreateAsync(email, Password)}";
        _values["product"] = $"{await _store.ScalarAsync("SELECT MAX(\"Id\") FROM \"Product\" WHERE \"Published\" AND NOT \"IsGiftCard\"")}";
        using var made = await admin.PostFormAsync("/Admin/LoyaltyPartner/Create", "/Admin/LoyaltyPartner/Create", ("Name", "Two streets on"));
        var page = new HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync());
        (_values["clientId"], _values["clientSecret"]) = (page.QuerySelector("#loyalty-partner-client")!.TextContent, page.QuerySelector("#loyalty-partner-secret")!.TextContent);
        // what an order left behind: to place one takes pages
        await _store.ExecuteAsync($$"""
            INSERT INTO "LoyaltyProviderSession" ("Name", "ShopperName", "StoreId", "ConfigurationId", "CustomerId", "OrderId", "StatusId", "Step", "Sequence", "IdentifierKindId", "Discount", "DiscountId",
                "Summary", "Told", "Attempts", "DueOnUtc", "CreatedOnUtc", "UpdatedOnUtc")
            VALUES ('{{Guid.NewGuid():N}}', 'V*** B.', 1, 1, {{_values["customer"]}}, 120700, 30, 9, 4, 30, 4, 0, '{"Earned":60,"Redeemed":400,"Points":1660}', true, 0, '9999-12-01', '2026-11-01', '2026-11-01')
            """);
        _values["booked"] = $"{await _store.ScalarAsync("SELECT MAX(\"Id\") FROM \"LoyaltyProviderSession\"")}";
        (_values["session"], _values["abandoned"]) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid():N}");
        _shopper = await _store.SignedInAsync(emails["customer"], Password);
        await _shopper.AddToCartAsync(_store.Demo.ProductPath);
        _values["formToken"] = await _shopper.AntiforgeryTokenAsync("/cart");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        // the store is shared
        await _store.ExecuteAsync("DELETE FROM \"LoyaltyReferralTerms\" WHERE \"ProgramId\" = 1");
        await _store.ExecuteAsync("DELETE FROM \"LoyaltyProviderSession\"");
        await _store.ExecuteAsync($"DELETE FROM \"LoyaltyProduct\" WHERE \"ProductId\" = {_values["product"]}");
        _api?.Dispose();
        _anybody?.Dispose();
        _shopper?.Dispose();
    }

    [Test]
    public async Task Every_request_of_the_document_is_answered_as_the_document_says()
    {
        var steps = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "steps.json")))!.AsArray();
        var recorded = Writes ? [] : JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "answers.json")))!.AsObject();
        var differences = new List<string>();
        foreach (var step in steps)
        {
            var operation = (string)step!["operation"]!;
            var example = await SendAsync(operation, step.AsObject(), step["patient"] is null ? 0 : 100);
            if (step["silent"] is not null)
                continue;

            // an answer that is no success has a place of its own
            var place = step["status"] is { } status ? $"{operation}#{status}" : operation;
            if (Writes)
                recorded[place] = Hidden(example);
            else if (recorded[place] is { } before)
                Compare(before, example, place, differences);
            else
                differences.Add($"{place} has no example");
        }
        if (Writes)
            await File.WriteAllTextAsync(Path.Combine(Folder, "answers.json"), JsonSerializer.Serialize(recorded, _indented) + "\n");

        Assert.Multiple(() =>
        {
            Assert.That(differences, Is.Empty, $"The store answers otherwise than the document says. Where that is meant: {Write}");
            Assert.That(_routes.Keys.Except(recorded.Select(example => example.Key)), Is.Empty, $"Operations without an example: give each a step in Tests/OpenApi/Examples/steps.json, then {Write}");
            Assert.That(recorded.Select(example => example.Key).Where(place => !_routes.ContainsKey(place.Split('#')[0])), Is.Empty, $"Examples of operations that are no more: {Write}");
        });
    }

    /// <param name="patience">How often it is sent again after a moment while something is under way.</param>
    private async Task<JsonObject> SendAsync(string operation, JsonObject step, int patience)
    {
        var (method, route) = _routes[operation];
        var example = new JsonObject();
        foreach (var part in new[] { "path", "query", "headers", "body" })
        {
            if (step[part] is { } given)
                example[part] = Fill(given);
        }
        var path = Parameter().Replace(route, match => Uri.EscapeDataString($"{example["path"]![match.Groups[1].Value]}"));
        var query = string.Join('&', example["query"]?.AsObject().Select(pair => $"{pair.Key}={Uri.EscapeDataString($"{pair.Value}")}") ?? []);
        using var request = new HttpRequestMessage(new HttpMethod(method), query.Length > 0 ? $"{path}?{query}" : path);
        foreach (var (name, value) in example["headers"]?.AsObject() ?? [])
            request.Headers.TryAddWithoutValidation(name, $"{value}");
        if (example["body"] is { } body)
        {
            request.Content = operation == "provider:CreateToken"
                ? new FormUrlEncodedContent(body.AsObject().Select(field => KeyValuePair.Create(field.Key, $"{field.Value}")))
                : new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }
        if ((string?)step["as"] == "partner")
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _values["token"]);
        var http = (string?)step["as"] == "shopper" ? _shopper.Http : operation.StartsWith("provider:") ? _anybody : _api;
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode == 409 && patience > 0)
        {
            await Task.Delay(200);
            return await SendAsync(operation, step, patience - 1);
        }
        Assert.That((int)answer.StatusCode, Is.EqualTo((int?)step["status"] ?? 200), $"{method} {request.RequestUri} {example["body"]?.ToJsonString()}\n{text}");

        var json = JsonNode.Parse(text)!;
        foreach (var (name, place) in step["keep"]?.AsObject() ?? [])
        {
            var parts = ((string)place!).Split('.');
            _values[name] = parts[0] == "header"
                ? answer.Headers.GetValues(parts[1]).Single()
                : $"{parts.Aggregate(json, (node, part) => int.TryParse(part, out var index) ? node![index]! : node![part]!)}";
        }
        example["answer"] = json;
        return example;
    }

    /// <summary>What is shown once stays out of the document.</summary>
    private static JsonObject Hidden(JsonObject example)
    {
        foreach (var fields in new[] { example["headers"] as JsonObject, example["body"] as JsonObject, example["answer"] as JsonObject, example["answer"]?["data"] as JsonObject })
        {
            foreach (var name in new[] { "client_secret", "access_token", "secret", "RequestVerificationToken" })
            {
                if (fields?[name] is not null)
                    fields[name] = "shown once";
            }
        }
        return example;
    }

    /// <summary>Puts values that earlier answers gave into a request; what is a number stays one.</summary>
    private JsonNode Fill(JsonNode node)
    {
        return node switch
        {
            JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, field.Value is null ? null : Fill(field.Value)))),
            JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Fill(item))]),
            JsonValue value when value.TryGetValue<string>(out var text) && Parameter().Match(text) is { Success: true } place && place.Value == text =>
                int.TryParse(_values[place.Groups[1].Value], out var number) && place.Groups[1].Value is not ("card" or "homeCard" or "code" or "session" or "abandoned" or "clientId") ? JsonValue.Create(number) : JsonValue.Create(_values[place.Groups[1].Value]),
            _ => node.DeepClone()
        };
    }

    /// <summary>
    /// Notes what differs in kind, and in value where the value does not depend on the store: numbers of rows, moments and what is drawn by chance do, and so
    /// does how much there is of everything.
    /// </summary>
    private static void Compare(JsonNode? before, JsonNode? now, string place, List<string> differences)
    {
        if (before is JsonObject fields && now is JsonObject found)
        {
            if (!fields.Select(field => field.Key).Order().SequenceEqual(found.Select(field => field.Key).Order()) && !place.EndsWith("metadata") && !place.EndsWith("errors"))
                differences.Add($"{place}: {string.Join(' ', found.Select(field => field.Key).Except(fields.Select(field => field.Key)))} too many, "
                    + $"{string.Join(' ', fields.Select(field => field.Key).Except(found.Select(field => field.Key)))} missing");
            foreach (var (name, value) in fields.Where(field => found.ContainsKey(field.Key)))
                Compare(value, found[name], $"{place}.{name}", differences);
        }
        else if (before is JsonArray items && now is JsonArray others)
        {
            if (items.Count != others.Count && !DependsOnTheStore(place))
                differences.Add($"{place}: {items.Count} items became {others.Count}");
            if (items.Count > 0 && others.Count > 0)
                Compare(items[0], others[0], $"{place}[0]", differences);
        }
        else if (before?.GetValueKind() is var kind && now?.GetValueKind() is var other && kind != other
                 && !(kind is JsonValueKind.True or JsonValueKind.False && other is JsonValueKind.True or JsonValueKind.False) && !DependsOnTheStore(place))
            differences.Add($"{place}: {before?.ToJsonString() ?? "null"} became {now?.ToJsonString() ?? "null"}");
        else if (before is not null && now is not null && !DependsOnTheStore(place) && before.ToJsonString() != now.ToJsonString() && !IsMoment(before, now))
            differences.Add($"{place}: {before.ToJsonString()} became {now.ToJsonString()}");
    }

    private static bool IsMoment(JsonNode before, JsonNode now) => Moment().IsMatch($"{before}") && Moment().IsMatch($"{now}");

    private static bool DependsOnTheStore(string place) => Drawn().IsMatch(place);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    /// <summary>Identifiers, what is drawn by chance, and the answers about everything a store has.</summary>
    [GeneratedRegex(@"(\.|[a-z])(id|ids|Id|Ids|cardNumber|card|identifier|rewards|code|link|url|qrCode|secret|RequestVerificationToken|client_id|client_secret|access_token|session|loyaltyId|before|after|nextBefore|nextAfter|If-Match|eventId|guid|version|signature|reference|referenceId|idempotencyKey|body|hostName|durationMs|milliseconds)(\[0\])?$|^(ListStores|ListPrograms|ListInteractions|ListReferrals|ListWebhooks|GetLeaderboard|GetHealth|Verify|GetMe|GetMyBalance|GetRewards|ListProducts|GetProduct|UpdateProduct|ExportMember|GetMyProgram|TestWebhook|ListWebhookDeliveries|GetWebhookDelivery|ResendWebhookDelivery)\.answer")]
    private static partial Regex Drawn();
}
