using System.Text.RegularExpressions;
using Npgsql;
using Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

namespace Nop.Plugin.Misc.Loyalty.Benchmarks.Shop.Scale;

/// <summary>Reads from the server's log how it found the plugin's rows for a page: by which index, or by reading a whole table.</summary>
internal static partial class QueryPlans
{
    /// <summary>Lets connections opened from now on write the plan of each statement into the log.</summary>
    public static async Task ListenAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var statement in new[]
                 {
                     "LOAD 'auto_explain'", "ALTER SYSTEM SET session_preload_libraries = 'auto_explain'", "ALTER SYSTEM SET auto_explain.log_min_duration = -1",
                     "ALTER SYSTEM SET auto_explain.log_level = 'log'", "ALTER SYSTEM SET log_line_prefix = '%d '", "SELECT pg_reload_conf()"
                 })
            await new NpgsqlCommand(statement, connection).ExecuteNonQueryAsync();
    }

    /// <summary>The ways in which the rows of the plugin's tables are found while something is done, each once.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(LoyaltyStore store, Func<Task> action)
    {
        await LogAsync(store, 0);
        var from = new FileInfo(PostgresServer.LogFile!).Length;
        await action();
        await LogAsync(store, -1);
        await using var file = new FileStream(PostgresServer.LogFile!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        var written = await new StreamReader(file).ReadToEndAsync();
        return NodePattern().Matches(written).Select(match => match.Value.Trim()).Distinct().Order().ToList();
    }

    private static async Task LogAsync(LoyaltyStore store, int fromMilliseconds)
    {
        await using var connection = new NpgsqlConnection(store.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await new NpgsqlCommand("LOAD 'auto_explain'", connection).ExecuteNonQueryAsync();
        await new NpgsqlCommand($"ALTER SYSTEM SET auto_explain.log_min_duration = {fromMilliseconds}", connection).ExecuteNonQueryAsync();
        await new NpgsqlCommand("SELECT pg_reload_conf()", connection).ExecuteNonQueryAsync();
        await Task.Delay(500);
    }

    [GeneratedRegex(@"(Parallel )?(Index Only Scan|Index Scan|Seq Scan|Bitmap Index Scan)( Backward)?( using ""?IX?_?\w+""?| using ""?\w+""?)? on ""?(Loyalty\w+|IX_Loyalty\w+|PK_Loyalty\w+)""?")]
    private static partial Regex NodePattern();
}
