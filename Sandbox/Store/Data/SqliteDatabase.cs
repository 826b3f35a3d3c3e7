using System.Collections.Concurrent;
using System.Transactions;
using FluentMigrator.Runner;
using LinqToDB;
using LinqToDB.Data;
using Microsoft.Data.Sqlite;

namespace Sandbox.Store.Data;

/// <summary>
/// SQLite has one writer and joins no ambient transaction. Writers of this process queue in front of it, and the first write
/// inside a transaction scope opens the connection that all further calls of that scope share until it commits or rolls back.
/// </summary>
public sealed class SqliteDatabase : StoreDatabase
{
    /// <summary>How long a writer waits for its turn before it gives up.</summary>
    private const int WRITER_WAIT_SECONDS = 30;

    private const int SQLITE_BUSY = 5;

    private static readonly TimeSpan _writerWait = TimeSpan.FromSeconds(WRITER_WAIT_SECONDS);

    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ConcurrentDictionary<Transaction, SqliteAmbientTransaction> _ambient = new();

    public SqliteDatabase(string connectionString) : base(new SqliteProvider(), Complete(connectionString))
    {
        SqliteProvider.Describe(Mapping);
        Options = Options.UseAfterConnectionOpened(connection => Prepare((SqliteConnection)connection));
    }

    internal override string StringType => "TEXT COLLATE NOCASE";

    public override IQueryable<TEntity> Table<TEntity>() => new Context(this).GetTable<TEntity>();

    internal override async Task WriteAsync(Func<DataConnection, Task> write)
    {
        using var turn = Turn.Known(this) ?? Grant(await _writer.WaitAsync(_writerWait));
        await write(turn.Connection);
    }

    internal override void Create()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        command.ExecuteNonQuery();
    }

    /// <summary>Empties the file instead of deleting it, since pooled connections would keep the old one open.</summary>
    internal override void Clear()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        var tables = new List<string>();
        using (var reader = command.ExecuteReader())
            while (reader.Read())
                tables.Add(reader.GetString(0));
        command.CommandText = "PRAGMA foreign_keys=OFF; " + string.Concat(tables.Select(table => $"DROP TABLE \"{table}\"; ")) + "PRAGMA foreign_keys=ON";
        command.ExecuteNonQuery();
    }

    protected override IMigrationRunnerBuilder AddEngine(IMigrationRunnerBuilder runner) => runner.AddSQLite();

    /// <summary>Adds what the store relies on to a connection string that only names the file.</summary>
    private static string Complete(string connectionString) => new SqliteConnectionStringBuilder(connectionString)
    {
        ForeignKeys = true,
        DefaultTimeout = WRITER_WAIT_SECONDS
    }.ToString();

    /// <summary>What every connection needs when it opens.</summary>
    private static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout={WRITER_WAIT_SECONDS * 1000}; PRAGMA synchronous=NORMAL";
        command.ExecuteNonQuery();
    }

    private SqliteAmbientTransaction Ambient() =>
        Transaction.Current is { } transaction && _ambient.TryGetValue(transaction, out var ambient) ? ambient : null;

    private Turn Grant(bool granted)
    {
        if (!granted)
            throw new SqliteException($"database is locked: no turn to write within {WRITER_WAIT_SECONDS} seconds", SQLITE_BUSY);
        try
        {
            return Transaction.Current is { } transaction ? Turn.In(Begin(transaction), this) : Turn.Alone(this);
        }
        catch
        {
            _writer.Release();
            throw;
        }
    }

    private SqliteAmbientTransaction Begin(Transaction transaction)
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Prepare(connection);
        var ambient = new SqliteAmbientTransaction(connection, ended: () =>
        {
            _ambient.TryRemove(transaction, out _);
            _writer.Release();
        });
        _ambient[transaction] = ambient;
        transaction.EnlistVolatile(ambient, EnlistmentOptions.None);
        return ambient;
    }

    private void RefuseToWaitForOneself()
    {
        if (EnclosingTransactions.OfThisFlow().Any(_ambient.ContainsKey))
            throw new InvalidOperationException(
                "A write outside the enclosing transaction scope, which has itself written and not ended yet, would wait for itself: SQLite has one writer. "
                + "End the enclosing scope first, or write before it does.");
    }

    /// <summary>The right to write, until it is disposed or the transaction ends.</summary>
    private sealed class Turn(DataConnection connection, SemaphoreSlim writer) : IDisposable
    {
        public DataConnection Connection { get; } = connection;

        /// <summary>That of the transaction of this flow, if it has written before.</summary>
        public static Turn Known(SqliteDatabase database)
        {
            if (database.Ambient() is { } ambient)
                return In(ambient, database);
            database.RefuseToWaitForOneself();
            return null;
        }

        public static Turn In(SqliteAmbientTransaction ambient, SqliteDatabase database) => new(ambient.Enter(database.Options), null);

        public static Turn Alone(SqliteDatabase database) => new(new DataConnection(database.Options), database._writer);

        public void Dispose()
        {
            Connection.Dispose();
            writer?.Release();
        }
    }

    /// <summary>Reads inside a transaction that has written see what it wrote.</summary>
    private sealed class Context(SqliteDatabase database) : DataContext(database.Options)
    {
        protected override DataConnection CreateDataConnection(DataOptions options) =>
            database.Ambient() is { } ambient ? ambient.Enter(options) : base.CreateDataConnection(options);
    }
}
