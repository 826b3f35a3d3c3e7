using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Limits how often one client may call the API. Runs before authentication by key, so a client is told
/// apart by the key it sends, or else by its address.
/// </summary>
public static class ApiRateLimit
{
    private const int FallbackPermits = 300;
    private const int FallbackWindowSeconds = 60;

    /// <summary>Options of the limiter; independent of any limiter the store itself has.</summary>
    public static RateLimiterOptions CreateOptions() => new()
    {
        GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Client, int Permits, int Seconds)>(Partition),
        RejectionStatusCode = StatusCodes.Status429TooManyRequests,
        OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.FromSeconds(1);
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            context.HttpContext.Response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
            return new ValueTask(ApiProblem.Of(ApiErrorCodes.RateLimited).WriteAsync(context.HttpContext));
        }
    };

    private static RateLimitPartition<(string Client, int Permits, int Seconds)> Partition(HttpContext context)
    {
        // the limits are part of the partition's name, so a changed setting counts at once
        var settings = context.RequestServices.GetService<LoyaltySettings>();
        var permits = settings is { ApiPermitLimit: > 0 } ? settings.ApiPermitLimit : FallbackPermits;
        var seconds = settings is { ApiWindowSeconds: > 0 } ? settings.ApiWindowSeconds : FallbackWindowSeconds;

        return RateLimitPartition.GetFixedWindowLimiter((Client: ClientOf(context), Permits: permits, Seconds: seconds), name => new FixedWindowRateLimiterOptions
        {
            PermitLimit = name.Permits,
            Window = TimeSpan.FromSeconds(name.Seconds),
            QueueLimit = 0
        });
    }

    /// <summary>A name for the caller; a key is only kept as its hash.</summary>
    public static string ClientOf(HttpContext context)
    {
        var key = ApiKeyAuthenticationHandler.KeyOf(context.Request);
        return string.IsNullOrEmpty(key)
            ? $"address:{context.Connection.RemoteIpAddress}"
            : "key:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
