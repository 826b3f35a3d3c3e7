using FluentMigrator.Builders.Alter.Table;
using FluentMigrator.Builders.Delete.Column;
using FluentMigrator.Builders.Delete.ForeignKey;
using FluentMigrator.Builders.Delete.Index;
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

        public AlterTableExpressionBuilder(AlterTableExpression expression, IMigrationContext context) : base(expression, context)
        {
            _context = context;
        }

        public ColumnDefinition CurrentColumn { get; set; }

        private protected override string Table => Expression.TableName;

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

        public IIfExistsOrInSchemaSyntax Table(string tableName) =>
            new DropChain<DeleteTableExpression>(Added(new DeleteTableExpression { TableName = tableName }), ifExists: drop => drop.IfExists = true);

        public IDeleteColumnFromTableSyntax Column(string columnName) =>
            new DropChain<DeleteColumnExpression>(Added(new DeleteColumnExpression { ColumnNames = { columnName } }),
                table: (drop, name) => drop.TableName = name, column: (drop, name) => drop.ColumnNames.Add(name));

        public IDeleteForeignKeyOnTableSyntax ForeignKey(string foreignKeyName) =>
            new DropChain<DeleteForeignKeyExpression>(Added(new DeleteForeignKeyExpression { ForeignKey = { Name = foreignKeyName } }),
                table: (drop, name) => drop.ForeignKey.ForeignTable = name);

        public IDeleteIndexForTableSyntax Index(string indexName) =>
            new DropChain<DeleteIndexExpression>(Added(new DeleteIndexExpression { Index = { Name = indexName } }),
                table: (drop, name) => drop.Index.TableName = name);

        private T Added<T>(T expression) where T : IMigrationExpression
        {
            _context.Expressions.Add(expression);
            return expression;
        }
    }

    internal sealed class DropChain<T>(T expression, Action<T, string> table = null, Action<T, string> column = null, Action<T> ifExists = null) :
        IIfExistsOrInSchemaSyntax,
        IDeleteColumnFromTableSyntax,
        IDeleteForeignKeyOnTableSyntax,
        IDeleteIndexForTableSyntax,
        IDeleteIndexOnColumnOrInSchemaSyntax
    {
        public IInSchemaSyntax IfExists()
        {
            ifExists(expression);
            return this;
        }

        public void InSchema(string schemaName) => throw new NotSupportedException("The sandbox store keeps every table in one schema");

        public IDeleteColumnFromTableSyntax Column(string columnName)
        {
            column(expression, columnName);
            return this;
        }

        public IInSchemaSyntax FromTable(string tableName) => On(tableName);

        public IInSchemaSyntax OnTable(string foreignTableName) => On(foreignTableName);

        IDeleteIndexOnColumnOrInSchemaSyntax IDeleteIndexForTableSyntax.OnTable(string tableName) => On(tableName);

        private DropChain<T> On(string tableName)
        {
            table(expression, tableName);
            return this;
        }
    }
}

namespace FluentMigrator.Builders.Execute
{
    /// <inheritdoc />
    public class ExecuteExpressionRoot : IExecuteExpressionRoot
    {
        private readonly IMigrationContext _context;

        public ExecuteExpressionRoot(IMigrationContext context)
        {
            _context = context;
        }

        public void Sql(string sqlStatement) => _context.Expressions.Add(new ExecuteSqlStatementExpression { SqlStatement = sqlStatement });
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
