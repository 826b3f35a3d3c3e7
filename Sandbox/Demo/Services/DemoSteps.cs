using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>
/// Does one step after the other, each with services and a request of its own: settings and work context are those of a store and stay as first read
/// </summary>
public class DemoSteps(BackgroundWork background, IHttpContextAccessor httpContextAccessor)
{
    /// <summary>Does a step</summary>
    /// <param name="step">What to do with the services</param>
    /// <param name="storeId">The store that is visited</param>
    public Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> step, int storeId = 1) =>
        background.StartAsync(async services =>
        {
            var store = await services.GetRequiredService<IStoreService>().GetStoreByIdAsync(storeId);
            if (store?.Hosts?.Split(',').FirstOrDefault() is { Length: > 0 } host)
                httpContextAccessor.HttpContext.Request.Host = new HostString(host);

            return await step(services);
        });
}
