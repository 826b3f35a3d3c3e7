using System.Data;
using FluentMigrator.Builders.Create.Column;
using FluentMigrator.Builders.Create.ForeignKey;
using FluentMigrator.Builders.Create.Index;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create
{
    /// <summary>What a migration can create.</summary>
    public interface ICreateExpressionRoot : IFluentSyntax
    {
        ICreateTableWithColumnOrSchemaOrDescriptionSyntax Table(string tableName);

        ICreateColumnOnTableSyntax Column(string columnName);

        ICreateForeignKeyFromTableSyntax ForeignKey();

        ICreateForeignKeyFromTableSyntax ForeignKey(string foreignKeyName);

        ICreateIndexForTableSyntax Index();

        ICreateIndexForTableSyntax Index(string indexName);
    }
}

namespace FluentMigrator.Builders.Create.Table
{
    /// <summary>Adds a column to the new table.</summary>
    public interface ICreateTableWithColumnSyntax : IFluentSyntax
    {
        ICreateTableColumnAsTypeSyntax WithColumn(string name);
    }

    /// <summary>The new table, before its schema is named.</summary>
    public interface ICreateTableWithColumnOrSchemaSyntax : ICreateTableWithColumnSyntax;

    /// <summary>The new table.</summary>
    public interface ICreateTableWithColumnOrSchemaOrDescriptionSyntax : ICreateTableWithColumnOrSchemaSyntax;

    /// <summary>The type of the new table's column.</summary>
    public interface ICreateTableColumnAsTypeSyntax : IColumnTypeSyntax<ICreateTableColumnOptionOrWithColumnSyntax>;

    /// <summary>Options of the new table's column, or its next column.</summary>
    public interface ICreateTableColumnOptionOrWithColumnSyntax :
        IColumnOptionSyntax<ICreateTableColumnOptionOrWithColumnSyntax, ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax>,
        ICreateTableWithColumnSyntax;

    /// <summary>Options of the new table's referring column, or its next column.</summary>
    public interface ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax :
        ICreateTableColumnOptionOrWithColumnSyntax,
        IForeignKeyCascadeSyntax<ICreateTableColumnOptionOrWithColumnSyntax, ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax>;
}

namespace FluentMigrator.Builders.Create.Column
{
    /// <summary>Names the table of a new column.</summary>
    public interface ICreateColumnOnTableSyntax : IFluentSyntax
    {
        ICreateColumnAsTypeOrInSchemaSyntax OnTable(string name);
    }

    /// <summary>The type of a new column.</summary>
    public interface ICreateColumnAsTypeSyntax : IColumnTypeSyntax<ICreateColumnOptionSyntax>;

    /// <summary>The type of a new column, before its schema is named.</summary>
    public interface ICreateColumnAsTypeOrInSchemaSyntax : ICreateColumnAsTypeSyntax;

    /// <summary>Options of a new column.</summary>
    public interface ICreateColumnOptionSyntax : IColumnOptionSyntax<ICreateColumnOptionSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax>;

    /// <summary>Options of a new referring column.</summary>
    public interface ICreateColumnOptionOrForeignKeyCascadeSyntax :
        ICreateColumnOptionSyntax,
        IForeignKeyCascadeSyntax<ICreateColumnOptionSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax>;
}

namespace FluentMigrator.Builders.Create.Index
{
    /// <summary>Names the table of a new index.</summary>
    public interface ICreateIndexForTableSyntax : IFluentSyntax
    {
        ICreateIndexOnColumnOrInSchemaSyntax OnTable(string tableName);
    }

    /// <summary>Adds a column to a new index.</summary>
    public interface ICreateIndexOnColumnSyntax : IFluentSyntax
    {
        ICreateIndexColumnOptionsSyntax OnColumn(string columnName);

        ICreateIndexOptionsSyntax WithOptions();
    }

    /// <summary>Columns of a new index, before its schema is named.</summary>
    public interface ICreateIndexOnColumnOrInSchemaSyntax : ICreateIndexOnColumnSyntax;

    /// <summary>Direction and uniqueness of an indexed column.</summary>
    public interface ICreateIndexColumnOptionsSyntax : IFluentSyntax
    {
        ICreateIndexMoreColumnOptionsSyntax Ascending();

        ICreateIndexMoreColumnOptionsSyntax Descending();

        ICreateIndexColumnUniqueOptionsSyntax Unique();
    }

    /// <summary>After an indexed column's direction.</summary>
    public interface ICreateIndexMoreColumnOptionsSyntax : ICreateIndexOnColumnSyntax;

    /// <summary>After an indexed column's uniqueness.</summary>
    public interface ICreateIndexColumnUniqueOptionsSyntax : ICreateIndexOnColumnSyntax;

    /// <summary>Options of the whole index.</summary>
    public interface ICreateIndexOptionsSyntax : IFluentSyntax
    {
        ICreateIndexOnColumnSyntax Unique();

        ICreateIndexOnColumnSyntax NonClustered();

        ICreateIndexOnColumnSyntax Clustered();
    }
}

namespace FluentMigrator.Builders.Create.ForeignKey
{
    /// <summary>Names the referring table.</summary>
    public interface ICreateForeignKeyFromTableSyntax : IFluentSyntax
    {
        ICreateForeignKeyForeignColumnOrInSchemaSyntax FromTable(string table);
    }

    /// <summary>Names the referring column.</summary>
    public interface ICreateForeignKeyForeignColumnSyntax : IFluentSyntax
    {
        ICreateForeignKeyToTableSyntax ForeignColumn(string column);
    }

    /// <summary>The referring column, before its schema is named.</summary>
    public interface ICreateForeignKeyForeignColumnOrInSchemaSyntax : ICreateForeignKeyForeignColumnSyntax;

    /// <summary>Names the table referred to.</summary>
    public interface ICreateForeignKeyToTableSyntax : IFluentSyntax
    {
        ICreateForeignKeyPrimaryColumnOrInSchemaSyntax ToTable(string table);
    }

    /// <summary>Names the column referred to.</summary>
    public interface ICreateForeignKeyPrimaryColumnSyntax : IFluentSyntax
    {
        ICreateForeignKeyCascadeSyntax PrimaryColumn(string column);
    }

    /// <summary>The column referred to, before its schema is named.</summary>
    public interface ICreateForeignKeyPrimaryColumnOrInSchemaSyntax : ICreateForeignKeyPrimaryColumnSyntax;

    /// <summary>Says what happens to referring rows.</summary>
    public interface ICreateForeignKeyCascadeSyntax : IFluentSyntax
    {
        ICreateForeignKeyCascadeSyntax OnDelete(Rule rule);

        ICreateForeignKeyCascadeSyntax OnUpdate(Rule rule);
    }
}
