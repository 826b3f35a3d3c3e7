#if SQLITE
using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Sandbox.Store.Data;

/// <summary>One ambient transaction on one connection: it holds the write lock from its first write to its end.</summary>
internal sealed class SqliteAmbientTransaction : ISinglePhaseNotification
{
    private readonly SqliteConnection _connection;
    private readonly StoreContext _context;
    private readonly Action _ended;
    private int _inUse;

    public SqliteAmbientTransaction(string connectionString, Action ended)
    {
        _ended = ended;
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            SqliteSession.Prepare(_connection);
            Execute("BEGIN IMMEDIATE");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        var options = new DbContextOptionsBuilder<StoreContext>();
        options.UseSqlite(_connection);
        DatabaseFlavour.UseCommon(options);
        _context = new StoreContext(options.Options);
    }

    /// <summary>Ties the connection's fate to the transaction's.</summary>
    public void Join(Transaction transaction)
    {
        try
        {
            transaction.EnlistVolatile(this, EnlistmentOptions.None);
        }
        catch
        {
            End("ROLLBACK");
            throw;
        }
    }

    /// <summary>The transaction's context, for one call.</summary>
    public StoreContext Enter()
    {
        if (Interlocked.Exchange(ref _inUse, 1) != 0)
            throw new InvalidOperationException("Calls inside one transaction scope must come one after another, not side by side");
        return _context;
    }

    public void Leave() => Volatile.Write(ref _inUse, 0);

    public void SinglePhaseCommit(SinglePhaseEnlistment enlistment)
    {
        try
        {
            End("COMMIT");
            enlistment.Committed();
        }
        catch (DbException exception)
        {
            enlistment.Aborted(exception);
        }
    }

    public void Prepare(PreparingEnlistment enlistment)
    {
        try
        {
            End("COMMIT");
            enlistment.Done();
        }
        catch (DbException exception)
        {
            enlistment.ForceRollback(exception);
        }
    }

    public void Commit(Enlistment enlistment) => enlistment.Done();

    public void Rollback(Enlistment enlistment)
    {
        End("ROLLBACK");
        enlistment.Done();
    }

    public void InDoubt(Enlistment enlistment) => enlistment.Done();

    private void End(string statement)
    {
        if (_connection.State == ConnectionState.Closed)
            return;
        try
        {
            Execute(statement);
        }
        finally
        {
            _context.Dispose();
            _connection.Dispose();
            _ended();
        }
    }

    private void Execute(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}

/// <summary>The transactions of the scopes around the innermost one, which the framework keeps to itself.</summary>
internal static class EnclosingTransactions
{
    private const BindingFlags ANY = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Type _data = Inner("System.Transactions.ContextData");
    private static readonly MethodInfo _flowing = Inner("System.Transactions.CallContextCurrentData")?.GetMethod("TryGetCurrentData", ANY);
    private static readonly PropertyInfo _ofThread = _data?.GetProperty("TLSCurrentData", ANY);
    private static readonly FieldInfo _currentScope = _data?.GetField("CurrentScope", ANY);
    private static readonly FieldInfo _outerScope = typeof(TransactionScope).GetField("_savedCurrentScope", ANY);
    private static readonly FieldInfo _outerTransaction = typeof(TransactionScope).GetField("_savedCurrent", ANY);

    public static IEnumerable<Transaction> OfThisFlow()
    {
        for (var scope = Innermost(); scope is not null; scope = (TransactionScope)_outerScope?.GetValue(scope))
            if (_outerTransaction?.GetValue(scope) is Transaction outer)
                yield return outer;
    }

    private static TransactionScope Innermost()
    {
        var found = new object[1];
        var data = _flowing?.Invoke(null, found) is true ? found[0] : _ofThread?.GetValue(null);
        return data is null ? null : _currentScope?.GetValue(data) as TransactionScope;
    }

    private static Type Inner(string name) => typeof(TransactionScope).Assembly.GetType(name);
}

/// <summary>What every connection needs when it opens.</summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    public static readonly SqliteSession Instance = new();

    public static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout={StoreDatabase.WRITER_WAIT_SECONDS * 1000}; PRAGMA synchronous=NORMAL";
        command.ExecuteNonQuery();
        // searching for a part of a text ignores case on nopCommerce's databases
        connection.CreateFunction("instr", (string text, string part) =>
            text is null || part is null ? (int?)null : text.IndexOf(part, StringComparison.OrdinalIgnoreCase) + 1, isDeterministic: true);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
#endif
