using FluentMigrator.Runner;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.VersionTableInfo;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider;
using LinqToDB.Mapping;
using Microsoft.Extensions.Logging;
using Nop.Data.Configuration;
using Sandbox.Store.Measuring;

namespace Sandbox.Store.Data;

/// <summary>
/// The store's database. Every read and every write has a connection of its own, as in nopCommerce; inside a
/// <see cref="System.Transactions.TransactionScope"/> they all work in its one transaction.
/// </summary>
public abstract class StoreDatabase
{
    protected StoreDatabase(IDataProvider provider, string connectionString)
    {
        ConnectionString = connectionString;
        Mapping = new MappingSchema(provider.Name, provider.MappingSchema);
        Mapping.AddMetadataReader(new EntityMetadata());
        Options = PluginCosts.Watch(new DataOptions().UseConnectionString(provider, connectionString).UseMappingSchema(Mapping));
    }

    public string ConnectionString { get; }

    protected DataOptions Options { get; init; }

    protected MappingSchema Mapping { get; }

    /// <summary>The type of a string's column where it is not what FluentMigrator takes for it.</summary>
    internal virtual string StringType => null;

    public static StoreDatabase Create(DataConfig settings) => settings.DataProvider switch
    {
        DataProviderType.PostgreSQL => new PostgreSqlDatabase(settings.ConnectionString),
        DataProviderType.MySql => new MariaDbDatabase(settings.ConnectionString),
        _ => new SqliteDatabase(settings.ConnectionString)
    };

    /// <summary>A query over all rows, which gets its connection when it runs.</summary>
    public virtual IQueryable<TEntity> Table<TEntity>() where TEntity : BaseEntity => new DataContext(Options).GetTable<TEntity>();

    internal virtual async Task WriteAsync(Func<DataConnection, Task> write)
    {
        await using var connection = new DataConnection(Options);
        await write(connection);
    }

    /// <summary>Gives rows that are inserted together their ids, in nopCommerce's way for this database.</summary>
    internal virtual bool HasSequences => false;

    /// <summary>Makes the database where there is none.</summary>
    internal abstract void Create();

    /// <summary>Drops all tables. The database stays: its user may not be allowed to make it again.</summary>
    internal abstract void Clear();

    /// <summary>FluentMigrator's services for this database; processors keep a connection until they are disposed.</summary>
    internal ServiceProvider Migrations() => new ServiceCollection()
        .AddFluentMigratorCore()
        .AddScoped<IConventionSet>(_ => new StoreConventions(this))
        .ConfigureRunner(runner => AddEngine(runner).WithGlobalConnectionString(ConnectionString))
        .AddSingleton<IVersionTableMetaData, AppliedMigrations>()
        .AddLogging(logging => logging.ClearProviders())
        .BuildServiceProvider();

    protected abstract IMigrationRunnerBuilder AddEngine(IMigrationRunnerBuilder runner);
}
