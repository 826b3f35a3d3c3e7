using Nop.Core;
using Nop.Core.Domain.Seo;

namespace Nop.Web.Framework.Mvc.Routing;

/// <summary>Builds addresses of records and routes</summary>
public interface INopUrlHelper
{
    Task<string> RouteGenericUrlAsync<TEntity>(object values = null, string protocol = null, string host = null, string fragment = null)
        where TEntity : BaseEntity, ISlugSupported;

    string RouteUrl(string routeName, object values = null, string protocol = null, string host = null, string fragment = null);
}
