using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework.Mvc.Routing;

public interface IRoutePublisher
{
    void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder);
}
