using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Nop.Web.Framework;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.LoyaltyDemo.Infrastructure;

/// <summary>The plugin's routes</summary>
public class RouteProvider : IRouteProvider
{
    /// <summary>Register routes</summary>
    /// <param name="endpointRouteBuilder">Route builder</param>
    public void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder) =>
        endpointRouteBuilder.MapControllerRoute(name: LoyaltyDemoDefaults.CONFIGURATION_ROUTE_NAME,
            pattern: "Admin/LoyaltyDemo/Configure",
            defaults: new { controller = "LoyaltyDemo", action = "Configure", area = AreaNames.ADMIN });

    /// <summary>Gets a priority of route provider</summary>
    public int Priority => 0;
}
