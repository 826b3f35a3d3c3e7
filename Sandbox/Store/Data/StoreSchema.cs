using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Configuration;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Orders;
using Nop.Core.Domain.Seo;
using Nop.Data;
using Nop.Data.Mapping;

namespace Sandbox.Store.Data;

/// <summary>The schema of the database: makes the store's own tables, runs changes and answers what exists.</summary>
public sealed class StoreSchema : IQuerySchema
{
    private readonly StoreDatabase _database;

    public StoreSchema(StoreDatabase database)
    {
        _database = database;
    }

    public string DatabaseType => DataSettingsManager.LoadSettings().DataProvider == DataProviderType.PostgreSQL ? "Postgres" : "SQLite";

    public bool TableExists(string schemaName, string tableName) => Count(DatabaseFlavour.TABLE_EXISTS, tableName) > 0;

    public bool ColumnExists(string schemaName, string tableName, string columnName) =>
        Count(DatabaseFlavour.COLUMN_EXISTS, tableName, columnName) > 0;

    public bool IndexExists(string schemaName, string tableName, string indexName) =>
        Count(DatabaseFlavour.INDEX_EXISTS, tableName, indexName) > 0;

    /// <summary>Makes the database and those tables of the platform's entities that are not there yet.</summary>
    public void Prepare(bool reset)
    {
        using (var context = _database.Open())
        {
            var creator = context.GetService<IRelationalDatabaseCreator>();
            if (reset && creator.Exists())
                DatabaseFlavour.Clear(context);
            if (!creator.Exists())
                creator.Create();
            DatabaseFlavour.PrepareNewDatabase(context);
        }

        var missing = new List<IMigrationExpression>();
        if (!TableExists(null, "MigrationVersionInfo"))
            missing.Add(AppliedMigrations());
        foreach (var type in StoreTables.PlatformEntityTypes().Where(type => !TableExists(null, NameCompatibilityManager.GetTableName(type))))
        {
            missing.AddRange(StoreTables.Create(type));
            missing.AddRange(IndexesOf(type));
        }

        if (missing.Count > 0)
            Apply(missing, _ => { });
    }

    /// <summary>Runs changes and what has to be noted with them, all or nothing.</summary>
    internal void Apply(IEnumerable<IMigrationExpression> expressions, Action<StoreContext> note)
    {
        using var context = _database.Open();
        using var transaction = context.Database.BeginTransaction();
        var commands = context.GetService<IMigrationsSqlGenerator>().Generate(MigrationOperations.From(expressions));
        var connection = context.GetService<IRelationalConnection>();
        foreach (var command in commands)
            command.ExecuteNonQuery(connection);
        note(context);
        context.SaveChanges();
        transaction.Commit();
    }

    internal T Read<T>(Func<StoreContext, T> read)
    {
        using var context = _database.Open();
        return read(context);
    }

    private long Count(string query, params object[] parameters) => Read(context =>
    {
        context.Database.OpenConnection();
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = string.Format(query, parameters.Select((_, i) => (object)$"@p{i}").ToArray());
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = parameters[i];
            command.Parameters.Add(parameter);
        }

        return Convert.ToInt64(command.ExecuteScalar());
    });

    private static CreateTableExpression AppliedMigrations() => new()
    {
        TableName = "MigrationVersionInfo",
        Columns =
        [
            new ColumnDefinition { Name = nameof(AppliedMigration.Version), Type = System.Data.DbType.Int64, IsPrimaryKey = true },
            new ColumnDefinition { Name = nameof(AppliedMigration.AppliedOn), Type = System.Data.DbType.DateTime2 },
            new ColumnDefinition { Name = nameof(AppliedMigration.Description), Type = System.Data.DbType.String, IsNullable = true }
        ]
    };

    private static IEnumerable<CreateIndexExpression> IndexesOf(Type type)
    {
        (Type Type, string Name, bool Unique, string[] Columns)[] indexes =
        [
            (typeof(Order), "AK_Order_OrderGuid", true, [nameof(Order.OrderGuid)]),
            (typeof(Order), null, false, [nameof(Order.CustomerId)]),
            (typeof(OrderItem), null, false, [nameof(OrderItem.OrderId)]),
            (typeof(OrderNote), null, false, [nameof(OrderNote.OrderId)]),
            (typeof(ShoppingCartItem), null, false, [nameof(ShoppingCartItem.CustomerId)]),
            (typeof(Customer), null, false, [nameof(Customer.Email)]),
            (typeof(Customer), null, false, [nameof(Customer.CustomerGuid)]),
            (typeof(CustomerCustomerRoleMapping), null, false, [nameof(CustomerCustomerRoleMapping.CustomerId)]),
            (typeof(CustomerPassword), null, false, [nameof(CustomerPassword.CustomerId)]),
            (typeof(GenericAttribute), null, false, [nameof(GenericAttribute.EntityId), nameof(GenericAttribute.KeyGroup)]),
            (typeof(LocaleStringResource), null, false, [nameof(LocaleStringResource.ResourceName), nameof(LocaleStringResource.LanguageId)]),
            (typeof(ProductCategory), null, false, [nameof(ProductCategory.CategoryId)]),
            (typeof(Setting), null, false, [nameof(Setting.Name)]),
            (typeof(UrlRecord), null, false, [nameof(UrlRecord.Slug)])
        ];
        return indexes.Where(index => index.Type == type).Select(index => new CreateIndexExpression
        {
            Index = new IndexDefinition
            {
                Name = index.Name,
                TableName = NameCompatibilityManager.GetTableName(type),
                IsUnique = index.Unique,
                Columns = index.Columns.Select(column => new IndexColumnDefinition { Name = column }).ToList()
            }
        });
    }
}
