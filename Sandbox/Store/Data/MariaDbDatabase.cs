using System.Data;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Generators.MySql;
using LinqToDB;
using LinqToDB.DataProvider.MySql;
using LinqToDB.SqlQuery;
using MySqlConnector;

namespace Sandbox.Store.Data;

/// <summary>
/// MariaDB, which nopCommerce takes for MySQL 5: short strings are national characters, that is three bytes of UTF-8, and long
/// ones have the database's own characters; both compare by its collation.
/// </summary>
public sealed class MariaDbDatabase : StoreDatabase
{
    private const int GUID_LENGTH = 36;

    public MariaDbDatabase(string connectionString)
        : base(MySqlTools.GetDataProvider(MySqlVersion.MySql57, MySqlProvider.MySqlConnector), Complete(connectionString))
    {
        Mapping.SetDataType(typeof(Guid), new SqlDataType(DataType.NChar, typeof(Guid), GUID_LENGTH));
        Mapping.SetConvertExpression<string, Guid>(text => new Guid(text));
    }

    internal override void Create()
    {
        var name = new MySqlConnectionStringBuilder(ConnectionString).Database;
        Execute($"CREATE DATABASE IF NOT EXISTS `{name}`", withDatabase: false);
    }

    internal override void Clear()
    {
        var tables = new List<string>();
        using (var connection = new MySqlConnection(ConnectionString))
        {
            connection.Open();
            using var command = new MySqlCommand("SHOW TABLES", connection);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                tables.Add($"`{reader.GetString(0)}`");
        }

        if (tables.Count > 0)
            Execute($"SET FOREIGN_KEY_CHECKS=0; DROP TABLE {string.Join(", ", tables)}; SET FOREIGN_KEY_CHECKS=1", withDatabase: true);
    }

    protected override IMigrationRunnerBuilder AddEngine(IMigrationRunnerBuilder runner)
    {
        runner.AddMySql5().Services.AddScoped<IMySqlTypeMap, TypeMap>();
        return runner;
    }

    /// <summary>As nopCommerce's installation writes it.</summary>
    private static string Complete(string connectionString) => new MySqlConnectionStringBuilder(connectionString)
    {
        AllowUserVariables = true,
        UseXaTransactions = false
    }.ConnectionString;

    private void Execute(string statement, bool withDatabase)
    {
        var settings = new MySqlConnectionStringBuilder(ConnectionString) { Pooling = false };
        if (!withDatabase)
            settings.Database = string.Empty;
        using var connection = new MySqlConnection(settings.ConnectionString);
        connection.Open();
        using var command = new MySqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Long texts have no character set of their own.</summary>
    private sealed class TypeMap : MySql5TypeMap
    {
        protected override void SetupMySqlTypeMaps()
        {
            base.SetupMySqlTypeMaps();
            foreach (var type in new[] { DbType.String, DbType.StringFixedLength })
            {
                SetTypeMap(type, "TEXT", TextCapacity);
                SetTypeMap(type, "MEDIUMTEXT", MediumTextCapacity);
                SetTypeMap(type, "LONGTEXT", LongTextCapacity);
            }
        }
    }
}
