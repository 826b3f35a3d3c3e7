using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Faults;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Rules;

/// <summary>A store of its own with rules that tests make through the API; each test looks at its own rules alone.</summary>
public abstract class RuleFixture(TestDatabase database, int nodes = 1) : FaultFixture(database, nodes)
{
    protected const string Rules = "/api/loyalty/programs/1/earning-rules";

    private readonly List<int> _made = [];

    protected HttpClient Api { get; private set; } = null!;

    protected override async Task PrepareAsync()
    {
        Api = Store.Api();
        await PostAsync("/api/loyalty/interactions", new { id = "spin-to-win", name = "Spin to win" });
    }

    /// <summary>What a test made gives no points to the next.</summary>
    [TearDown]
    public async Task DeleteRulesAsync()
    {
        foreach (var id in _made)
            (await Api.DeleteAsync($"{Rules}/{id}")).EnsureSuccessStatusCode();
        _made.Clear();
    }

    [OneTimeTearDown]
    public void CloseApi() => Api?.Dispose();

    /// <summary>Makes a rule of 10 points, with what is given in place of that.</summary>
    protected async Task<int> RuleAsync(string trigger, object? more = null)
    {
        var rule = new JsonObject { ["name"] = $"{trigger} rule", ["trigger"] = trigger, ["points"] = 10 };
        if (trigger == "interaction")
            rule["interactionId"] = "spin-to-win";
        foreach (var (key, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject())
            rule[key] = value?.DeepClone();
        var made = (await PostAsync(Rules, rule)).GetProperty("id").GetInt32();
        _made.Add(made);
        return made;
    }

    /// <summary>Reports a spin, under an idempotency key when one is given; returns what the API answers.</summary>
    protected Task<JsonElement> SpinAsync(Member member, object? more = null, HttpClient? api = null, string? key = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["customerId"] = member.CustomerId;
        return PostAsync("/api/loyalty/interactions/spin-to-win/events", body, api, key);
    }

    /// <summary>Points a rule has given a member, taken back ones not counted.</summary>
    protected Task<long> GivenAsync(int rule, Member member) => Store.ScalarAsync(
        $"SELECT COALESCE(SUM(\"Points\" + \"Pending\"), 0) FROM \"LoyaltyEntry\" WHERE \"RuleId\" = {rule} AND \"MemberId\" = {member.Id}");

    /// <summary>Attempts that a limit left nothing of, by reason.</summary>
    protected Task<long> RefusedAsync(int rule, string reason) =>
        Store.ScalarAsync($"SELECT COUNT(*) FROM \"LoyaltyRuleAward\" WHERE \"RuleId\" = {rule} AND \"Points\" = 0 AND \"Reason\" = '{reason}'");

    protected async Task<JsonElement> PostAsync(string path, object body, HttpClient? api = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, new MediaTypeHeaderValue("application/json"))
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await (api ?? Api).SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"POST {path}\n{text}");
        return (await answer.JsonAsync()).GetProperty("data");
    }
}
