using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

[TestFixture]
public sealed class ApiInputTests
{
    [TestCase("""{"customerId":1,"amount":1.5}""", "amount")]
    [TestCase("""{"customerId":1,"amount":"5"}""", "amount")]
    [TestCase("""{"customerId":1,"amount":99999999999999999999}""", "amount")]
    [TestCase("""{"customerId":"x","amount":5}""", "customerId")]
    [TestCase("""{"customerId":true,"amount":5}""", "customerId")]
    [TestCase("""{"customerId":1,"amount":5,"description":7}""", "description")]
    [TestCase("""{"customerId":1,"amount":5,"bonus":true}""", "bonus")]
    [TestCase("""{"CustomerId":1,"amount":5}""", "CustomerId")]
    [TestCase("""{"customerId":1,""", "body")]
    [TestCase("""{"customerId":1,"amount":5""", "body")]
    [TestCase("""[1,2]""", "body")]
    [TestCase("", "body")]
    public void A_body_that_cannot_be_read_names_the_field(string json, string field)
    {
        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RedeemRequest>(json, ApiJson.Options));
        var (named, message) = JsonBodyBinder.Explain(fault!, typeof(RedeemRequest));

        Assert.Multiple(() =>
        {
            Assert.That(named, Is.EqualTo(field));
            Assert.That(message, Does.Not.Contain("System."));
        });
    }

    [TestCase(1, 1L, "")]
    [TestCase(1, 1_000_000_000_000L, "")]
    [TestCase(1, 0L, "Amount")]
    [TestCase(1, -5L, "Amount")]
    [TestCase(1, 1_000_000_000_001L, "Amount")]
    [TestCase(1, null, "Amount")]
    [TestCase(0, 5L, "CustomerId")]
    [TestCase(-1, 5L, "CustomerId")]
    [TestCase(null, 5L, "CustomerId")]
    public void A_redemption_is_checked_field_by_field(int? customerId, long? amount, string faulty)
    {
        var request = new RedeemRequest { CustomerId = customerId, Amount = amount };
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(request, new ValidationContext(request), faults, validateAllProperties: true);

        Assert.That(string.Join(",", faults.SelectMany(fault => fault.MemberNames)), Is.EqualTo(faulty));
    }

    [Test]
    public void Field_names_in_errors_are_written_as_in_the_body()
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Amount", "Must be a whole number.");
        state.AddModelError("request.CustomerId", "Is required.");
        state.AddModelError("", "Broken.");
        state.AddModelError(ApiDefaults.IdempotencyHeader, "Too long.");

        var problem = RefuseInvalidInputAttribute.Explain(state);

        Assert.Multiple(() =>
        {
            Assert.That(problem.Status, Is.EqualTo(400));
            Assert.That(problem.Code, Is.EqualTo("VALIDATION_FAILED"));
            Assert.That(problem.Errors.Keys, Is.EquivalentTo(new[] { "amount", "customerId", "body", "Idempotency-Key" }));
        });
    }

    [Test]
    public void Every_domain_error_has_a_status()
    {
        var codes = typeof(LoyaltyErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!);
        Assert.That(codes.Where(code => !ApiErrorCodes.All.Contains(code)), Is.Empty);
    }

    [Test]
    public void Client_keys_that_differ_in_case_or_in_caller_are_different_keys()
    {
        var keys = new[]
        {
            ApiIdempotency.LedgerKey("1", "order-a"), ApiIdempotency.LedgerKey("1", "ORDER-A"), ApiIdempotency.LedgerKey("2", "order-a"),
            ApiIdempotency.LedgerKey("1", null), ApiIdempotency.LedgerKey("1", null)
        };

        Assert.Multiple(() =>
        {
            Assert.That(keys.Select(key => key.ToLowerInvariant()).Distinct().Count(), Is.EqualTo(keys.Length));
            Assert.That(ApiIdempotency.LedgerKey("1", "order-a"), Is.EqualTo(keys[0]));
            Assert.That(keys, Has.All.Length.LessThan(100));
        });
    }

    [Test]
    public void A_key_comes_from_its_header_or_from_a_bearer_token()
    {
        Assert.Multiple(() =>
        {
            Assert.That(KeyOf(("X-Api-Key", "lk_a")), Is.EqualTo("lk_a"));
            Assert.That(KeyOf(("Authorization", "Bearer lk_b")), Is.EqualTo("lk_b"));
            Assert.That(KeyOf(("X-Api-Key", "lk_a"), ("Authorization", "Bearer lk_b")), Is.EqualTo("lk_a"));
            Assert.That(KeyOf(("Authorization", "Basic abc")), Is.Null);
            Assert.That(KeyOf(), Is.Null);
        });

        static string? KeyOf(params (string Name, string Value)[] headers)
        {
            var context = new DefaultHttpContext();
            foreach (var (name, value) in headers)
                context.Request.Headers[name] = value;
            return ApiKeyAuthenticationHandler.KeyOf(context.Request);
        }
    }

    [Test]
    public void A_key_without_stores_acts_everywhere_and_a_limited_one_only_there()
    {
        var everywhere = new ClaimsPrincipal(new ClaimsIdentity());
        var limited = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ApiDefaults.StoreClaim, "2")]));

        Assert.Multiple(() =>
        {
            Assert.That(KeyStoreAttribute.Allows(everywhere, 1), Is.True);
            Assert.That(KeyStoreAttribute.Allows(limited, 2), Is.True);
            Assert.That(KeyStoreAttribute.Allows(limited, 1), Is.False);
        });
    }

    [Test]
    public async Task A_problem_is_written_as_problem_json_with_its_code()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;

        await ApiProblem.Of(ApiErrorCodes.InsufficientPoints, "Only 5 points are there.").WriteAsync(context);

        using var written = JsonDocument.Parse(Encoding.UTF8.GetString(body.ToArray()));
        Assert.Multiple(() =>
        {
            Assert.That(context.Response.StatusCode, Is.EqualTo(422));
            Assert.That(context.Response.ContentType, Is.EqualTo("application/problem+json"));
            Assert.That(written.RootElement.GetProperty("code").GetString(), Is.EqualTo("INSUFFICIENT_POINTS"));
            Assert.That(written.RootElement.TryGetProperty("errors", out _), Is.False);
        });
    }
}
