using FluentMigrator.Builders.Alter;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Builders.Delete;
using FluentMigrator.Builders.Execute;
using FluentMigrator.Builders.Schema;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator
{
    public abstract class MigrationBase : IMigration
    {
        public string ConnectionString { get; protected set; }

        public ICreateExpressionRoot Create => throw null;

        public IAlterExpressionRoot Alter => throw null;

        public ISchemaExpressionRoot Schema => throw null;

        public abstract void Up();

        public abstract void Down();

        public virtual void GetUpExpressions(IMigrationContext context) => throw null;

        public virtual void GetDownExpressions(IMigrationContext context) => throw null;
    }

    public abstract class Migration : MigrationBase
    {
        public IExecuteExpressionRoot Execute => throw null;

        public IDeleteExpressionRoot Delete => throw null;
    }
}

namespace FluentMigrator.Builders
{
    public abstract class ExpressionBuilderBase<T> where T : class, IMigrationExpression
    {
        protected ExpressionBuilderBase(T expression) => throw null;

        public T Expression => throw null;
    }

    public abstract class ExpressionBuilderWithColumnTypesBase<TExpression, TNext> : ExpressionBuilderBase<TExpression>
        where TExpression : class, IMigrationExpression
        where TNext : IFluentSyntax
    {
        protected ExpressionBuilderWithColumnTypesBase(TExpression expression) : base(expression) => throw null;
    }
}

namespace FluentMigrator.Builders.Create.Table
{
    public class CreateTableExpressionBuilder :
        ExpressionBuilderWithColumnTypesBase<CreateTableExpression, ICreateTableColumnOptionOrWithColumnSyntax>,
        ICreateTableWithColumnOrSchemaOrDescriptionSyntax
    {
        public CreateTableExpressionBuilder(CreateTableExpression expression, IMigrationContext context) : base(expression) => throw null;

        public ColumnDefinition CurrentColumn { get; set; }

        public ICreateTableColumnAsTypeSyntax WithColumn(string name) => throw null;
    }
}
