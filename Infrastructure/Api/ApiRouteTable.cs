using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Nop.Plugin.Misc.Loyalty.Controllers.Api;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Knows which methods the API answers at an address.</summary>
public sealed class ApiRouteTable(IActionDescriptorCollectionProvider actions)
{
    /// <summary>The methods answered at a path, in alphabetical order; none for an unknown path.</summary>
    public IReadOnlyList<string> MethodsFor(PathString path) => actions.ActionDescriptors.Items
        .OfType<ControllerActionDescriptor>()
        .Where(action => action.ControllerTypeInfo.Assembly == typeof(ApiRouteTable).Assembly
            && action.ControllerTypeInfo.AsType() != typeof(LoyaltyFallbackApiController)
            && action.AttributeRouteInfo?.Template is not null)
        .Where(action => Matches(action.AttributeRouteInfo.Template, path))
        .SelectMany(action => action.EndpointMetadata.OfType<IHttpMethodMetadata>())
        .SelectMany(metadata => metadata.HttpMethods)
        .Distinct().Order(StringComparer.Ordinal).ToList();

    private static bool Matches(string template, PathString path) =>
        new TemplateMatcher(TemplateParser.Parse(template), new RouteValueDictionary()).TryMatch(path, new RouteValueDictionary());
}
