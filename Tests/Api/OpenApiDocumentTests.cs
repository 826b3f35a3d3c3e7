using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

[TestFixture]
public sealed class OpenApiDocumentTests
{
    private const string Regenerate = "LOYALTY_WRITE_OPENAPI=1 dotnet test Tests --filter OpenApiDocumentTests";

    [TestCase(OpenApiGenerator.Loyalty, "openapi.json")]
    [TestCase(ApiDefaults.ProviderGroup, "openapi-provider.json")]
    public async Task The_checked_in_document_is_what_the_controllers_say(string group, string file)
    {
        var path = Path.Combine(Repository.Root, "Resources", file);
        var generated = await OpenApiGenerator.GenerateAsync(group);
        if (Environment.GetEnvironmentVariable("LOYALTY_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(path, generated);

        var checkedIn = File.Exists(path) ? (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n") : "";
        Assert.That(checkedIn, Is.EqualTo(generated), $"Resources/{file} is stale. Regenerate it with: {Regenerate}");
    }

    [Test]
    public async Task Every_route_of_the_provider_protocol_is_documented_in_a_document_of_its_own()
    {
        using var document = JsonDocument.Parse(await OpenApiGenerator.GenerateAsync(ApiDefaults.ProviderGroup));
        var operations = Operations(document).ToList();

        Assert.That(operations.Select(operation => $"{operation.Method} {operation.Path}"), Is.EquivalentTo(new[]
        {
            "post /api/loyalty/provider/token", "get /api/loyalty/provider/status", "post /api/loyalty/provider/customers/lookup",
            "get /api/loyalty/provider/sessions/{session}", "post /api/loyalty/provider/sessions/{session}/rewards", "post /api/loyalty/provider/sessions/{session}/accept",
            "post /api/loyalty/provider/sessions/{session}/claim", "post /api/loyalty/provider/sessions/{session}/finalize", "post /api/loyalty/provider/sessions/{session}/cancel"
        }));
        var token = operations.Single(operation => operation.Path.EndsWith("token")).Body;
        Assert.That(token.GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(type => type.Name), Is.EqualTo(new[] { "application/x-www-form-urlencoded" }));
        Assert.That(operations.Where(operation => operation.Body.TryGetProperty("security", out var security) && security.GetArrayLength() > 0).Select(operation => operation.Path),
            Is.EquivalentTo(operations.Select(operation => operation.Path).Where(path => !path.EndsWith("token"))), "only the token is given without one");
    }

    [Test]
    public async Task Every_route_is_documented_with_its_scope_and_errors()
    {
        using var document = JsonDocument.Parse(await OpenApiGenerator.GenerateAsync());
        var paths = document.RootElement.GetProperty("paths");
        Assert.That(paths.EnumerateObject().Select(path => path.Name), Is.EquivalentTo(new[]
        {
            "/api/loyalty/points/{customerId}", "/api/loyalty/points/{customerId}/transactions", "/api/loyalty/redeem",
            "/api/loyalty/leaderboard", "/api/loyalty/me", "/api/loyalty/health", "/api/loyalty/verify",
            "/api/loyalty/products", "/api/loyalty/products/{id}", "/api/loyalty/me/balance",
            "/api/loyalty/me/{program}", "/api/loyalty/me/{program}/history", "/api/loyalty/me/{program}/rewards", "/api/loyalty/me/{program}/redemptions", "/api/loyalty/me/{program}/redemptions/{id}",
            "/api/loyalty/redemptions/validate", "/api/loyalty/redemptions/reserve", "/api/loyalty/redemptions/{id}",
            "/api/loyalty/programs", "/api/loyalty/programs/{id}", "/api/loyalty/programs/{id}/restore",
            "/api/loyalty/programs/{programId}/earning-rules", "/api/loyalty/programs/{programId}/earning-rules/{id}",
            "/api/loyalty/programs/{programId}/earning-rules/dry-run", "/api/loyalty/me/{program}/earning-rules", "/api/loyalty/interactions", "/api/loyalty/interactions/{id}/events",
            "/api/loyalty/programs/{programId}/tiers", "/api/loyalty/programs/{programId}/tiers/{id}", "/api/loyalty/programs/{programId}/tiers/{id}/preview", "/api/loyalty/programs/{programId}/tiers/{id}/deletion-preview", "/api/loyalty/members/{memberId}/tier-override",
            "/api/loyalty/referrals", "/api/loyalty/referrals/code", "/api/loyalty/referrals/{id}", "/api/loyalty/referrals/{id}/approve",
            "/api/loyalty/referrals/{id}/reject",
            "/api/loyalty/programs/{programId}/members", "/api/loyalty/members/{id}", "/api/loyalty/members/by-card/{cardId}",
            "/api/loyalty/members/by-customer/{customerId}", "/api/loyalty/members/{id}/suspend", "/api/loyalty/members/{id}/reactivate",
            "/api/loyalty/members/{id}/deactivate", "/api/loyalty/members/{id}/merge", "/api/loyalty/members/{id}/export", "/api/loyalty/members/{memberId}/transactions",
            "/api/loyalty/redemptions/{id}/confirm", "/api/loyalty/redemptions/{id}/release",
            "/api/loyalty/programs/{programId}/rewards", "/api/loyalty/programs/{programId}/rewards/{id}",
            "/api/loyalty/programs/{programId}/tier-rules", "/api/loyalty/programs/{programId}/tier-rules/preview", "/api/loyalty/programs/{programId}/referral-terms",
            "/api/loyalty/webhooks", "/api/loyalty/webhooks/{id}", "/api/loyalty/webhooks/{id}/secret", "/api/loyalty/webhooks/{id}/test",
            "/api/loyalty/webhooks/{id}/deliveries", "/api/loyalty/webhooks/{id}/deliveries/{deliveryId}", "/api/loyalty/webhooks/{id}/deliveries/{deliveryId}/resend",
            "/api/loyalty/session", "/api/loyalty/session/{id}", "/api/loyalty/session/{id}/accept", "/api/loyalty/session/{id}/decline", "/api/loyalty/session/{id}/finalize",
            "/api/loyalty/session/{id}/cancel", "/api/loyalty/rewards", "/api/loyalty/stores", "/api/loyalty/stores/{id}/config", "/api/loyalty/stores/{id}/test"
        }));

        var redeem = paths.GetProperty("/api/loyalty/redeem").GetProperty("post");
        Assert.Multiple(() =>
        {
            Assert.That(redeem.GetProperty("security")[0].GetProperty("apiKey")[0].GetString(), Is.EqualTo(ApiDefaults.WriteScope));
            Assert.That(redeem.GetProperty("responses").EnumerateObject().Select(response => response.Name),
                Is.EquivalentTo(new[] { "200", "400", "401", "403", "404", "409", "413", "415", "422", "429", "500" }));
            Assert.That(redeem.GetProperty("parameters")[0].GetProperty("name").GetString(), Is.EqualTo(ApiDefaults.IdempotencyHeader));
        });
    }

    /// <summary>
    /// Tests/OpenApi/operations.txt holds every operation's id with its method and path. Writing the document adds new ones; what is there is changed by nobody
    /// but a person who means to break those who call it.
    /// </summary>
    [Test]
    public async Task Operations_keep_the_ids_and_routes_that_clients_were_generated_from()
    {
        var path = Path.Combine(Repository.Root, "Tests", "OpenApi", "operations.txt");
        var now = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (group, prefix) in new[] { (OpenApiGenerator.Loyalty, ""), (ApiDefaults.ProviderGroup, "provider:") })
        {
            using var document = JsonDocument.Parse(await OpenApiGenerator.GenerateAsync(group));
            foreach (var operation in Operations(document))
                now.Add(prefix + operation.Body.GetProperty("operationId").GetString(), $"{operation.Method.ToUpperInvariant()} {operation.Path}");
        }
        var pinned = (await File.ReadAllLinesAsync(path)).Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        if (Environment.GetEnvironmentVariable("LOYALTY_WRITE_OPENAPI") == "1")
        {
            foreach (var (id, route) in now)
                pinned.TryAdd(id, route);
            await File.WriteAllLinesAsync(path, pinned.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(pinned.Where(pair => now.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => $"{pair.Key} {pair.Value}"), Is.Empty,
                "Generated clients have a method of this name for this route: whoever generates anew no longer compiles, whoever does not gets 404. Give the action its old name and route "
                + "back; a change that is meant to break clients changes its line in Tests/OpenApi/operations.txt and is told in docs/api.md");
            Assert.That(now.Keys.Except(pinned.Keys), Is.Empty, $"New operations are not pinned yet: {Regenerate}");
        });
    }

    /// <summary>Routes that change nothing, though they are sent with a body or read much.</summary>
    private static readonly string[] _harmless =
    [
        "/api/loyalty/redemptions/validate", "/api/loyalty/programs/{programId}/earning-rules/dry-run", "/api/loyalty/verify",
        "/api/loyalty/programs/{programId}/tier-rules/preview", "/api/loyalty/programs/{programId}/tiers/{id}/preview", "/api/loyalty/rewards"
    ];

    [Test]
    public async Task Every_change_can_be_repeated_under_a_key_and_every_update_builds_on_a_state()
    {
        using var document = JsonDocument.Parse(await OpenApiGenerator.GenerateAsync());
        var operations = Operations(document).ToList();

        var changes = operations.Where(operation => operation.Method is not "get" && !_harmless.Contains(operation.Path)).ToList();
        Assert.That(changes, Has.Count.GreaterThan(25));
        Assert.That(changes.Where(operation => !Headers(operation.Body).Contains("Idempotency-Key") || !Codes(operation.Body).Contains("IDEMPOTENCY_CONFLICT"))
            .Select(operation => $"{operation.Method} {operation.Path}"), Is.Empty, "no Idempotency-Key");
        Assert.That(changes.Where(operation => operation.Method == "put" && (!Headers(operation.Body).Contains("If-Match") || !Codes(operation.Body).Contains("PRECONDITION_FAILED")))
            .Select(operation => operation.Path), Is.Empty, "no If-Match");
        Assert.That(operations.Select(operation => operation.Body.GetProperty("operationId").GetString()), Is.Unique, "a generated client could not tell them apart");
    }

    private static IEnumerable<(string Path, string Method, JsonElement Body)> Operations(JsonDocument document) =>
        from path in document.RootElement.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Name, operation.Value);

    private static IEnumerable<string> Headers(JsonElement operation) => !operation.TryGetProperty("parameters", out var parameters) ? [] : parameters.EnumerateArray()
        .Where(parameter => parameter.GetProperty("in").GetString() == "header").Select(parameter => parameter.GetProperty("name").GetString()!);

    private static IEnumerable<string> Codes(JsonElement operation) => operation.GetProperty("responses").EnumerateObject()
        .Where(response => response.Value.TryGetProperty("x-codes", out _))
        .SelectMany(response => response.Value.GetProperty("x-codes").EnumerateArray()).Select(code => code.GetString()!);
}
