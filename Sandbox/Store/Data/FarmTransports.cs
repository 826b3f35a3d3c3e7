using System.Data.Common;
using MySqlConnector;
using Nop.Core.Configuration;
using Npgsql;

namespace Sandbox.Store.Data;

/// <summary>Tells by PostgreSQL's own notifications.</summary>
internal sealed class PostgreSqlFarmCache(AppSettings appSettings, string connectionString) : FarmCache(appSettings)
{
    private const string CHANNEL = "nop_cache";

    protected override DbConnection Connect() =>
        new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Enlist = false, KeepAlive = 30 }.ConnectionString);

    protected override async Task ListenAsync(DbConnection connection)
    {
        var listener = (NpgsqlConnection)connection;
        listener.Notification += (_, notification) => Heard(notification.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {CHANNEL}", listener))
            await listen.ExecuteNonQueryAsync(End);
        while (true)
            await listener.WaitAsync(End);
    }

    protected override async Task TellAsync(DbConnection connection, string message)
    {
        await using var tell = new NpgsqlCommand("SELECT pg_notify($1, $2)", (NpgsqlConnection)connection)
        {
            Parameters = { new() { Value = CHANNEL }, new() { Value = message } }
        };
        await tell.ExecuteNonQueryAsync(End);
    }
}

/// <summary>MariaDB has no notifications: messages are rows, which the others read twenty times a second.</summary>
internal sealed class MariaDbFarmCache(AppSettings appSettings, string connectionString) : FarmCache(appSettings)
{
    private const string TABLE = "SandboxFarmMessage";
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    protected override DbConnection Connect() =>
        new MySqlConnection(new MySqlConnectionStringBuilder(connectionString) { Pooling = false, AutoEnlist = false }.ConnectionString);

    protected override async Task ListenAsync(DbConnection connection)
    {
        await ExecuteAsync(connection, $"CREATE TABLE IF NOT EXISTS {TABLE} (Id BIGINT AUTO_INCREMENT PRIMARY KEY, Message MEDIUMTEXT NOT NULL)");
        await using var command = new MySqlCommand($"SELECT COALESCE(MAX(Id), 0) FROM {TABLE}", (MySqlConnection)connection);
        var last = Convert.ToInt64(await command.ExecuteScalarAsync(End));
        command.CommandText = $"SELECT Id, Message FROM {TABLE} WHERE Id > @last ORDER BY Id";
        var from = command.Parameters.AddWithValue("@last", last);
        while (true)
        {
            await using (var reader = await command.ExecuteReaderAsync(End))
                while (await reader.ReadAsync(End))
                {
                    from.Value = reader.GetInt64(0);
                    Heard(reader.GetString(1));
                }
            await Task.Delay(_pause, End);
        }
    }

    protected override Task TellAsync(DbConnection connection, string message) =>
        ExecuteAsync(connection, $"INSERT INTO {TABLE} (Message) VALUES (@message)", new MySqlParameter("@message", message));

    private async Task ExecuteAsync(DbConnection connection, string statement, params MySqlParameter[] parameters)
    {
        await using var command = new MySqlCommand(statement, (MySqlConnection)connection);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(End);
    }
}
