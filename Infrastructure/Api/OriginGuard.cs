using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Providers;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Lets pages of the origins that a store names call its session routes: off where it names none. Only the origin that asks is ever named, never all of them, and
/// cookies are never allowed: whoever calls from elsewhere brings a key
/// </summary>
public static class OriginGuard
{
    private const string Methods = "GET, POST";
    private const int KeepSeconds = 600;

    private static readonly string _headers = string.Join(", ", HeaderNames.ContentType, ApiDefaults.KeyHeader, ApiDefaults.IdempotencyHeader);
    private static readonly PathString[] _paths = [new($"/{ApiDefaults.Prefix}/session"), new($"/{ApiDefaults.Prefix}/rewards")];

    /// <summary>Answers what browsers ask before they call, and names the origin in the answer.</summary>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || !_paths.Any(path => context.Request.Path.StartsWithSegments(path)))
        {
            await next(context);
            return;
        }

        var headers = context.Response.Headers;
        headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        var allowed = await IsAllowedAsync(context, origin);
        if (allowed)
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = HeaderNames.RetryAfter;
        }

        if (!HttpMethods.IsOptions(context.Request.Method) || !context.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod))
        {
            await next(context);
            return;
        }

        // a preflight needs no key: it says only what a page may send
        if (allowed)
        {
            headers.AccessControlAllowMethods = Methods;
            headers.AccessControlAllowHeaders = _headers;
            headers.AccessControlMaxAge = KeepSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        context.Response.StatusCode = allowed ? StatusCodes.Status204NoContent : StatusCodes.Status403Forbidden;
    }

    private static async Task<bool> IsAllowedAsync(HttpContext context, string origin)
    {
        var store = await context.RequestServices.GetRequiredService<IStoreContext>().GetCurrentStoreAsync();
        var configuration = await context.RequestServices.GetRequiredService<ProviderConfigurations>().FindActiveAsync(store.Id);

        return OriginList.Contains(configuration?.AllowedOrigins, origin);
    }
}
