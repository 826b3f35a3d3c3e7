using FluentMigrator.Builders.Alter.Table;
using FluentMigrator.Builders.Schema.Column;
using FluentMigrator.Builders.Schema.Index;
using FluentMigrator.Builders.Schema.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Alter
{
    /// <inheritdoc />
    public class AlterExpressionRoot : IAlterExpressionRoot
    {
        private readonly IMigrationContext _context;

        public AlterExpressionRoot(IMigrationContext context)
        {
            _context = context;
        }

        public IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax Table(string tableName) =>
            new AlterTableExpressionBuilder(new AlterTableExpression { TableName = tableName }, _context);
    }
}

namespace FluentMigrator.Builders.Alter.Table
{
    /// <summary>Builds changes of an existing table.</summary>
    public class AlterTableExpressionBuilder :
        ColumnOptionBuilder<AlterTableExpression, IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax, IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax>,
        IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax,
        IAlterTableColumnAsTypeSyntax,
        IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax
    {
        private readonly IMigrationContext _context;

        public AlterTableExpressionBuilder(AlterTableExpression expression, IMigrationContext context) : base(expression)
        {
            _context = context;
        }

        public ColumnDefinition CurrentColumn { get; set; }

        public IAlterTableColumnAsTypeSyntax AddColumn(string name)
        {
            CurrentColumn = new ColumnDefinition { Name = name, TableName = Expression.TableName, ModificationType = ColumnModificationType.Create };
            _context.Expressions.Add(new CreateColumnExpression { TableName = Expression.TableName, Column = CurrentColumn });
            return this;
        }

        public override ColumnDefinition GetColumnForType() => CurrentColumn;
    }
}

namespace FluentMigrator.Builders.Delete
{
    /// <inheritdoc />
    public class DeleteExpressionRoot : IDeleteExpressionRoot
    {
        private readonly IMigrationContext _context;

        public DeleteExpressionRoot(IMigrationContext context)
        {
            _context = context;
        }

        public IIfExistsOrInSchemaSyntax Table(string tableName)
        {
            _context.Expressions.Add(new DeleteTableExpression { TableName = tableName });
            return new Dropped();
        }

        private sealed class Dropped : IIfExistsOrInSchemaSyntax;
    }
}

namespace FluentMigrator.Builders.Schema
{
    /// <inheritdoc />
    public class SchemaExpressionRoot : ISchemaExpressionRoot
    {
        private readonly IMigrationContext _context;

        public SchemaExpressionRoot(IMigrationContext context)
        {
            _context = context;
        }

        public ISchemaTableSyntax Table(string tableName) => new TableQuestion(_context.QuerySchema, tableName);

        private sealed class TableQuestion(IQuerySchema schema, string table) : ISchemaTableSyntax
        {
            public bool Exists() => schema.TableExists(null, table);

            public ISchemaColumnSyntax Column(string columnName) => new Answer(() => schema.ColumnExists(null, table, columnName));

            public ISchemaIndexSyntax Index(string indexName) => new Answer(() => schema.IndexExists(null, table, indexName));
        }

        private sealed class Answer(Func<bool> exists) : ISchemaColumnSyntax, ISchemaIndexSyntax
        {
            public bool Exists() => exists();
        }
    }
}
