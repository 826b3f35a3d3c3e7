using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
#if POSTGRESQL
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
#endif

namespace Sandbox.Store.Data;

/// <summary>Says what a migration asks for in EF Core's words, for whose generator it then is to write the statements.</summary>
internal static class MigrationOperations
{
    public static List<MigrationOperation> From(IEnumerable<IMigrationExpression> expressions)
    {
        var all = expressions.ToList();
        var created = all.OfType<CreateTableExpression>().ToDictionary(table => table.TableName);
        var dropped = all.OfType<DeleteTableExpression>().Select(table => table.TableName).ToHashSet();
        return all.SelectMany(Translate).ToList();

        IEnumerable<MigrationOperation> Translate(IMigrationExpression expression) => expression switch
        {
            CreateTableExpression create => [Table(create, all.OfType<CreateForeignKeyExpression>().Select(key => key.ForeignKey))],
            CreateForeignKeyExpression create => created.ContainsKey(create.ForeignKey.ForeignTable) ? [] : StandaloneForeignKey(create.ForeignKey),
            CreateColumnExpression create => [Column<AddColumnOperation>(create.TableName, create.Column)],
            CreateIndexExpression create => [Index(create.Index)],
            DeleteForeignKeyExpression delete => dropped.Contains(delete.ForeignKey.ForeignTable) ? [] : StandaloneForeignKeyDrop(delete.ForeignKey),
            DeleteIndexExpression delete => dropped.Contains(delete.Index.TableName)
                ? []
                : [new DropIndexOperation { Name = NameOf(delete.Index), Table = delete.Index.TableName }],
            DeleteColumnExpression delete => delete.ColumnNames.Select(column => DropColumn(delete.TableName, column)),
            DeleteTableExpression delete => [DropTable(delete)],
            ExecuteSqlStatementExpression execute => [new SqlOperation { Sql = execute.SqlStatement }],
            _ => throw new NotSupportedException($"The sandbox store cannot run {expression.GetType().Name}")
        };
    }

    private static CreateTableOperation Table(CreateTableExpression expression, IEnumerable<ForeignKeyDefinition> foreignKeys)
    {
        var table = new CreateTableOperation { Name = expression.TableName };
        foreach (var column in expression.Columns)
            table.Columns.Add(Column<AddColumnOperation>(expression.TableName, column));
        var key = expression.Columns.Where(column => column.IsPrimaryKey).Select(column => column.Name).ToArray();
        if (key.Length > 0)
            table.PrimaryKey = new AddPrimaryKeyOperation { Table = expression.TableName, Name = $"PK_{expression.TableName}", Columns = key };
        foreach (var foreignKey in foreignKeys.Where(foreignKey => foreignKey.ForeignTable == expression.TableName))
            table.ForeignKeys.Add(ForeignKey(foreignKey));
        return table;
    }

    private static T Column<T>(string table, ColumnDefinition definition) where T : AddColumnOperation, new()
    {
        var column = new T
        {
            Table = table,
            Name = definition.Name,
            ClrType = ClrType(definition),
            ColumnType = DatabaseFlavour.ColumnType(definition),
            IsNullable = definition.IsNullable ?? false,
            DefaultValue = DefaultValue(definition)
        };
        if (definition.Type == DbType.String && definition.CustomType is null)
            column.Collation = DatabaseFlavour.StringCollation;
        if (definition.IsIdentity)
#if POSTGRESQL
            column.AddAnnotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
#else
            column.AddAnnotation("Sqlite:Autoincrement", true);
#endif
        return column;
    }

    private static Type ClrType(ColumnDefinition definition) => definition.Type switch
    {
        DbType.Int32 => typeof(int),
        DbType.Int64 => typeof(long),
        DbType.Boolean => typeof(bool),
#if POSTGRESQL
        DbType.Decimal => typeof(decimal),
#else
        DbType.Decimal => typeof(double),
#endif
        DbType.DateTime2 => typeof(DateTime),
        DbType.Guid => typeof(Guid),
        DbType.Binary => typeof(byte[]),
        _ => typeof(string)
    };

    private static object DefaultValue(ColumnDefinition definition) =>
        definition.DefaultValue is null ? null : Convert.ChangeType(definition.DefaultValue, ClrType(definition));

    private static MigrationOperation Index(IndexDefinition index)
    {
        var columns = index.Columns.Select(column => column.Name).ToArray();
        var descending = index.Columns.Select(column => column.Direction == Direction.Descending).ToArray();
#if POSTGRESQL
        return new CreateIndexOperation
        {
            Name = NameOf(index), Table = index.TableName, Columns = columns, IsUnique = index.IsUnique,
            IsDescending = descending.Contains(true) ? descending : null
        };
#else
        if (!descending.Contains(true))
            return new CreateIndexOperation { Name = NameOf(index), Table = index.TableName, Columns = columns, IsUnique = index.IsUnique };
        var sorted = columns.Select((column, i) => DatabaseFlavour.Quote(column) + (descending[i] ? " DESC" : string.Empty));
        return new SqlOperation
        {
            Sql = $"CREATE {(index.IsUnique ? "UNIQUE " : string.Empty)}INDEX {DatabaseFlavour.Quote(NameOf(index))} "
                  + $"ON {DatabaseFlavour.Quote(index.TableName)} ({string.Join(", ", sorted)})"
        };
#endif
    }

    private static AddForeignKeyOperation ForeignKey(ForeignKeyDefinition definition) => new()
    {
        Name = NameOf(definition),
        Table = definition.ForeignTable,
        Columns = definition.ForeignColumns.ToArray(),
        PrincipalTable = definition.PrimaryTable,
        PrincipalColumns = definition.PrimaryColumns.ToArray(),
        OnDelete = Action(definition.OnDelete),
        OnUpdate = Action(definition.OnUpdate)
    };

    /// <summary>SQLite cannot add a constraint to a table that exists, so there only new tables have them.</summary>
    private static IEnumerable<MigrationOperation> StandaloneForeignKey(ForeignKeyDefinition definition)
    {
#if POSTGRESQL
        return [ForeignKey(definition)];
#else
        return [];
#endif
    }

    private static IEnumerable<MigrationOperation> StandaloneForeignKeyDrop(ForeignKeyDefinition definition)
    {
#if POSTGRESQL
        return [new DropForeignKeyOperation { Name = NameOf(definition), Table = definition.ForeignTable }];
#else
        return [];
#endif
    }

    private static MigrationOperation DropColumn(string table, string column)
    {
        return new SqlOperation { Sql = $"ALTER TABLE {DatabaseFlavour.Quote(table)} DROP COLUMN {DatabaseFlavour.Quote(column)}" };
    }

    private static MigrationOperation DropTable(DeleteTableExpression delete) => delete.IfExists
        ? new SqlOperation { Sql = $"DROP TABLE IF EXISTS {DatabaseFlavour.Quote(delete.TableName)}" }
        : new DropTableOperation { Name = delete.TableName };

    private static ReferentialAction Action(Rule rule) => rule switch
    {
        Rule.Cascade => ReferentialAction.Cascade,
        Rule.SetNull => ReferentialAction.SetNull,
        Rule.SetDefault => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction
    };

    private static string NameOf(IndexDefinition index) =>
        string.IsNullOrEmpty(index.Name) ? $"IX_{index.TableName}_{string.Join('_', index.Columns.Select(column => column.Name))}" : index.Name;

    private static string NameOf(ForeignKeyDefinition key) => string.IsNullOrEmpty(key.Name)
        ? $"FK_{key.ForeignTable}_{string.Join('_', key.ForeignColumns)}_{key.PrimaryTable}_{string.Join('_', key.PrimaryColumns)}"
        : key.Name;
}
