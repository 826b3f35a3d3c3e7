using Nop.Web.Framework.Mvc.Routing;

namespace Sandbox.Store.Infrastructure;

/// <summary>Readable addresses of products and categories; after every other route</summary>
public class SlugRouteProvider : IRouteProvider
{
    public int Priority => -1000000;

    public void RegisterRoutes(IEndpointRouteBuilder endpointRouteBuilder) =>
        endpointRouteBuilder.MapDynamicControllerRoute<SlugRouteTransformer>("{SeName}");
}
