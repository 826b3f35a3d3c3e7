using Microsoft.AspNetCore.Routing;

namespace Nop.Web.Framework.Mvc.Routing;

/// <summary>Addresses for the current request</summary>
public class NopUrlHelper(IHttpContextAccessor httpContextAccessor, LinkGenerator linkGenerator) : INopUrlHelper
{
    public virtual string RouteUrl(string routeName, object values = null, string protocol = null, string host = null, string fragment = null)
    {
        var context = httpContextAccessor.HttpContext;
        var path = context is null
            ? linkGenerator.GetPathByRouteValues(routeName, values)
            : linkGenerator.GetPathByRouteValues(routeName, values, context.Request.PathBase);
        return path is null ? null : Address(path, protocol, host, fragment);
    }

    private string Address(string path, string protocol, string host, string fragment)
    {
        var request = httpContextAccessor.HttpContext?.Request;
        var anchor = string.IsNullOrEmpty(fragment) ? string.Empty : $"#{fragment}";
        if (string.IsNullOrEmpty(protocol) && string.IsNullOrEmpty(host))
            return path + anchor;

        return $"{protocol ?? request?.Scheme ?? "http"}://{host ?? request?.Host.Value}{path}{anchor}";
    }
}
