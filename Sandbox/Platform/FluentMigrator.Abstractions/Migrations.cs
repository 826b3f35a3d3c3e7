using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator
{
    public interface IMigration
    {
        string ConnectionString { get; }

        void GetUpExpressions(IMigrationContext context);

        void GetDownExpressions(IMigrationContext context);
    }

    public enum TransactionBehavior
    {
        Default = 0,
        None = 1
    }

    public interface IQuerySchema
    {
        string DatabaseType { get; }

        bool TableExists(string schemaName, string tableName);

        bool ColumnExists(string schemaName, string tableName, string columnName);

        bool IndexExists(string schemaName, string tableName, string indexName);
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class MigrationAttribute : Attribute
    {
        public MigrationAttribute(long version, string description) => throw null;

        public MigrationAttribute(long version, TransactionBehavior transactionBehavior = TransactionBehavior.Default, string description = null) => throw null;

        public long Version => throw null;

        public TransactionBehavior TransactionBehavior => throw null;

        public string Description => throw null;
    }
}

namespace FluentMigrator.Infrastructure
{
    public interface IMigrationContext
    {
        IServiceProvider ServiceProvider { get; }

        ICollection<IMigrationExpression> Expressions { get; set; }

        IQuerySchema QuerySchema { get; }

        string Connection { get; set; }
    }

    public interface IMigrationInfo
    {
        long Version { get; }

        string Description { get; }

        TransactionBehavior TransactionBehavior { get; }

        IMigration Migration { get; }

        string GetName();
    }
}
