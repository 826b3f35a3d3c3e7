using Nop.Plugin.Misc.Loyalty.Domain;
using Npgsql;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks;

/// <summary>The baseline: the rows of one earning written by hand-made SQL in one transaction, the account locked first.</summary>
internal sealed class PlainLedger(string connection) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);

    public async Task CommitAsync(LoyaltyMember member, string key)
    {
        await using var open = await _source.OpenConnectionAsync();
        await using var transaction = await open.BeginTransactionAsync();
        var (version, balance) = await CreditAsync(open, member);
        var entry = await InsertEntryAsync(open, member, version, balance, key);
        await InsertLotAsync(open, member, entry);
        await transaction.CommitAsync();
    }

    private static async Task<(long Version, long Balance)> CreditAsync(NpgsqlConnection open, LoyaltyMember member)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE "LoyaltyAccount" SET "Balance" = "Balance" + 10, "LifetimePoints" = "LifetimePoints" + 10, "Version" = "Version" + 1
            WHERE "MemberId" = $1 RETURNING "Version", "Balance"
            """, open) { Parameters = { new() { Value = member.Id } } };
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task<int> InsertEntryAsync(NpgsqlConnection open, LoyaltyMember member, long version, long balance, string key)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO "LoyaltyEntry" ("MemberId", "ProgramId", "Version", "TypeId", "Points", "BalanceAfter", "LifetimePoints", "Spend",
                "IdempotencyKey", "RequestHash", "Actor", "EventOnUtc", "BookedOnUtc")
            VALUES ($1, $2, $3, 10, 10, $4, 10, 0, $5, $6, 'benchmark', $7, $7) RETURNING "Id"
            """, open)
        {
            Parameters =
            {
                new() { Value = member.Id }, new() { Value = member.ProgramId }, new() { Value = version }, new() { Value = balance },
                new() { Value = key }, new() { Value = new string('0', 64) }, new() { Value = DateTime.UtcNow }
            }
        };
        return (int)await command.ExecuteScalarAsync();
    }

    private static async Task InsertLotAsync(NpgsqlConnection open, LoyaltyMember member, int entry)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO "LoyaltyLot" ("MemberId", "EntryId", "Points", "Remaining") VALUES ($1, $2, 10, 10)
            """, open) { Parameters = { new() { Value = member.Id }, new() { Value = entry } } };
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
