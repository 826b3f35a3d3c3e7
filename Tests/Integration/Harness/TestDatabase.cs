using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>The databases the suite runs on.</summary>
public enum TestDatabase
{
    Sqlite,
    PostgreSql,
    MariaDb
}

internal static class TestDatabases
{
    /// <summary>Skips the test where there is no such server.</summary>
    public static void Require(this TestDatabase database)
    {
        if (database == TestDatabase.PostgreSql)
            PostgresServer.Require();
        else if (database == TestDatabase.MariaDb)
            MariaDbServer.Require();
    }

    /// <summary>Makes a database, as a copy of another one when given; null on SQLite, whose database is a file in the data folder.</summary>
    public static async Task<string?> CreateAsync(this TestDatabase database, string? template = null) => database switch
    {
        TestDatabase.PostgreSql => await PostgresServer.CreateDatabaseAsync(template),
        TestDatabase.MariaDb => await MariaDbServer.CreateDatabaseAsync(template),
        _ => null
    };

    /// <summary>A connection, still closed, that takes names in quotation marks and || between texts on each of them.</summary>
    public static DbConnection Connect(this TestDatabase database, string dataFolder, string? connectionString, bool writing = false) => database switch
    {
        TestDatabase.PostgreSql => new NpgsqlConnection(connectionString + ";Pooling=false"),
        TestDatabase.MariaDb => Quoting(new MySqlConnection(connectionString + ";Pooling=false")),
        _ => new SqliteConnection($"Data Source={Path.Combine(dataFolder, "store.db")};Mode={(writing ? "ReadWrite" : "ReadOnly")};Pooling=false")
    };

    public static string[] Arguments(this TestDatabase database, string? connectionString) => connectionString is null
        ? []
        : ["--database", database.ToString().ToLowerInvariant(), "--connection", connectionString, "--farm"];

    private static MySqlConnection Quoting(MySqlConnection connection)
    {
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open)
                return;
            using var command = new MySqlCommand("SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES,PIPES_AS_CONCAT')", connection);
            command.ExecuteNonQuery();
        };
        return connection;
    }
}
