using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Shop;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Costs;

/// <summary>
/// How the database finds the rows for every statement on the paths of docs/performance.md. The planner is told to read whole tables only where no index helps, so that a small
/// store tells what a large one does. Tables that an admin fills by hand are small and may be read whole, and the one of orders that wait is empty but for moments
/// </summary>
[TestFixture(TestDatabase.PostgreSql)]
[TestFixture(TestDatabase.MariaDb)]
[SandboxOnly("explains statements that the sandbox measures")]
public sealed class QueryPlanTests(TestDatabase database) : ShopFixture(database)
{
    private static readonly string[] _small =
    [
        "LoyaltyProgram", "LoyaltyTier", "LoyaltyTierPolicy", "LoyaltyTierPass", "LoyaltyEarningRule", "LoyaltyEarningRuleVersion", "LoyaltyReward", "LoyaltyWebhook", "LoyaltyApiKey",
        "LoyaltyProduct", "LoyaltyReferralTerms", "LoyaltySpendDiscount", "LoyaltyPartner", "LoyaltyProvider", "LoyaltyWaitingOrder"
    ];

    protected override string[] Arguments => ["--measure"];

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await Store.StopTasksAsync();
        await Store.GivePointsAsync(Store.Demo.ShopperId, 5_000);
    }

    [Test]
    public async Task Every_statement_of_a_page_a_purchase_and_a_call_by_key_finds_its_rows_by_an_index()
    {
        var costs = await Store.MeasureAsync(WalkAsync);
        var statements = costs.Filled.Where(statement => !statement.Key.TrimStart().StartsWith("INSERT", StringComparison.OrdinalIgnoreCase)).ToList();

        await using var connection = Store.Connect();
        await connection.OpenAsync();
        async Task<List<string>> AskAsync(string sql, Func<System.Data.Common.DbDataReader, string> row)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
                rows.Add(row(reader));
            return rows;
        }
        if (Database == TestDatabase.PostgreSql)
            await AskAsync("SET enable_seqscan = off; SET enable_bitmapscan = off; SELECT 1", _ => "");

        var faults = new List<string>();
        foreach (var (text, filled) in statements)
        {
            var found = Database == TestDatabase.PostgreSql
                ? FaultsOf(JsonDocument.Parse((await AskAsync($"EXPLAIN (FORMAT JSON) {filled}", reader => reader.GetString(0))).Single()).RootElement[0].GetProperty("Plan"), null)
                : (await AskAsync($"EXPLAIN {filled}", reader => $"{reader["table"]}|{reader["type"]}|{reader["possible_keys"]}|{reader["key"]}")).Select(row => FaultOf(text, row.Split('|'))).OfType<string>();
            faults.AddRange(found.Select(fault => $"{fault}\n    {string.Join(' ', filled.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"));
        }

        TestContext.Out.WriteLine($"{statements.Count} statements: {string.Join(", ", statements.SelectMany(statement => TablePattern().Matches(statement.Key)).Select(match => match.Value).Distinct().Order())}");
        Assert.That(statements, Has.Count.GreaterThan(20));
        Assert.That(faults, Is.Empty);
    }

    /// <summary>Does what the table of docs/performance.md lists.</summary>
    private async Task WalkAsync()
    {
        foreach (var page in new[] { "/", Kettle, "/kitchen-coffee", "/search?q=e", "/customer/loyalty", "/loyalty/leaderboard", "/api/loyalty/me" })
            (await Shopper.Http.GetAsync(page)).EnsureSuccessStatusCode();
        await Shopper.AddToCartAsync(Kettle);
        await Shopper.SpendAsync(500);
        await Shopper.PageAsync("/cart");
        await Shopper.ConfirmAsync(await Shopper.GoToConfirmAsync());
        await Shopper.PageAsync("/checkout/completed/");

        using var api = Store.Api();
        var member = await Store.ScalarAsync($"SELECT \"Id\" FROM \"LoyaltyMember\" WHERE \"CustomerId\" = {Store.Demo.ShopperId}");
        foreach (var path in new[] { $"points/{Store.Demo.ShopperId}", $"points/{Store.Demo.ShopperId}/transactions", "leaderboard", "leaderboard?by=lifetime" })
            (await api.GetAsync($"/api/loyalty/{path}")).EnsureSuccessStatusCode();
        await PostAsync("redeem", new { customerId = Store.Demo.ShopperId, amount = 1 });
        await PostAsync($"members/{member}/transactions", new { points = 5, reason = "plan" });
        var reserved = await PostAsync("redemptions/reserve", new { customerId = Store.Demo.ShopperId, points = 100 });
        await PostAsync($"redemptions/{reserved.GetProperty("id").GetInt32()}/release", new { });

        async Task<JsonElement> PostAsync(string route, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/loyalty/{route}") { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var answer = await api.SendAsync(request);
            Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
        }
    }

    /// <summary>Of PostgreSQL's plan: tables that are read whole, indexes that are walked from end to end, and sorts of which the most is thrown away.</summary>
    private static IEnumerable<string> FaultsOf(JsonElement node, string? above)
    {
        var type = node.GetProperty("Node Type").GetString()!;
        var table = node.TryGetProperty("Relation Name", out var relation) ? relation.GetString()! : "";
        if (table.StartsWith("Loyalty") && !_small.Contains(table)
            && (type == "Seq Scan" || (type.StartsWith("Index") && above != "Limit" && !node.TryGetProperty("Index Cond", out _))))
            yield return $"{table}: {type}";
        // a hundred places a month and program, of which three win
        if (type == "Sort" && above == "Limit" && !node.GetRawText().Contains("LoyaltyLeaderboardPlace"))
            yield return $"{type} below {above}";
        if (!node.TryGetProperty("Plans", out var plans))
            yield break;
        foreach (var fault in plans.EnumerateArray().SelectMany(plan => FaultsOf(plan, type == "Nested Loop" && above == "Limit" ? above : type)))
            yield return fault;
    }

    /// <summary>Of a row of MariaDB's: a table for which no index comes into question.</summary>
    private static string? FaultOf(string text, string[] row)
    {
        var (alias, type, possible, key) = (row[0], row[1], row[2], row[3]);
        var table = AliasPattern().Matches(text).FirstOrDefault(match => match.Groups[2].Value == alias || match.Groups[1].Value == alias)?.Groups[1].Value;
        return table is not null && !_small.Contains(table) && possible.Length == 0 && (type == "ALL" || (type == "index" && !text.Contains("LIMIT"))) ? $"{table}: {type} {key}" : null;
    }

    private static Regex TablePattern() => new("Loyalty\\w+");

    private static Regex AliasPattern() => new("`(Loyalty\\w+)`(?:\\s+`(\\w+)`)?");
}
