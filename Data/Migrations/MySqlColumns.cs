using System.Data;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Makes the plugin's columns on MySQL and MariaDB as wide as they are elsewhere: short texts made there by FluentMigrator hold three bytes a
/// letter, long ones what the database's own character set holds, and moments of older updates no fractions of a second
/// </summary>
internal static class MySqlColumns
{
    /// <summary>
    /// Widens what is narrow; a table that is as it should be is left alone
    /// </summary>
    /// <param name="connection">Connection</param>
    /// <param name="transaction">Transaction; null without one</param>
    /// <param name="tables">The plugin's tables</param>
    public static void Widen(IDbConnection connection, IDbTransaction transaction, IEnumerable<string> tables)
    {
        // names are the plugin's own
        var own = string.Join(", ", tables.Select(table => $"'{table}'"));
        var collation = Read(connection, transaction, "SELECT @@collation_database", row => row.GetString(0)).Single();
        var collate = collation.StartsWith("utf8mb4", StringComparison.OrdinalIgnoreCase) ? $" COLLATE {collation}" : string.Empty;

        var narrow = Read(connection, transaction,
            "SELECT DISTINCT TABLE_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND CHARACTER_SET_NAME IS NOT NULL"
            + $" AND CHARACTER_SET_NAME <> 'utf8mb4' AND TABLE_NAME IN ({own})", row => row.GetString(0));
        foreach (var table in narrow)
            Execute(connection, transaction, $"ALTER TABLE `{table}` CONVERT TO CHARACTER SET utf8mb4{collate}");

        var whole = Read(connection, transaction,
            "SELECT TABLE_NAME, COLUMN_NAME, IS_NULLABLE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND DATA_TYPE = 'datetime'"
            + $" AND DATETIME_PRECISION < 6 AND TABLE_NAME IN ({own})",
            row => (Table: row.GetString(0), Column: row.GetString(1), Nullable: row.GetString(2) == "YES"));
        foreach (var (table, column, nullable) in whole)
            Execute(connection, transaction, $"ALTER TABLE `{table}` MODIFY COLUMN `{column}` datetime(6) {(nullable ? "NULL" : "NOT NULL")}");
    }

    private static List<T> Read<T>(IDbConnection connection, IDbTransaction transaction, string sql, Func<IDataRecord, T> read)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));

        return rows;
    }

    private static void Execute(IDbConnection connection, IDbTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        // a large table is rewritten
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
