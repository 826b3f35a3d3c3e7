#if SQLITE
using System.Collections.Concurrent;
using System.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Sandbox.Store.Data;

/// <summary>
/// SQLite has one writer and joins no ambient transaction. Writers of this process queue in front of it, and the first write
/// inside a transaction scope opens the connection that all further calls of that scope share until it commits or rolls back.
/// </summary>
public sealed partial class StoreDatabase
{
    private const int SQLITE_BUSY = 5;

    private static readonly TimeSpan _writerWait = TimeSpan.FromSeconds(WRITER_WAIT_SECONDS);

    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly ConcurrentDictionary<Transaction, SqliteAmbientTransaction> _ambient = new();

    private Lease LeaseForReading()
    {
        return Transaction.Current is { } transaction && _ambient.TryGetValue(transaction, out var ambient)
            ? Share(ambient)
            : Own(null);
    }

    private Lease LeaseForWriting()
    {
        var transaction = Transaction.Current;
        if (transaction is not null && _ambient.TryGetValue(transaction, out var ambient))
            return Share(ambient);
        RefuseToWaitForOneself();
        return Grant(transaction, _writer.Wait(_writerWait));
    }

    private async Task<Lease> LeaseForWritingAsync()
    {
        var transaction = Transaction.Current;
        if (transaction is not null && _ambient.TryGetValue(transaction, out var ambient))
            return Share(ambient);
        RefuseToWaitForOneself();
        return Grant(transaction, await _writer.WaitAsync(_writerWait));
    }

    private Lease Grant(Transaction transaction, bool granted)
    {
        if (!granted)
            throw new SqliteException($"database is locked: no turn to write within {WRITER_WAIT_SECONDS} seconds", SQLITE_BUSY);
        if (transaction is null)
            return Own(_writer);

        SqliteAmbientTransaction ambient;
        try
        {
            ambient = new SqliteAmbientTransaction(_connectionString, ended: () =>
            {
                _ambient.TryRemove(transaction, out _);
                _writer.Release();
            });
        }
        catch
        {
            _writer.Release();
            throw;
        }

        _ambient[transaction] = ambient;
        ambient.Join(transaction);
        return Share(ambient);
    }

    private Lease Own(SemaphoreSlim turn)
    {
        var context = _contexts.CreateDbContext();
        return new Lease(context, () =>
        {
            context.Dispose();
            turn?.Release();
        });
    }

    private static Lease Share(SqliteAmbientTransaction ambient) => new(ambient.Enter(), ambient.Leave);

    private void RefuseToWaitForOneself()
    {
        if (EnclosingTransactions.OfThisFlow().Any(_ambient.ContainsKey))
            throw new InvalidOperationException(
                "A write outside the enclosing transaction scope, which has itself written and not ended yet, would wait for itself: SQLite has one writer. "
                + "End the enclosing scope first, or write before it does.");
    }

    public void Dispose() => _writer.Dispose();
}
#endif
