#if POSTGRESQL
namespace Sandbox.Store.Data;

/// <summary>The driver joins an ambient transaction by itself and gives the calls inside it the same connection.</summary>
public sealed partial class StoreDatabase
{
    private Lease LeaseForReading() => new(_contexts.CreateDbContext());

    private Lease LeaseForWriting() => new(_contexts.CreateDbContext());

    private Task<Lease> LeaseForWritingAsync() => Task.FromResult(LeaseForWriting());

    public void Dispose()
    {
    }
}
#endif
