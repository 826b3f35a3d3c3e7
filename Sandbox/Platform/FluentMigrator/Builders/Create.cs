using System.Data;
using FluentMigrator.Builders.Create.Column;
using FluentMigrator.Builders.Create.ForeignKey;
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

        public ICreateColumnOnTableSyntax Column(string columnName) =>
            new CreateColumnExpressionBuilder(Added(new CreateColumnExpression { Column = { Name = columnName } }), _context);

        public ICreateForeignKeyFromTableSyntax ForeignKey() => ForeignKey(null);

        public ICreateForeignKeyFromTableSyntax ForeignKey(string foreignKeyName) =>
            new CreateForeignKeyExpressionBuilder(Added(new CreateForeignKeyExpression { ForeignKey = { Name = foreignKeyName } }));

        public ICreateIndexForTableSyntax Index() => Index(null);

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
        public CreateTableExpressionBuilder(CreateTableExpression expression, IMigrationContext context) : base(expression, context)
        {
        }

        public ColumnDefinition CurrentColumn { get; set; }

        private protected override string Table => Expression.TableName;

        public ICreateTableColumnAsTypeSyntax WithColumn(string name)
        {
            CurrentColumn = new ColumnDefinition { Name = name, TableName = Expression.TableName, ModificationType = ColumnModificationType.Create };
            Expression.Columns.Add(CurrentColumn);
            return this;
        }

        public override ColumnDefinition GetColumnForType() => CurrentColumn;
    }
}

namespace FluentMigrator.Builders.Create.Column
{
    /// <summary>Builds a new column.</summary>
    public class CreateColumnExpressionBuilder :
        ColumnOptionBuilder<CreateColumnExpression, ICreateColumnOptionSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax>,
        ICreateColumnOnTableSyntax,
        ICreateColumnAsTypeOrInSchemaSyntax,
        ICreateColumnOptionOrForeignKeyCascadeSyntax
    {
        public CreateColumnExpressionBuilder(CreateColumnExpression expression, IMigrationContext context) : base(expression, context)
        {
        }

        private protected override string Table => Expression.TableName;

        public ICreateColumnAsTypeOrInSchemaSyntax OnTable(string name)
        {
            Expression.TableName = name;
            Expression.Column.TableName = name;
            return this;
        }

        public override ColumnDefinition GetColumnForType() => Expression.Column;
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
        ICreateIndexColumnUniqueOptionsSyntax,
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

        ICreateIndexColumnUniqueOptionsSyntax ICreateIndexColumnOptionsSyntax.Unique()
        {
            Expression.Index.IsUnique = true;
            return this;
        }

        ICreateIndexOnColumnSyntax ICreateIndexOptionsSyntax.Unique()
        {
            Expression.Index.IsUnique = true;
            return this;
        }

        ICreateIndexOnColumnSyntax ICreateIndexOptionsSyntax.NonClustered()
        {
            Expression.Index.IsClustered = false;
            return this;
        }

        ICreateIndexOnColumnSyntax ICreateIndexOptionsSyntax.Clustered()
        {
            Expression.Index.IsClustered = true;
            return this;
        }
    }
}

namespace FluentMigrator.Builders.Create.ForeignKey
{
    /// <summary>Builds a new foreign key.</summary>
    public class CreateForeignKeyExpressionBuilder : ExpressionBuilderBase<CreateForeignKeyExpression>,
        ICreateForeignKeyFromTableSyntax,
        ICreateForeignKeyForeignColumnOrInSchemaSyntax,
        ICreateForeignKeyToTableSyntax,
        ICreateForeignKeyPrimaryColumnOrInSchemaSyntax,
        ICreateForeignKeyCascadeSyntax
    {
        public CreateForeignKeyExpressionBuilder(CreateForeignKeyExpression expression) : base(expression)
        {
        }

        public ICreateForeignKeyForeignColumnOrInSchemaSyntax FromTable(string table)
        {
            Expression.ForeignKey.ForeignTable = table;
            return this;
        }

        public ICreateForeignKeyToTableSyntax ForeignColumn(string column)
        {
            Expression.ForeignKey.ForeignColumns.Add(column);
            return this;
        }

        public ICreateForeignKeyPrimaryColumnOrInSchemaSyntax ToTable(string table)
        {
            Expression.ForeignKey.PrimaryTable = table;
            return this;
        }

        public ICreateForeignKeyCascadeSyntax PrimaryColumn(string column)
        {
            Expression.ForeignKey.PrimaryColumns.Add(column);
            return this;
        }

        public ICreateForeignKeyCascadeSyntax OnDelete(Rule rule)
        {
            Expression.ForeignKey.OnDelete = rule;
            return this;
        }

        public ICreateForeignKeyCascadeSyntax OnUpdate(Rule rule)
        {
            Expression.ForeignKey.OnUpdate = rule;
            return this;
        }
    }
}
