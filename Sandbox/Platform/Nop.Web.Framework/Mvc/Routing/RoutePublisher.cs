using Microsoft.AspNetCore.Routing;
using Nop.Core.Infrastructure;

namespace Nop.Web.Framework.Mvc.Routing;

/// <summary>Finds the route providers by type and runs them by priority</summary>
public class RoutePublisher : IRoutePublisher
{
    protected readonly ITypeFinder _typeFinder;

    public RoutePublisher(ITypeFinder typeFinder)
    {
        _typeFinder = typeFinder;
    }

    public virtual void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder)
    {
        var providers = _typeFinder.FindClassesOfType<IRouteProvider>()
            .Select(type => (IRouteProvider)Activator.CreateInstance(type))
            .OrderByDescending(provider => provider.Priority)
            .ToList();

        foreach (var provider in providers)
            provider.RegisterRoutes(endpointRouteBuilder);
    }
}
