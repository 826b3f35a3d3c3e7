using Npgsql;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop.Scale;

/// <summary>
/// Fills a store with members and a ledger that adds up: ten entries each (eight earnings, two spendings of the oldest), eight lots, a redemption,
/// gapless versions, tiers by what was spent. Customers, members and their rows come straight from the database's own generator.
/// </summary>
internal static class ScaleData
{
    private const int EntriesEach = 10;

    public static async Task FillAsync(LoyaltyStore store, int members)
    {
        await using var connection = new NpgsqlConnection(store.ConnectionString);
        await connection.OpenAsync();
        var memberBase = await MaxAsync("LoyaltyMember");
        var customerBase = await MaxAsync("Customer");
        var entryBase = await MaxAsync("LoyaltyEntry");
        var lotBase = await MaxAsync("LoyaltyLot");
        var registered = await ScalarAsync("SELECT \"Id\" FROM \"CustomerRole\" WHERE \"SystemName\" = 'Registered'");

        await RunAsync($"""
            CREATE TEMP TABLE scale AS
            SELECT n, {memberBase} + n AS member, {customerBase} + n AS customer, (50 + n % 100) * 2::bigint AS points,
                   (now() AT TIME ZONE 'utc')::timestamp(3) - interval '1 hour' * (n % 700) AS ends,
                   (SELECT "Id" FROM "LoyaltyTier" WHERE "ProgramId" = 1 AND "Threshold" <= (50 + n % 100) * 14 + 30 ORDER BY "Threshold" DESC LIMIT 1) AS tier
            FROM generate_series(1, {members}) AS n;
            """);
        await InsertLikeAsync("Customer", "SELECT \"Id\" FROM \"Customer\" WHERE \"Email\" = 'shopper@example.com'", "scale", new()
        {
            ["Id"] = "s.customer", ["CustomerGuid"] = "gen_random_uuid()", ["Email"] = "'member' || s.n || '@example.com'",
            ["Username"] = "'member' || s.n || '@example.com'", ["FirstName"] = "'Member'", ["LastName"] = "'No. ' || s.n",
            ["BillingAddressId"] = "NULL", ["ShippingAddressId"] = "NULL", ["CreatedOnUtc"] = "s.ends - interval '600 days'"
        });
        await RunAsync($"""INSERT INTO "CustomerCustomerRoleMapping" ("CustomerId", "CustomerRoleId") SELECT customer, {registered} FROM scale""");
        await InsertLikeAsync("LoyaltyMember", "SELECT \"Id\" FROM \"LoyaltyMember\" ORDER BY \"Id\" LIMIT 1", "scale", new()
        {
            ["Id"] = "s.member", ["ProgramId"] = "1", ["CustomerId"] = "s.customer", ["CardNumber"] = "'S' || lpad(s.n::text, 15, '0')",
            ["TierId"] = "s.tier", ["EnrolledOnUtc"] = "s.ends - interval '600 days'"
        });
        // versions 1 to 7 earn, 8 and 9 spend the first lot in halves, 10 earns once more
        await RunAsync($"""
            CREATE TEMP TABLE scale_entry AS
            SELECT s.*, v, {entryBase} + (s.n - 1) * {EntriesEach} + v AS entry, {lotBase} + (s.n - 1) * {EntriesEach} + v AS lot,
                   CASE WHEN v <= 7 THEN s.points WHEN v <= 9 THEN -s.points / 2 ELSE 30 END AS change,
                   CASE WHEN v <= 7 THEN v * s.points WHEN v = 8 THEN 7 * s.points - s.points / 2 WHEN v = 9 THEN 6 * s.points ELSE 6 * s.points + 30 END AS balance,
                   s.ends - interval '50 days' * (10 - v) AS moment
            FROM scale AS s, generate_series(1, {EntriesEach}) AS v;
            """);
        await InsertLikeAsync("LoyaltyEntry", "SELECT \"Id\" FROM \"LoyaltyEntry\" WHERE \"TypeId\" = (SELECT min(\"TypeId\") FROM \"LoyaltyEntry\") ORDER BY \"Id\" LIMIT 1", "scale_entry", new()
        {
            ["Id"] = "s.entry", ["MemberId"] = "s.member", ["ProgramId"] = "1", ["Version"] = "s.v", ["Points"] = "s.change",
            ["TypeId"] = $"CASE WHEN s.change > 0 THEN {(int)Domain.LedgerEntryType.Earn} ELSE {(int)Domain.LedgerEntryType.Redeem} END",
            ["Pending"] = "0", ["BalanceAfter"] = "s.balance", ["LifetimePoints"] = "GREATEST(s.change, 0)", ["Spend"] = "GREATEST(s.change, 0)",
            ["IdempotencyKey"] = "'scale:' || s.entry", ["ReferenceType"] = "CASE WHEN s.v = 8 THEN 'redemption' ELSE 'scale' END",
            ["ReferenceId"] = "CASE WHEN s.v = 8 THEN md5(s.entry::text) ELSE s.entry::text END", ["DebitEntryId"] = "NULL",
            ["RuleId"] = "NULL", ["RuleVersion"] = "NULL", ["EventOnUtc"] = "s.moment", ["BookedOnUtc"] = "s.moment"
        });
        await RunAsync("""
            INSERT INTO "LoyaltyLot" ("Id", "MemberId", "EntryId", "Points", "Remaining", "ExpiresOnUtc")
            SELECT lot, member, entry, change, CASE WHEN v = 1 THEN 0 ELSE change END, CASE WHEN v % 2 = 0 THEN moment + interval '800 days' END
            FROM scale_entry WHERE change > 0;
            INSERT INTO "LoyaltyLotMovement" ("MemberId", "EntryId", "LotId", "Points")
            SELECT member, entry, lot - v + 1, change FROM scale_entry WHERE change < 0;
            """);
        await InsertLikeAsync("LoyaltyAccount", "SELECT \"Id\" FROM \"LoyaltyAccount\" ORDER BY \"Id\" LIMIT 1", "scale", new()
        {
            ["Id"] = $"{await MaxAsync("LoyaltyAccount")} + s.n", ["MemberId"] = "s.member", ["ProgramId"] = "1", ["Balance"] = "6 * s.points + 30", ["Pending"] = "0",
            ["LifetimePoints"] = "7 * s.points + 30", ["LifetimeSpend"] = "7 * s.points + 30", ["Shortfall"] = "0", ["Version"] = "10",
            ["LastActivityOnUtc"] = "s.ends", ["BalanceReachedOnUtc"] = "s.ends", ["LifetimeReachedOnUtc"] = "s.ends"
        });
        await RunAsync($"""
            INSERT INTO "LoyaltyTierStanding" ("MemberId", "TierId", "SinceUtc", "ReviewOnUtc", "Changes")
            SELECT member, tier, ends - interval '100 days', ends + interval '265 days', 1 FROM scale;
            INSERT INTO "LoyaltyRedemption" ("RedemptionGuid", "ProgramId", "MemberId", "CustomerId", "StoreId", "Name", "Points", "Amount", "UsedAmount", "UsedPoints",
                "StatusId", "Step", "DebitEntryId", "CreatedOnUtc", "ExpiresOnUtc", "UpdatedOnUtc")
            SELECT md5(entry::text)::uuid, 1, member, customer, 1, 'Scale', -change, -change / 100.0, -change / 100.0, -change,
                {(int)Domain.RedemptionStatus.Confirmed}, 3, entry, moment, moment + interval '30 minutes', moment
            FROM scale_entry WHERE v = 8;
            """);
        foreach (var table in new[] { "Customer", "LoyaltyMember", "LoyaltyEntry", "LoyaltyLot", "LoyaltyAccount" })
            await RunAsync($"""SELECT setval(pg_get_serial_sequence('"{table}"', 'Id'), (SELECT max("Id") FROM "{table}"))""");
        await RunAsync("DROP TABLE scale_entry; DROP TABLE scale; VACUUM ANALYZE");

        async Task<long> MaxAsync(string table) => await ScalarAsync($"SELECT COALESCE(max(\"Id\"), 0) FROM \"{table}\"");

        async Task<long> ScalarAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return Convert.ToInt64(await command.ExecuteScalarAsync());
        }

        async Task RunAsync(string sql)
        {
            foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 600 };
                await command.ExecuteNonQueryAsync();
            }
        }

        // copies an existing row with other values in some columns, so that columns added later need no change here
        async Task InsertLikeAsync(string table, string original, string source, Dictionary<string, string> values)
        {
            var columns = new List<string>();
            await using (var command = new NpgsqlCommand($"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}'", connection))
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync())
                    columns.Add(reader.GetString(0));
            var list = string.Join(", ", columns.Select(column => $"\"{column}\""));
            var selected = string.Join(", ", columns.Select(column => values.GetValueOrDefault(column, $"o.\"{column}\"")));
            await RunAsync($"""INSERT INTO "{table}" ({list}) SELECT {selected} FROM {source} AS s CROSS JOIN (SELECT * FROM "{table}" WHERE "Id" = ({original})) AS o""");
        }
    }
}
