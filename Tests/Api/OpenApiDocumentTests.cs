using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

[TestFixture]
public sealed class OpenApiDocumentTests
{
    private const string Regenerate = "LOYALTY_WRITE_OPENAPI=1 dotnet test Tests --filter OpenApiDocumentTests";

    private static string DocumentPath => Path.Combine(Repository.Root, "Resources", "openapi.json");

    [Test]
    public async Task The_checked_in_document_is_what_the_controllers_say()
    {
        var generated = await OpenApiGenerator.GenerateAsync();
        if (Environment.GetEnvironmentVariable("LOYALTY_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(DocumentPath, generated);

        var checkedIn = File.Exists(DocumentPath) ? (await File.ReadAllTextAsync(DocumentPath)).ReplaceLineEndings("\n") : "";
        Assert.That(checkedIn, Is.EqualTo(generated), $"Resources/openapi.json is stale. Regenerate it with: {Regenerate}");
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
            "/api/loyalty/me/{program}/rewards", "/api/loyalty/me/{program}/redemptions", "/api/loyalty/me/{program}/redemptions/{id}",
            "/api/loyalty/redemptions/validate", "/api/loyalty/redemptions/reserve", "/api/loyalty/redemptions/{id}",
            "/api/loyalty/programs", "/api/loyalty/programs/{id}", "/api/loyalty/programs/{id}/restore",
            "/api/loyalty/programs/{programId}/earning-rules", "/api/loyalty/programs/{programId}/earning-rules/{id}",
            "/api/loyalty/programs/{programId}/earning-rules/dry-run", "/api/loyalty/me/{program}/earning-rules", "/api/loyalty/interactions", "/api/loyalty/interactions/{id}/events",
            "/api/loyalty/programs/{programId}/tiers", "/api/loyalty/programs/{programId}/tiers/{id}", "/api/loyalty/members/{memberId}/tier-override",
            "/api/loyalty/referrals", "/api/loyalty/referrals/code", "/api/loyalty/referrals/{id}", "/api/loyalty/referrals/{id}/approve",
            "/api/loyalty/referrals/{id}/reject",
            "/api/loyalty/programs/{programId}/members", "/api/loyalty/members/{id}", "/api/loyalty/members/by-card/{cardId}",
            "/api/loyalty/members/by-customer/{customerId}", "/api/loyalty/members/{id}/suspend", "/api/loyalty/members/{id}/reactivate",
            "/api/loyalty/members/{id}/deactivate", "/api/loyalty/members/{id}/export", "/api/loyalty/members/{memberId}/transactions",
            "/api/loyalty/redemptions/{id}/confirm", "/api/loyalty/redemptions/{id}/release",
            "/api/loyalty/webhooks", "/api/loyalty/webhooks/{id}", "/api/loyalty/webhooks/{id}/secret", "/api/loyalty/webhooks/{id}/test",
            "/api/loyalty/webhooks/{id}/deliveries", "/api/loyalty/webhooks/{id}/deliveries/{deliveryId}", "/api/loyalty/webhooks/{id}/deliveries/{deliveryId}/resend"
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
}
