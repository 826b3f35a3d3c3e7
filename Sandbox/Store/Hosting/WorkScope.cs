using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Nop.Services.ScheduleTasks;

namespace Sandbox.Store.Hosting;

/// <summary>
/// Services and a request of its own for work that no browser asked for, done in the name of the background account. Without a
/// request the engine would resolve from the root container, where settings and work context never change again.
/// </summary>
public sealed class WorkScope : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly IHttpContextAccessor _accessor;

    private WorkScope(IServiceProvider services)
    {
        _scope = services.CreateAsyncScope();
        _accessor = services.GetRequiredService<IHttpContextAccessor>();
        _accessor.HttpContext = new DefaultHttpContext { RequestServices = _scope.ServiceProvider };
        _accessor.HttpContext.Request.Path = $"/{NopTaskDefaults.ScheduleTaskPath}";
        _accessor.HttpContext.Request.Scheme = "http";
        _accessor.HttpContext.Request.Host = new HostString("localhost");
        _accessor.HttpContext.SetEndpoint(new Endpoint(null, EndpointMetadataCollection.Empty, nameof(WorkScope)));
        services.GetRequiredService<IActionContextAccessor>().ActionContext = new ActionContext(_accessor.HttpContext, new RouteData(), new ActionDescriptor());
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    //not asynchronous: the request must be visible to the caller
    public static WorkScope Begin(IServiceProvider services) => new WorkScope(services);

    public async ValueTask DisposeAsync()
    {
        _accessor.HttpContext = null;
        await _scope.DisposeAsync();
    }
}
