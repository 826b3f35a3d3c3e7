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
        return expressions.Select(Translate).ToList();

        static MigrationOperation Translate(IMigrationExpression expression) => expression switch
        {
            CreateTableExpression create => Table(create),
            CreateColumnExpression create => Column(create.TableName, create.Column),
            CreateIndexExpression create => Index(create.Index),
            DeleteTableExpression delete => new DropTableOperation { Name = delete.TableName },
            _ => throw new NotSupportedException($"The sandbox store cannot run {expression.GetType().Name}")
        };
    }

    private static CreateTableOperation Table(CreateTableExpression expression)
    {
        var table = new CreateTableOperation { Name = expression.TableName };
        foreach (var column in expression.Columns)
            table.Columns.Add(Column(expression.TableName, column));
        var key = expression.Columns.Where(column => column.IsPrimaryKey).Select(column => column.Name).ToArray();
        if (key.Length > 0)
            table.PrimaryKey = new AddPrimaryKeyOperation { Table = expression.TableName, Name = $"PK_{expression.TableName}", Columns = key };
        return table;
    }

    private static AddColumnOperation Column(string table, ColumnDefinition definition)
    {
        var column = new AddColumnOperation
        {
            Table = table,
            Name = definition.Name,
            ClrType = ClrType(definition),
            ColumnType = DatabaseFlavour.ColumnType(definition),
            IsNullable = definition.IsNullable ?? false,
            DefaultValue = DefaultValue(definition)
        };
        if (definition.Type == DbType.String)
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

    private static string NameOf(IndexDefinition index) =>
        string.IsNullOrEmpty(index.Name) ? $"IX_{index.TableName}_{string.Join('_', index.Columns.Select(column => column.Name))}" : index.Name;
}
