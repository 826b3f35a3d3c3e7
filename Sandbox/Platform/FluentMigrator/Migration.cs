using FluentMigrator.Builders.Alter;
using FluentMigrator.Builders.Create;
using FluentMigrator.Builders.Delete;
using FluentMigrator.Builders.Schema;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator
{
    /// <summary>A migration written with the fluent roots.</summary>
    public abstract class MigrationBase : IMigration
    {
        internal IMigrationContext Context { get; private set; }

        public string ConnectionString { get; protected set; }

        public ICreateExpressionRoot Create => new CreateExpressionRoot(Context);

        public IAlterExpressionRoot Alter => new AlterExpressionRoot(Context);

        public ISchemaExpressionRoot Schema => new SchemaExpressionRoot(Context);

        public abstract void Up();

        public abstract void Down();

        public virtual void GetUpExpressions(IMigrationContext context) => Collect(context, Up);

        public virtual void GetDownExpressions(IMigrationContext context) => Collect(context, Down);

        internal void Collect(IMigrationContext context, Action step)
        {
            Context = context;
            ConnectionString = context.Connection;
            try
            {
                step();
            }
            finally
            {
                Context = null;
            }
        }
    }

    /// <summary>A migration that may also drop things.</summary>
    public abstract class Migration : MigrationBase
    {
        public IDeleteExpressionRoot Delete => new DeleteExpressionRoot(Context);
    }
}

namespace FluentMigrator.Infrastructure
{
    /// <inheritdoc />
    public class MigrationContext : IMigrationContext
    {
        public MigrationContext(IQuerySchema querySchema, IServiceProvider serviceProvider, string connection)
        {
            QuerySchema = querySchema;
            ServiceProvider = serviceProvider;
            Connection = connection;
        }

        public virtual IServiceProvider ServiceProvider { get; }

        public virtual ICollection<IMigrationExpression> Expressions { get; set; } = new List<IMigrationExpression>();

        public virtual IQuerySchema QuerySchema { get; set; }

        public virtual string Connection { get; set; }
    }
}
