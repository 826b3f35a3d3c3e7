using FluentMigrator.Builders.Alter.Table;
using FluentMigrator.Builders.Delete.Column;
using FluentMigrator.Builders.Delete.ForeignKey;
using FluentMigrator.Builders.Delete.Index;
using FluentMigrator.Builders.Schema.Column;
using FluentMigrator.Builders.Schema.Index;
using FluentMigrator.Builders.Schema.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Alter
{
    /// <summary>What a migration can change.</summary>
    public interface IAlterExpressionRoot : IFluentSyntax
    {
        IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax Table(string tableName);
    }
}

namespace FluentMigrator.Builders.Alter.Table
{
    /// <summary>Adds a column to an existing table.</summary>
    public interface IAlterTableAddColumnOrAlterColumnSyntax : IFluentSyntax
    {
        IAlterTableColumnAsTypeSyntax AddColumn(string name);
    }

    /// <summary>An existing table, before its schema is named.</summary>
    public interface IAlterTableAddColumnOrAlterColumnOrSchemaSyntax : IAlterTableAddColumnOrAlterColumnSyntax;

    /// <summary>An existing table.</summary>
    public interface IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax : IAlterTableAddColumnOrAlterColumnOrSchemaSyntax;

    /// <summary>The type of the added column.</summary>
    public interface IAlterTableColumnAsTypeSyntax : IColumnTypeSyntax<IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax>;

    /// <summary>Options of the added column, or the next column.</summary>
    public interface IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax :
        IColumnOptionSyntax<IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax, IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax>,
        IAlterTableAddColumnOrAlterColumnSyntax;

    /// <summary>Options of the added referring column, or the next column.</summary>
    public interface IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax :
        IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax,
        IForeignKeyCascadeSyntax<IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax, IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax>;
}

namespace FluentMigrator.Builders.Delete
{
    /// <summary>What a migration can drop.</summary>
    public interface IDeleteExpressionRoot : IFluentSyntax
    {
        IIfExistsOrInSchemaSyntax Table(string tableName);

        IDeleteColumnFromTableSyntax Column(string columnName);

        IDeleteForeignKeyOnTableSyntax ForeignKey(string foreignKeyName);

        IDeleteIndexForTableSyntax Index(string indexName);
    }
}

namespace FluentMigrator.Builders.Delete.Column
{
    /// <summary>Names the table of dropped columns.</summary>
    public interface IDeleteColumnFromTableSyntax : IFluentSyntax
    {
        IInSchemaSyntax FromTable(string tableName);

        IDeleteColumnFromTableSyntax Column(string columnName);
    }
}

namespace FluentMigrator.Builders.Delete.ForeignKey
{
    /// <summary>Names the table of a dropped foreign key.</summary>
    public interface IDeleteForeignKeyOnTableSyntax : IFluentSyntax
    {
        IInSchemaSyntax OnTable(string foreignTableName);
    }
}

namespace FluentMigrator.Builders.Delete.Index
{
    /// <summary>Names the table of a dropped index.</summary>
    public interface IDeleteIndexForTableSyntax : IFluentSyntax
    {
        IDeleteIndexOnColumnOrInSchemaSyntax OnTable(string tableName);
    }

    /// <summary>A dropped index whose table is known.</summary>
    public interface IDeleteIndexOnColumnSyntax : IFluentSyntax;

    /// <summary>A dropped index, before its schema is named.</summary>
    public interface IDeleteIndexOnColumnOrInSchemaSyntax : IDeleteIndexOnColumnSyntax;
}

namespace FluentMigrator.Builders.Execute
{
    /// <summary>Runs statements.</summary>
    public interface IExecuteExpressionRoot : IFluentSyntax
    {
        void Sql(string sqlStatement);
    }
}

namespace FluentMigrator.Builders.Schema
{
    /// <summary>Asks what exists.</summary>
    public interface ISchemaExpressionRoot : IFluentSyntax
    {
        ISchemaTableSyntax Table(string tableName);
    }
}

namespace FluentMigrator.Builders.Schema.Table
{
    /// <summary>Asks about a table.</summary>
    public interface ISchemaTableSyntax
    {
        bool Exists();

        ISchemaColumnSyntax Column(string columnName);

        ISchemaIndexSyntax Index(string indexName);
    }
}

namespace FluentMigrator.Builders.Schema.Column
{
    /// <summary>Asks about a column.</summary>
    public interface ISchemaColumnSyntax : IFluentSyntax
    {
        bool Exists();
    }
}

namespace FluentMigrator.Builders.Schema.Index
{
    /// <summary>Asks about an index.</summary>
    public interface ISchemaIndexSyntax : IFluentSyntax
    {
        bool Exists();
    }
}
