using System.Data;
using System.Data.Common;
using System.Reflection;
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
    /// <summary>Skips the test where there is no such server; what runs on SQLite runs on the database of a published store where there is one.</summary>
    public static TestDatabase Require(this TestDatabase database)
    {
        if (database != database.Actual() && TestContext.CurrentContext.Test.Type is { } fixture
            && fixture.GetCustomAttributes<TestFixtureAttribute>().Any(given => given.Arguments.Contains(NopCommerce.Database)))
            Assert.Ignore($"The same fixture runs on {NopCommerce.Database} besides");
        database = database.Actual();
        if (NopCommerce.Folder is not null && database != NopCommerce.Database)
            Assert.Ignore($"This run is on {NopCommerce.Database}");
        if (database == TestDatabase.PostgreSql)
            PostgresServer.Require();
        else if (database == TestDatabase.MariaDb)
            MariaDbServer.Require();
        return database;
    }

    /// <summary>The database that stands in for this one in this run.</summary>
    public static TestDatabase Actual(this TestDatabase database) => NopCommerce.Folder is not null && database == TestDatabase.Sqlite ? NopCommerce.Database : database;

    /// <summary>A connection string to a database that is still to be made.</summary>
    public static string NewConnection(this TestDatabase database) => database == TestDatabase.MariaDb
        ? $"{MariaDbServer.ConnectionString};Database={NewName()};UseXaTransactions=False"
        : $"{PostgresServer.ConnectionString};Database={NewName()}";

    public static string NewName() => "loyalty_" + Guid.NewGuid().ToString("N")[..12];

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
