using System.Data;
using FluentMigrator.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Nop.Data;
using Nop.Data.Configuration;
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
    /// <summary>The connection of a store: the given one, there being no default server.</summary>
    public static DataConfig Configure(string dataDirectory, string connection)
    {
        if (string.IsNullOrWhiteSpace(connection))
            throw new Nop.Core.NopException("A store on PostgreSQL needs --connection \"Host=...;Database=...;Username=...\"");
        return new DataConfig { DataProvider = DataProviderType.PostgreSQL, ConnectionString = connection };
    }

    internal static void Use(DbContextOptionsBuilder options, string connectionString) => options.UseNpgsql(connectionString);

    /// <summary>Strings compare regardless of case, as nopCommerce has them on this database.</summary>
    internal static string ColumnType(ColumnDefinition column) => column.CustomType ?? column.Type switch
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

    internal const string TABLE_EXISTS = "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = {0}";

    internal const string COLUMN_EXISTS =
        "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = {0} AND column_name = {1}";

    internal const string INDEX_EXISTS =
        "SELECT COUNT(*) FROM pg_indexes WHERE schemaname = current_schema() AND tablename = {0} AND indexname = {1}";

    internal const string TRUNCATE = "TRUNCATE TABLE {0}";

    internal const string TRUNCATE_AND_RESTART = "TRUNCATE TABLE {0} RESTART IDENTITY";
#else
    /// <summary>The connection of a store: a file in its data folder.</summary>
    public static DataConfig Configure(string dataDirectory, string connection)
    {
        if (!string.IsNullOrWhiteSpace(connection))
            throw new Nop.Core.NopException("--connection needs a store built with -p:Database=postgresql; this one keeps a SQLite file in its data folder");
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(dataDirectory, "store.db"),
            ForeignKeys = true,
            DefaultTimeout = StoreDatabase.WRITER_WAIT_SECONDS
        };
        return new DataConfig { DataProvider = DataProviderType.Unknown, ConnectionString = builder.ToString() };
    }

    internal static void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(SqliteSession.Instance);

    /// <summary>
    /// Decimals are floating point numbers here: SQLite has no decimal, cannot order or sum them as text, and scaled
    /// integers would make every product in a query wrong by the scale. Fifteen digits hold any amount of this store.
    /// </summary>
    internal static string ColumnType(ColumnDefinition column) => column.CustomType ?? column.Type switch
    {
        DbType.Int32 or DbType.Int64 or DbType.Boolean => "INTEGER",
        DbType.Decimal => "REAL",
        DbType.Binary => "BLOB",
        _ => "TEXT"
    };

    internal static string StringCollation => "NOCASE";

    internal static void PrepareNewDatabase(DbContext context) => context.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL");

    internal const string TABLE_EXISTS = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = {0}";

    internal const string COLUMN_EXISTS = "SELECT COUNT(*) FROM pragma_table_info({0}) WHERE name = {1}";

    internal const string INDEX_EXISTS = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = {0} AND name = {1}";

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
