using FluentMigrator.Builders.Create.Index;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders.Create
{
    /// <inheritdoc />
    public class CreateExpressionRoot : ICreateExpressionRoot
    {
        private readonly IMigrationContext _context;

        public CreateExpressionRoot(IMigrationContext context)
        {
            _context = context;
        }

        public ICreateTableWithColumnOrSchemaOrDescriptionSyntax Table(string tableName) =>
            new CreateTableExpressionBuilder(Added(new CreateTableExpression { TableName = tableName }), _context);

        public ICreateIndexForTableSyntax Index(string indexName) =>
            new CreateIndexExpressionBuilder(Added(new CreateIndexExpression { Index = { Name = indexName } }));

        private T Added<T>(T expression) where T : IMigrationExpression
        {
            _context.Expressions.Add(expression);
            return expression;
        }
    }
}

namespace FluentMigrator.Builders.Create.Table
{
    /// <summary>Builds a new table.</summary>
    public class CreateTableExpressionBuilder :
        ColumnOptionBuilder<CreateTableExpression, ICreateTableColumnOptionOrWithColumnSyntax, ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax>,
        ICreateTableWithColumnOrSchemaOrDescriptionSyntax,
        ICreateTableColumnAsTypeSyntax,
        ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax
    {
        public CreateTableExpressionBuilder(CreateTableExpression expression, IMigrationContext context) : base(expression)
        {
        }

        public ColumnDefinition CurrentColumn { get; set; }

        public ICreateTableColumnAsTypeSyntax WithColumn(string name)
        {
            CurrentColumn = new ColumnDefinition { Name = name, TableName = Expression.TableName, ModificationType = ColumnModificationType.Create };
            Expression.Columns.Add(CurrentColumn);
            return this;
        }

        public override ColumnDefinition GetColumnForType() => CurrentColumn;
    }
}

namespace FluentMigrator.Builders.Create.Index
{
    /// <summary>Builds a new index.</summary>
    public class CreateIndexExpressionBuilder : ExpressionBuilderBase<CreateIndexExpression>,
        ICreateIndexForTableSyntax,
        ICreateIndexOnColumnOrInSchemaSyntax,
        ICreateIndexColumnOptionsSyntax,
        ICreateIndexMoreColumnOptionsSyntax,
        ICreateIndexOptionsSyntax
    {
        private IndexColumnDefinition _column;

        public CreateIndexExpressionBuilder(CreateIndexExpression expression) : base(expression)
        {
        }

        public ICreateIndexOnColumnOrInSchemaSyntax OnTable(string tableName)
        {
            Expression.Index.TableName = tableName;
            return this;
        }

        public ICreateIndexColumnOptionsSyntax OnColumn(string columnName)
        {
            _column = new IndexColumnDefinition { Name = columnName };
            Expression.Index.Columns.Add(_column);
            return this;
        }

        public ICreateIndexOptionsSyntax WithOptions() => this;

        public ICreateIndexMoreColumnOptionsSyntax Ascending()
        {
            _column.Direction = Direction.Ascending;
            return this;
        }

        public ICreateIndexMoreColumnOptionsSyntax Descending()
        {
            _column.Direction = Direction.Descending;
            return this;
        }

        ICreateIndexOnColumnSyntax ICreateIndexOptionsSyntax.Unique()
        {
            Expression.Index.IsUnique = true;
            return this;
        }
    }
}
