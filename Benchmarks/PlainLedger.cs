using System.Security.Cryptography;
using System.Text;
using Nop.Plugin.Misc.Loyalty.Domain;
using Npgsql;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks;

/// <summary>
/// The baseline: what the ledger promises, by hand-made SQL in one transaction. It looks the key up, never goes below zero,
/// counts versions under the account's lock, takes points from the lot that expires first and writes the same rows.
/// </summary>
internal sealed class PlainLedger(string connection) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);

    /// <summary>Books points: positive ones make a lot that expires, negative ones are spent.</summary>
    public async Task CommitAsync(LoyaltyMember member, string key, long points, DateTime expiresOnUtc)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{member.Id}\n{points}\n{expiresOnUtc.Ticks}")));
        var nowUtc = DateTime.UtcNow;
        await using var open = await _source.OpenConnectionAsync();
        await using var transaction = await open.BeginTransactionAsync();
        if (await IsBookedAsync(open, member, key))
            return;

        var (version, balance) = await MoveAsync(open, member, points, nowUtc);
        var entry = await InsertEntryAsync(open, member, version, balance, points, key, hash, nowUtc);
        if (points > 0)
            await ExecuteAsync(open, """
                INSERT INTO "LoyaltyLot" ("MemberId", "EntryId", "Points", "Remaining", "ExpiresOnUtc") VALUES ($1, $2, $3, $3, $4)
                """, member.Id, entry, points, expiresOnUtc);
        else
            await TakeAsync(open, member, entry, -points);
        await transaction.CommitAsync();
    }

    private static async Task<bool> IsBookedAsync(NpgsqlConnection open, LoyaltyMember member, string key)
    {
        await using var command = Command(open, """
            SELECT m."StatusId", e."Id", e."RequestHash" FROM "LoyaltyMember" m
            LEFT JOIN "LoyaltyEntry" e ON e."ProgramId" = m."ProgramId" AND e."IdempotencyKey" = $2::citext WHERE m."Id" = $1
            """, member.Id, key);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync() || reader.GetInt32(0) != (int)MemberStatus.Active)
            throw new InvalidOperationException("No such member, or not active");
        return !await reader.IsDBNullAsync(1);
    }

    private static async Task<(long Version, long Balance)> MoveAsync(NpgsqlConnection open, LoyaltyMember member, long points, DateTime nowUtc)
    {
        await using var command = Command(open, """
            UPDATE "LoyaltyAccount" SET "Balance" = "Balance" + $2, "BalanceReachedOnUtc" = $3, "LastActivityOnUtc" = $3, "Version" = "Version" + 1,
                "LifetimePoints" = "LifetimePoints" + GREATEST($2, 0),
                "LifetimeReachedOnUtc" = CASE WHEN $2 > 0 THEN $3 ELSE "LifetimeReachedOnUtc" END
            WHERE "MemberId" = $1 AND "Balance" + $2 >= 0 RETURNING "Version", "Balance"
            """, member.Id, points, nowUtc);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
            throw new InvalidOperationException("Not enough points");
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task<int> InsertEntryAsync(NpgsqlConnection open, LoyaltyMember member, long version, long balance, long points,
        string key, string hash, DateTime nowUtc)
    {
        await using var command = Command(open, """
            INSERT INTO "LoyaltyEntry" ("MemberId", "ProgramId", "Version", "TypeId", "Points", "BalanceAfter", "LifetimePoints", "Pending", "Spend",
                "IdempotencyKey", "RequestHash", "Actor", "EventOnUtc", "BookedOnUtc")
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, 'benchmark', $10, $10) RETURNING "Id"
            """, member.Id, member.ProgramId, version, (int)(points > 0 ? LedgerEntryType.Earn : LedgerEntryType.Redeem), points, balance,
            Math.Max(points, 0), key, hash, nowUtc);
        return (int)await command.ExecuteScalarAsync();
    }

    private static async Task TakeAsync(NpgsqlConnection open, LoyaltyMember member, int entry, long points)
    {
        var lots = new List<(int Id, long Remaining)>();
        await using (var command = Command(open, """
            SELECT "Id", "Remaining" FROM "LoyaltyLot" WHERE "MemberId" = $1 AND "Remaining" > 0 ORDER BY "ExpiresOnUtc" NULLS LAST, "Id"
            """, member.Id))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                lots.Add((reader.GetInt32(0), reader.GetInt64(1)));

        foreach (var (id, remaining) in lots)
        {
            var taken = Math.Min(points, remaining);
            if (taken == 0)
                break;
            await ExecuteAsync(open, """UPDATE "LoyaltyLot" SET "Remaining" = "Remaining" - $2 WHERE "Id" = $1""", id, taken);
            await ExecuteAsync(open, """
                INSERT INTO "LoyaltyLotMovement" ("MemberId", "EntryId", "LotId", "Points") VALUES ($1, $2, $3, $4)
                """, member.Id, entry, id, -taken);
            points -= taken;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection open, string statement, params object[] values)
    {
        await using var command = Command(open, statement, values);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection open, string statement, params object[] values)
    {
        var command = new NpgsqlCommand(statement, open);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
