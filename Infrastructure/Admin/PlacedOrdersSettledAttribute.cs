using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Services.Earning;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;

/// <summary>
/// Waits for the points of orders that were placed a moment ago, so that an admin page shows what the shopper sees
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlacedOrdersSettledAttribute : ActionFilterAttribute
{
    /// <summary>
    /// Waits before the action
    /// </summary>
    /// <param name="context">What is about to run</param>
    /// <param name="next">Runs it</param>
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        await context.HttpContext.RequestServices.GetRequiredService<PlacedOrdersWork>().FinishAllAsync();
        await next();
    }
}
