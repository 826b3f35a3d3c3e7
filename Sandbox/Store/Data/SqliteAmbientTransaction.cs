using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Transactions;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.Interceptors;
using Microsoft.Data.Sqlite;

namespace Sandbox.Store.Data;

/// <summary>One ambient transaction on one connection: it holds the write lock from its first write to its end.</summary>
internal sealed class SqliteAmbientTransaction : ISinglePhaseNotification
{
    private readonly SqliteConnection _connection;
    private readonly Action _ended;
    private int _inUse;

    public SqliteAmbientTransaction(SqliteConnection connection, Action ended)
    {
        _connection = connection;
        _ended = ended;
        try
        {
            Execute("BEGIN IMMEDIATE");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The transaction's connection, for one call.</summary>
    public DataConnection Enter(DataOptions options)
    {
        if (Interlocked.Exchange(ref _inUse, 1) != 0)
            throw new InvalidOperationException("Calls inside one transaction scope must come one after another, not side by side");
        return new DataConnection(options.UseConnection(options.ConnectionOptions.DataProvider, _connection, false).UseInterceptor(new Leaving(this)));
    }

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

    /// <summary>Ends the call when its connection is closed.</summary>
    private sealed class Leaving(SqliteAmbientTransaction transaction) : DataContextInterceptor
    {
        public override void OnClosed(DataContextEventData eventData) => Volatile.Write(ref transaction._inUse, 0);

        public override Task OnClosedAsync(DataContextEventData eventData)
        {
            OnClosed(eventData);
            return Task.CompletedTask;
        }
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
