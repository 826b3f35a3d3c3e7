using System.Data;
using FluentMigrator.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
#if POSTGRESQL
using Npgsql;
#else
using Microsoft.Data.Sqlite;
#endif

namespace Sandbox.Store.Data;

/// <summary>What differs between the two databases the store can be built for.</summary>
public static class DatabaseFlavour
{
    private const int DECIMAL_SIZE = 18;
    private const int DECIMAL_SCALE = 4;

#if POSTGRESQL
    private const int PREPARED_STATEMENTS = 50;

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

    internal static void Use(DbContextOptionsBuilder options, string connectionString) => options.UseNpgsql(connectionString);

    /// <summary>Strings compare regardless of case, as nopCommerce has them on this database.</summary>
    internal static string ColumnType(ColumnDefinition column) => column.Type switch
    {
        DbType.Int32 => "integer",
        DbType.Int64 => "bigint",
        DbType.Boolean => "boolean",
        DbType.Decimal => $"numeric({column.Size ?? DECIMAL_SIZE},{column.Precision ?? DECIMAL_SCALE})",
        DbType.DateTime2 => "timestamp without time zone",
        DbType.Guid => "uuid",
        DbType.Binary => "bytea",
        _ => "citext"
    };

    /// <summary>Asks for nothing: the column type already ignores case.</summary>
    internal static string StringCollation => null;

    internal static void PrepareNewDatabase(DbContext context)
    {
        context.Database.ExecuteSqlRaw("CREATE EXTENSION IF NOT EXISTS citext");
        context.Database.OpenConnection();
        ((NpgsqlConnection)context.Database.GetDbConnection()).ReloadTypes();
        context.Database.CloseConnection();
    }

    /// <summary>Empties the schema instead of dropping the database, which its user may not be allowed to make again.</summary>
    internal static void Clear(DbContext context) => context.Database.ExecuteSqlRaw(
        """
        DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
                EXECUTE format('DROP TABLE %I CASCADE', name);
            END LOOP;
        END $$
        """);

    internal const string TABLE_EXISTS = "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = {0}";

    internal const string COLUMN_EXISTS =
        "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = {0} AND column_name = {1}";

    internal const string INDEX_EXISTS =
        "SELECT COUNT(*) FROM pg_indexes WHERE schemaname = current_schema() AND tablename = {0} AND indexname = {1}";

    internal const string INSERT = "INSERT INTO {0} ({1}) VALUES ({2}) RETURNING {3}";

    internal const string TRUNCATE = "TRUNCATE TABLE {0}";

    internal const string TRUNCATE_AND_RESTART = "TRUNCATE TABLE {0} RESTART IDENTITY";
#else
    /// <summary>Adds what the store relies on to a connection string that only names the file.</summary>
    public static string Complete(string connectionString) => new SqliteConnectionStringBuilder(connectionString)
    {
        ForeignKeys = true,
        DefaultTimeout = StoreDatabase.WRITER_WAIT_SECONDS
    }.ToString();

    internal static void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(SqliteSession.Instance);

    /// <summary>
    /// Decimals are floating point numbers here: SQLite has no decimal, cannot order or sum them as text, and scaled
    /// integers would make every product in a query wrong by the scale. Fifteen digits hold any amount of this store.
    /// </summary>
    internal static string ColumnType(ColumnDefinition column) => column.Type switch
    {
        DbType.Int32 or DbType.Int64 or DbType.Boolean => "INTEGER",
        DbType.Decimal => "REAL",
        DbType.Binary => "BLOB",
        _ => "TEXT"
    };

    internal static string StringCollation => "NOCASE";

    internal static void PrepareNewDatabase(DbContext context) => context.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL");

    /// <summary>Empties the file instead of deleting it, since pooled connections would keep the old one open.</summary>
    internal static void Clear(DbContext context)
    {
        context.Database.OpenConnection();
        var connection = context.Database.GetDbConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        var tables = new List<string>();
        using (var reader = command.ExecuteReader())
            while (reader.Read())
                tables.Add(reader.GetString(0));
        command.CommandText = "PRAGMA foreign_keys=OFF; " + string.Concat(tables.Select(table => $"DROP TABLE {Quote(table)}; ")) + "PRAGMA foreign_keys=ON";
        command.ExecuteNonQuery();
        context.Database.CloseConnection();
    }

    internal const string TABLE_EXISTS = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = {0}";

    internal const string COLUMN_EXISTS = "SELECT COUNT(*) FROM pragma_table_info({0}) WHERE name = {1}";

    internal const string INDEX_EXISTS = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = {0} AND name = {1}";

    internal const string INSERT = "INSERT INTO {0} ({1}) VALUES ({2}); SELECT last_insert_rowid()";

    internal const string TRUNCATE = "DELETE FROM {0}";

    internal const string TRUNCATE_AND_RESTART = "DELETE FROM {0}; DELETE FROM sqlite_sequence WHERE name = trim('{0}', '\"')";
#endif

    internal static int DecimalScale(ColumnDefinition column) => column.Precision ?? DECIMAL_SCALE;

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    internal static void UseCommon(DbContextOptionsBuilder options) => options
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .ConfigureWarnings(warnings => warnings.Ignore(
            RelationalEventId.AmbientTransactionWarning,
            CoreEventId.RowLimitingOperationWithoutOrderByWarning,
            CoreEventId.FirstWithoutOrderByAndFilterWarning));
}
