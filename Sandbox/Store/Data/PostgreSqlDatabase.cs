using System.Data.Common;
using FluentMigrator.Runner;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using LinqToDB.Internal.DataProvider.PostgreSQL;
using LinqToDB.SqlQuery;
using Npgsql;

namespace Sandbox.Store.Data;

/// <summary>PostgreSQL, where nopCommerce keeps strings in a type that ignores case.</summary>
public sealed class PostgreSqlDatabase : StoreDatabase
{
    private const string CITEXT = "citext";
    private const int PREPARED_STATEMENTS = 50;

    public PostgreSqlDatabase(string connectionString) : base(new Provider(), Complete(connectionString)) =>
        Mapping.SetDataType(typeof(string), new SqlDataType(new DbDataType(typeof(string), CITEXT)));

    internal override string StringType => CITEXT;

    internal override bool HasSequences => true;

    /// <summary>Adds what spares work on every call: frequent statements stay prepared, and nothing here leaves anything behind in a session.</summary>
    public static string Complete(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ContainsKey("Max Auto Prepare"))
            settings.MaxAutoPrepare = PREPARED_STATEMENTS;
        if (!settings.ContainsKey("No Reset On Close"))
            settings.NoResetOnClose = true;
        return settings.ToString();
    }

    internal override void Create()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false };
        try
        {
            Execute(settings, "CREATE EXTENSION IF NOT EXISTS citext");
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            Execute(new NpgsqlConnectionStringBuilder(settings.ToString()) { Database = "postgres" }, $"CREATE DATABASE \"{settings.Database}\"");
            Execute(settings, "CREATE EXTENSION IF NOT EXISTS citext");
        }

        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        connection.ReloadTypes();
    }

    internal override void Clear() => Execute(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false },
        """
        DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
                EXECUTE format('DROP TABLE %I CASCADE', name);
            END LOOP;
        END $$
        """);

    protected override IMigrationRunnerBuilder AddEngine(IMigrationRunnerBuilder runner) => runner.AddPostgres92();

    private static void Execute(NpgsqlConnectionStringBuilder settings, string statement)
    {
        using var connection = new NpgsqlConnection(settings.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    private sealed class Provider() : PostgreSQLDataProvider(ProviderName.PostgreSQL92, PostgreSQLVersion.v92)
    {
        public override void SetParameter(DataConnection dataConnection, DbParameter parameter, string name, DbDataType dataType, object value) =>
            base.SetParameter(dataConnection, parameter, name,
                value is string && dataType.SystemType == typeof(string) ? dataType.WithDbType(CITEXT) : dataType, value);
    }
}
