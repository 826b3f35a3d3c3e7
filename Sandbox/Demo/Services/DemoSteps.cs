using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nop.Services.ScheduleTasks;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>
/// Does one step after the other, each with services and a request of its own: settings and work context are those of a store and stay as first read
/// </summary>
public class DemoSteps
{
    #region Fields

    private readonly IActionContextAccessor _actionContextAccessor;
    private readonly IHttpContextAccessor _httpContextAccessor;
    private readonly IServiceScopeFactory _scopes;

    #endregion

    #region Ctor

    public DemoSteps(IActionContextAccessor actionContextAccessor,
        IHttpContextAccessor httpContextAccessor,
        IServiceScopeFactory scopes)
    {
        _actionContextAccessor = actionContextAccessor;
        _httpContextAccessor = httpContextAccessor;
        _scopes = scopes;
    }

    #endregion

    #region Methods

    /// <summary>
    /// Does a step
    /// </summary>
    /// <param name="step">What to do with the services</param>
    /// <param name="storeId">The store that is visited</param>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> step, int storeId = 1)
    {
        Task<T> running;
        //whoever asks keeps his own request
        using (ExecutionContext.SuppressFlow())
            running = Task.Run(() => VisitAsync(step, storeId));

        return await running;
    }

    #endregion

    #region Utilities

    private async Task<T> VisitAsync<T>(Func<IServiceProvider, Task<T>> step, int storeId)
    {
        await using var scope = _scopes.CreateAsyncScope();
        //nopCommerce finds its services through the request, and takes one for this address for its own account's
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        request.Request.Path = $"/{NopTaskDefaults.ScheduleTaskPath}";
        request.Request.Scheme = Uri.UriSchemeHttp;
        request.Request.Host = new HostString("localhost");
        _httpContextAccessor.HttpContext = request;
        //and makes the links of mails through the action, from the routes of the store
        request.SetEndpoint(new Endpoint(null, EndpointMetadataCollection.Empty, nameof(DemoSteps)));
        _actionContextAccessor.ActionContext = new ActionContext(request, new RouteData(), new ActionDescriptor());

        var store = await scope.ServiceProvider.GetRequiredService<IStoreService>().GetStoreByIdAsync(storeId);
        if (store?.Hosts?.Split(',').FirstOrDefault() is { Length: > 0 } host)
            request.Request.Host = new HostString(host);

        return await step(scope.ServiceProvider);
    }

    #endregion
}
