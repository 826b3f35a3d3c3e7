using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.ScheduleTasks;

namespace Nop.Plugin.Misc.Loyalty.Services;

/// <summary>
/// Does work outside of any request: with services of its own, and a request of its own, because nopCommerce finds its services through the request
/// </summary>
public sealed class BackgroundWork(IActionContextAccessor actionContextAccessor, IHttpContextAccessor httpContextAccessor, IServiceScopeFactory scopes)
{
    /// <summary>
    /// Starts the work; it knows nothing of the caller's transaction, attempt or request
    /// </summary>
    /// <param name="work">What to do with the services</param>
    public Task<T> StartAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(() => VisitAsync(work));
    }

    private async Task<T> VisitAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        // nopCommerce takes a request for this address for one of its own account: nobody becomes a customer by it
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        request.Request.Path = $"/{NopTaskDefaults.ScheduleTaskPath}";
        request.Request.Scheme = Uri.UriSchemeHttp;
        request.Request.Host = new HostString("localhost");
        httpContextAccessor.HttpContext = request;
        // and makes the links of its mails through the action; an endpoint means that they are made from the routes of the store
        request.SetEndpoint(new Endpoint(null, EndpointMetadataCollection.Empty, nameof(BackgroundWork)));
        actionContextAccessor.ActionContext = new ActionContext(request, new RouteData(), new ActionDescriptor());

        return await work(scope.ServiceProvider);
    }
}
