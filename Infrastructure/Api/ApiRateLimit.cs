using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>
/// Limits how often one client may call the API. A client is told apart by a known key, or else by its address.
/// </summary>
public static class ApiRateLimit
{
    private const int FallbackPermits = 300;
    private const int FallbackWindowSeconds = 60;
    private const int NETWORK_BYTES = 8;
    private const string Partner = "partner:";
    private static readonly object _client = new();

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
        var client = context.Items[_client] as string ?? string.Empty;
        var permits = client.StartsWith(Partner, StringComparison.Ordinal) ? ApiDefaults.PartnerPermits
            : settings is { ApiPermitLimit: > 0 } ? settings.ApiPermitLimit : FallbackPermits;
        var seconds = settings is { ApiWindowSeconds: > 0 } ? settings.ApiWindowSeconds : FallbackWindowSeconds;

        return RateLimitPartition.GetFixedWindowLimiter((Client: client, Permits: permits, Seconds: seconds), name => new FixedWindowRateLimiterOptions
        {
            PermitLimit = name.Permits,
            Window = TimeSpan.FromSeconds(name.Seconds),
            QueueLimit = 0
        });
    }

    /// <summary>
    /// Finds out who calls, before the limit is asked: a key counts where the route asks for keys and the key is known. Everybody else is told
    /// apart by the address, so that inventing keys opens no new limit
    /// </summary>
    public static async Task NameClientAsync(HttpContext context, RequestDelegate next)
    {
        context.Items[_client] = await FindCallerAsync(context) ?? $"address:{AddressOf(context)}";

        await next(context);
    }

    private static async Task<string> FindCallerAsync(HttpContext context)
    {
        var policies = context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToList() ?? [];
        if (string.IsNullOrEmpty(ApiKeyAuthenticationHandler.KeyOf(context.Request)))
            return null;

        // a scheme remembers its result for the request: the authorization asks for it again
        if (policies.Contains(ApiDefaults.PartnerPolicy))
            return await FindAsync(ApiDefaults.PartnerScheme, ApiDefaults.PartnerIdClaim) is { } partnerId ? Partner + partnerId : null;
        if (policies.Contains(ApiDefaults.ReadPolicy) || policies.Contains(ApiDefaults.WritePolicy))
            return await FindAsync(ApiDefaults.KeyScheme, ApiDefaults.KeyIdClaim) is { } keyId ? $"key:{keyId}" : null;

        return null;

        async Task<string> FindAsync(string scheme, string claim) => (await context.AuthenticateAsync(scheme)).Principal?.FindFirst(claim)?.Value;
    }

    /// <summary>
    /// nopCommerce's idea of the client's address: the connection's, in which forwarded headers were put before if the store trusts its proxy.
    /// One network of the sixth version belongs to one client, who has as many addresses as he likes
    /// </summary>
    private static string AddressOf(HttpContext context)
    {
        var text = context.RequestServices.GetService<IWebHelper>()?.GetCurrentIpAddress() ?? context.Connection.RemoteIpAddress?.ToString();
        if (!IPAddress.TryParse(text, out var address))
            return string.Empty;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, NETWORK_BYTES) : address.ToString();
    }
}
