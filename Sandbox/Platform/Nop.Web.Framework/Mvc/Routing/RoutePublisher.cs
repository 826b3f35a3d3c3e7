using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework.Mvc.Routing;

/// <summary>Finds the route providers by type and runs them by priority</summary>
public class RoutePublisher(ITypeFinder typeFinder) : IRoutePublisher
{
    public virtual void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder)
    {
        var providers = typeFinder.FindClassesOfType<IRouteProvider>()
            .Select(type => (IRouteProvider)Activator.CreateInstance(type))
            .OrderByDescending(provider => provider.Priority)
            .ToList();

        foreach (var provider in providers)
            provider.RegisterRoutes(endpointRouteBuilder);
    }
}
