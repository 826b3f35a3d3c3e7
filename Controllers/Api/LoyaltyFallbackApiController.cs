using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>
/// Answers whatever no other route in the API's prefixes answers. Without it the store's own catch-all routes would,
/// with a page and a guest customer.
/// </summary>
[ApiExplorerSettings(IgnoreApi = true)]
public class LoyaltyFallbackApiController(ApiRouteTable routes) : ControllerBase
{
    /// <summary>A JSON 404, or 405 where another method would have been answered.</summary>
    /// <remarks>
    /// In the default order, where the more literal route wins: our own routes come before this one, and this one
    /// before the store's, which are ordered later.
    /// </remarks>
    [AllowAnonymous]
    [Route(ApiDefaults.Prefix + "/{**rest}")]
    [Route(ApiDefaults.DocumentationPrefix + "/{**rest}")]
    public IActionResult Answer()
    {
        var methods = routes.MethodsFor(Request.Path);
        if (methods.Count == 0)
            return ApiProblem.Of(ApiErrorCodes.NotFound).ToResult();

        var allowed = string.Join(", ", methods);
        Response.Headers[HeaderNames.Allow] = allowed;
        return ApiProblem.Of(ApiErrorCodes.MethodNotAllowed, $"Allowed here: {allowed}.").ToResult();
    }
}
