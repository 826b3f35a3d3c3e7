using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator
{
    /// <summary>One step of the schema's history.</summary>
    public interface IMigration
    {
        string ConnectionString { get; }

        void GetUpExpressions(IMigrationContext context);

        void GetDownExpressions(IMigrationContext context);
    }

    /// <summary>Whether a migration runs in a transaction of its own.</summary>
    public enum TransactionBehavior
    {
        Default = 0,
        None = 1
    }

    /// <summary>Questions a migration may ask about the schema as it is.</summary>
    public interface IQuerySchema
    {
        string DatabaseType { get; }

        bool TableExists(string schemaName, string tableName);

        bool ColumnExists(string schemaName, string tableName, string columnName);

        bool IndexExists(string schemaName, string tableName, string indexName);
    }

    /// <summary>Gives a migration its version and description.</summary>
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
    /// <summary>Collects what a migration asks for.</summary>
    public interface IMigrationContext
    {
        IServiceProvider ServiceProvider { get; }

        ICollection<IMigrationExpression> Expressions { get; set; }

        IQuerySchema QuerySchema { get; }

        string Connection { get; set; }
    }

    /// <summary>A migration with what its attribute says.</summary>
    public interface IMigrationInfo
    {
        long Version { get; }

        string Description { get; }

        TransactionBehavior TransactionBehavior { get; }

        IMigration Migration { get; }

        string GetName();
    }
}
