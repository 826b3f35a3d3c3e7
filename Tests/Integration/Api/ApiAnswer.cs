using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>Short ways to call the API and to read what it answers.</summary>
public static class ApiAnswer
{
    /// <summary>Spends points, under an idempotency key when one is given.</summary>
    public static async Task<HttpResponseMessage> RedeemAsync(this HttpClient api, string json, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/loyalty/redeem")
        {
            Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"))
        };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await api.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    public static async Task<JsonElement> DataAsync(this HttpClient api, string path)
    {
        using var answer = await api.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"GET {path}\n{body}");
        return (await answer.JsonAsync()).GetProperty("data");
    }

    /// <summary>Asserts an error answer: status, content type, code, and nothing that should stay inside.</summary>
    public static async Task<JsonElement> AssertProblemAsync(this HttpResponseMessage answer, int status, string code, string? field = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False, "an API answer set a cookie");
        Assert.That(text, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
        var problem = await answer.JsonAsync();
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code), text);
        if (field is not null)
            Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True, text);
        return problem;
    }

    /// <summary>Makes a key through the admin page and reads it off the answer.</summary>
    public static async Task<string> CreateKeyAsync(this StoreSession admin, bool read, bool write, int? storeId = null, bool administer = false)
    {
        List<(string, string)> fields =
        [
            ("Name", "Test"), ("CanRead", read ? "true" : "false"), ("CanWrite", write ? "true" : "false"), ("CanAdminister", administer ? "true" : "false")
        ];
        if (storeId is { } id)
            fields.Add(("SelectedStoreIds", id.ToString()));
        using var answer = await admin.PostFormAsync("/Admin/LoyaltyApiKey/Create", "/Admin/LoyaltyApiKey/Create", [.. fields]);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var secret = page.QuerySelector("#api-key-secret")?.TextContent;
        Assert.That(secret, Does.StartWith("lk_"), $"{answer.StatusCode}: {page.Body?.TextContent}");
        return secret!;
    }
}
