namespace Sandbox.Store.Hosting;

/// <summary>The engine, usable as soon as the container is built: the first start needs services before the pipeline</summary>
public sealed class StoreEngine : NopEngine
{
    public void Attach(IServiceProvider services) => ServiceProvider = services;
}
