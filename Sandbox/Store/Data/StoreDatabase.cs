using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Nop.Data.Configuration;

namespace Sandbox.Store.Data;

/// <summary>
/// Hands out short-lived contexts. Every read and every write has one of its own, so nothing is tracked between calls and
/// calls of one request may run side by side; inside a <see cref="System.Transactions.TransactionScope"/> they all work in
/// its one transaction.
/// </summary>
public sealed partial class StoreDatabase : IDisposable
{
    /// <summary>How long a writer waits for its turn before it gives up.</summary>
    public const int WRITER_WAIT_SECONDS = 30;

    private const int KEPT_CONTEXTS = 128;

    private readonly PooledDbContextFactory<StoreContext> _contexts;
    private readonly string _connectionString;

    public StoreDatabase(DataConfig settings)
    {
        _connectionString = DatabaseFlavour.Complete(settings.ConnectionString);
        var options = new DbContextOptionsBuilder<StoreContext>();
        DatabaseFlavour.Use(options, _connectionString);
        DatabaseFlavour.UseCommon(options);
        _contexts = new PooledDbContextFactory<StoreContext>(options.Options, KEPT_CONTEXTS);
    }

    /// <summary>A context on a connection of its own, for changes of the schema.</summary>
    internal StoreContext Open() => _contexts.CreateDbContext();

    internal T Read<T>(Func<StoreContext, T> read)
    {
        using var lease = LeaseForReading();
        return read(lease.Context);
    }

    internal async Task<T> ReadAsync<T>(Func<StoreContext, Task<T>> read)
    {
        using var lease = LeaseForReading();
        return await read(lease.Context);
    }

    internal void Write(Action<StoreContext> write)
    {
        using var lease = LeaseForWriting();
        write(lease.Context);
    }

    internal async Task WriteAsync(Func<StoreContext, Task> write)
    {
        using var lease = await LeaseForWritingAsync();
        await write(lease.Context);
    }

    private sealed class Lease(StoreContext context, Action release) : IDisposable
    {
        public StoreContext Context { get; } = context;

        public void Dispose() => release();
    }
}
