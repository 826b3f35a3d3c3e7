using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Api;

/// <summary>Lists of settings of a running store, read in parts; and who would move before a tier is changed or deleted.</summary>
[TestFixture]
public sealed class SettingsListApiTests
{
    private readonly Dictionary<string, List<string>> _made = [];
    private LoyaltyStore _store = null!;
    private HttpClient _api = null!;
    private StoreSession _admin = null!;
    private int _program;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _store = await SharedStores.GetAsync(TestDatabase.PostgreSql);
        _admin = await _store.AdminAsync();
        _api = _store.Api(await _admin.CreateKeyAsync(read: true, write: true));
        foreach (var name in new[] { "Lists", "Of settings" })
            _program = await PostAsync("programs", new { systemName = $"lists-{Guid.NewGuid().ToString("N")[..8]}", name, enrolment = "byHand" });
        foreach (var (number, order) in new[] { (1, 2), (2, 1), (3, 1), (4, 0), (5, 2) })
        {
            await PostAsync($"programs/{_program}/earning-rules", new { name = $"Rule {number}", trigger = "registration", points = 10, displayOrder = order, active = false });
            await PostAsync($"programs/{_program}/tiers", new { name = $"Tier {number}", threshold = (number - 1) * 100, displayOrder = order });
            await PostAsync($"programs/{_program}/rewards", new { name = $"Reward {number}", pointsPrice = 500, kind = "orderAmount", amount = 5, displayOrder = order });
            await PostAsync("interactions", new { id = $"list-{Guid.NewGuid().ToString("N")[..8]}", name = $"List {order}", active = false });
            await PostAsync("webhooks", new { name = $"List {number}", url = "https://hooks.example.com/", active = false });
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DeleteAsync($"/api/loyalty/programs/{_program}");
        foreach (var webhook in (await _api.DataAsync("/api/loyalty/webhooks")).EnumerateArray().Where(row => row.GetProperty("name").GetString()!.StartsWith("List ", StringComparison.Ordinal)))
            await _api.DeleteAsync($"/api/loyalty/webhooks/{webhook.GetProperty("id")}");
        _api?.Dispose();
        _admin?.Dispose();
    }

    [TestCase("programs")]
    [TestCase("programs/{0}/earning-rules")]
    [TestCase("programs/{0}/tiers")]
    [TestCase("programs/{0}/rewards")]
    [TestCase("interactions")]
    [TestCase("webhooks")]
    public async Task A_list_read_in_parts_is_the_whole_without_gap_or_repeat(string path)
    {
        var root = $"/api/loyalty/{string.Format(path, _program)}";
        using var first = await _api.GetAsync(root);
        var answer = await first.JsonAsync();
        var whole = Ids(answer);
        Assert.That(whole, Has.Count.GreaterThan(2).And.Count.LessThan(100));
        Assert.That(_made[path].Except(whole), Is.Empty);
        Assert.That(answer.GetProperty("meta").ToString(), Is.EqualTo("""{"limit":100,"nextBefore":null}"""), "the first call is whole");

        var parts = new List<string>();
        for (string? before = null; parts.Count < 200;)
        {
            using var part = await _api.GetAsync($"{root}?limit=2{(before is null ? null : $"&before={before}")}");
            var read = await part.JsonAsync();
            Assert.That((int)part.StatusCode, Is.EqualTo(200), read.ToString());
            parts.AddRange(Ids(read));
            before = read.GetProperty("meta").GetProperty("nextBefore").GetString();
            if (before is null)
                break;
        }

        // other tests make and delete programs, interactions and webhooks meanwhile
        Assert.That(parts, Is.Unique);
        Assert.That(parts.Where(whole.Contains), Is.EqualTo(whole.Where(parts.Contains)), "in the same order");
        Assert.That(_made[path].Except(parts), Is.Empty);
        await (await _api.GetAsync($"{root}?limit=0")).AssertProblemAsync(400, "VALIDATION_FAILED", "limit");
        await (await _api.GetAsync($"{root}?before=5")).AssertProblemAsync(400, "VALIDATION_FAILED", "before");
    }

    [Test]
    public async Task Who_would_move_is_told_before_a_tier_is_changed_or_deleted()
    {
        var program = await PostAsync("programs", new { systemName = $"lists-{Guid.NewGuid().ToString("N")[..8]}", name = "Moves", enrolment = "byHand" });
        var seed = await PostAsync($"programs/{program}/tiers", new { name = "Seed", threshold = 0 });
        await (await _api.GetAsync($"/api/loyalty/programs/{program}/tiers/{seed}/deletion-preview")).AssertProblemAsync(409, "INVALID_STATE");
        var tree = await PostAsync($"programs/{program}/tiers", new { name = "Tree", threshold = 100 });
        var customer = await new AdminCustomers(_admin).CreateAsync($"moves{Guid.NewGuid().ToString("N")[..12]}@example.com", "member-demo-1");
        var member = await PostAsync($"programs/{program}/members", new { customerId = customer });
        await _api.PutAsJsonAsync($"/api/loyalty/programs/{program}/tier-rules", new { metric = "lifetimePoints" });
        await PostAsync($"members/{member}/transactions", new { points = 150, reason = "Welcome", earning = true });
        Assert.That(await TierAsync(member), Is.EqualTo("Tree"));

        var deletion = await _api.DataAsync($"/api/loyalty/programs/{program}/tiers/{tree}/deletion-preview");
        using var tried = await _api.PostAsJsonAsync($"/api/loyalty/programs/{program}/tiers/{tree}/preview", new { name = "Tree", threshold = 120 });
        var harmless = (await tried.JsonAsync()).GetProperty("data");

        Assert.That((deletion.GetProperty("down").GetInt32(), deletion.GetProperty("moves")[0].GetProperty("memberId").GetInt32(), deletion.GetProperty("moves")[0].GetProperty("to").GetString()),
            Is.EqualTo((1, member, "Seed")));
        Assert.That((harmless.GetProperty("looked").GetInt32(), harmless.GetProperty("down").GetInt32() + harmless.GetProperty("up").GetInt32()), Is.EqualTo((1, 0)));
        Assert.That(await TierAsync(member), Is.EqualTo("Tree"), "a preview changes nothing");
        await (await _api.GetAsync($"/api/loyalty/programs/{_program}/tiers/{tree}/deletion-preview")).AssertProblemAsync(404, "TIER_NOT_FOUND");
        await _api.DeleteAsync($"/api/loyalty/programs/{program}");
    }

    private async Task<string?> TierAsync(int member) => (await _api.DataAsync($"/api/loyalty/members/{member}")).GetProperty("tier").GetString();

    private static List<string> Ids(JsonElement answer) => answer.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").ToString()).ToList();

    /// <summary>The number of what was made; 0 where it has a name instead.</summary>
    private async Task<int> PostAsync(string path, object body)
    {
        var answer = await _api.PostAsJsonAsync($"/api/loyalty/{path}", body);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}\n{await answer.Content.ReadAsStringAsync()}");
        var made = (await answer.JsonAsync()).GetProperty("data");
        var list = path.Replace($"programs/{_program}/", "programs/{0}/");
        if (!_made.TryGetValue(list, out var ids))
            _made[list] = ids = [];
        if (made.TryGetProperty("id", out var name))
            ids.Add(name.ToString());
        return made.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetInt32() : 0;
    }
}
