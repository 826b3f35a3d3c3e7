using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration;

/// <summary>Real parallel requests against two web nodes on one database server.</summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
public sealed class ParallelDebitTests(TestDatabase database)
{
    [Test]
    public async Task Sixty_four_parallel_debits_from_two_nodes_spend_what_is_there_and_no_more()
    {
        await using var store = await LoyaltyStore.StartAsync(database);
        var second = await store.AddNodeAsync();
        var member = await FindMemberAsync(store, atLeast: 40);
        var amount = member.Balance / 20;
        using var first = store.Api();
        using var other = store.Api(node: second);

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => RedeemAsync(i % 2 == 0 ? first : other, member.CustomerId, amount, $"debit-{i}")));

        var spent = answers.Count(status => status == HttpStatusCode.OK);
        Assert.That(answers.Count(status => status is not (HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity)), Is.Zero, string.Join(" ", answers));
        Assert.That(spent, Is.EqualTo(member.Balance / amount));
        var after = await store.DataAsync($"/api/loyalty/points/{member.CustomerId}");
        Assert.That(after.GetProperty("points").GetInt64(), Is.EqualTo(member.Balance - spent * amount));
        await AssertVersionsHaveNoGapAsync(store, member.CustomerId);
        await AssertNoDriftAsync(store);
    }

    [Test]
    public async Task The_same_key_sent_at_once_to_two_nodes_debits_once()
    {
        await using var store = await LoyaltyStore.StartAsync(database);
        var second = await store.AddNodeAsync();
        var member = await FindMemberAsync(store, atLeast: 10);
        using var first = store.Api();
        using var other = store.Api(node: second);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => RedeemAsync(i % 2 == 0 ? first : other, member.CustomerId, 5, "once")));

        Assert.That(answers, Is.All.EqualTo(HttpStatusCode.OK));
        var after = await store.DataAsync($"/api/loyalty/points/{member.CustomerId}");
        Assert.That(after.GetProperty("points").GetInt64(), Is.EqualTo(member.Balance - 5));
        await AssertNoDriftAsync(store);
    }

    private static async Task<(int CustomerId, long Balance)> FindMemberAsync(LoyaltyStore store, long atLeast)
    {
        var leaders = await store.DataAsync("/api/loyalty/leaderboard");
        var leader = leaders.EnumerateArray().First(row => row.GetProperty("points").GetInt64() >= atLeast);
        return (leader.GetProperty("customerId").GetInt32(), leader.GetProperty("points").GetInt64());
    }

    private static async Task<HttpStatusCode> RedeemAsync(HttpClient api, int customerId, long amount, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/loyalty/redeem") { Content = JsonContent.Create(new { customerId, amount }) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await api.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task AssertVersionsHaveNoGapAsync(LoyaltyStore store, int customerId)
    {
        var rows = await store.DataAsync($"/api/loyalty/points/{customerId}/transactions?limit=100");
        var versions = rows.EnumerateArray().Select(row => row.GetProperty("version").GetInt64()).ToList();
        Assert.That(versions, Is.EqualTo(Enumerable.Range(0, versions.Count).Select(i => versions[0] - i)));
        Assert.That(versions[^1], Is.EqualTo(1));
    }

    internal static async Task AssertNoDriftAsync(LoyaltyStore store)
    {
        using var api = store.Api();
        var report = await (await api.PostAsync("/api/loyalty/verify", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(report.GetProperty("data").GetProperty("ok").GetBoolean(), Is.True, report.ToString());
    }
}
