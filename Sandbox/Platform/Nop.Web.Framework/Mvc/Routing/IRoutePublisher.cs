using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework.Mvc.Routing;

/// <summary>Runs all route providers</summary>
public interface IRoutePublisher
{
    void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder);
}
