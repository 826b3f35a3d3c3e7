using FluentMigrator.Builders.Alter.Table;
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
        IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax;
}

namespace FluentMigrator.Builders.Delete
{
    /// <summary>What a migration can drop.</summary>
    public interface IDeleteExpressionRoot : IFluentSyntax
    {
        IIfExistsOrInSchemaSyntax Table(string tableName);
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
