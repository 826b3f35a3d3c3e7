#if POSTGRESQL
namespace Sandbox.Store.Data;

/// <summary>The driver joins an ambient transaction by itself and gives the calls inside it the same connection.</summary>
public sealed partial class StoreDatabase
{
    private Lease LeaseForReading()
    {
        var context = _contexts.CreateDbContext();
        return new Lease(context, context.Dispose);
    }

    private Lease LeaseForWriting() => LeaseForReading();

    private Task<Lease> LeaseForWritingAsync() => Task.FromResult(LeaseForWriting());

    public void Dispose()
    {
    }
}
#endif
