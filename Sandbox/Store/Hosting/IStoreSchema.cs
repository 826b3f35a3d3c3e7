namespace Sandbox.Store.Hosting;

/// <summary>Makes the tables of the store's own entities; a reset drops everything first</summary>
public interface IStoreSchema
{
    Task PrepareAsync(bool reset);
}
