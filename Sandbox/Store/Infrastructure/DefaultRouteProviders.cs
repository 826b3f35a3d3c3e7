using Nop.Web.Framework.Mvc.Routing;

namespace Sandbox.Store.Infrastructure;

/// <summary>Addresses of the admin area: /Admin/controller/action/id</summary>
public class AreaRouteProvider : IRouteProvider
{
    public int Priority => 1;

    public void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder) =>
        endpointRouteBuilder.MapControllerRoute("areaRoute", "{area:exists}/{controller=Home}/{action=Index}/{id?}");
}

/// <summary>Addresses of actions without a route of their own; ahead of the readable addresses</summary>
public class DefaultRouteProvider : IRouteProvider
{
    public int Priority => -999999;

    public void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder) =>
        endpointRouteBuilder.MapControllerRoute("Default", "{controller=Home}/{action=Index}/{id?}");
}
