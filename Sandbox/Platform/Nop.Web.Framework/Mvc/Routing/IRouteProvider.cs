using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework.Mvc.Routing;

/// <summary>Adds routes; higher priorities register first</summary>
public interface IRouteProvider
{
    int Priority { get; }

    void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder);
}
