namespace Nop.Web.Framework.Mvc.Routing;

/// <summary>Builds addresses of routes</summary>
public interface INopUrlHelper
{
    string RouteUrl(string routeName, object values = null, string protocol = null, string host = null, string fragment = null);
}
