using Microsoft.AspNetCore.Http;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Names and limits that the REST API's parts share.</summary>
public static class ApiDefaults
{
    public const string Prefix = "api/loyalty";
    public const string DocumentationPrefix = "api/doc";
    public const string ProviderGroup = "provider";

    public const string KeyScheme = "Loyalty.ApiKey";
    public const string PartnerScheme = "Loyalty.Partner";
    public const string PartnerPolicy = "Loyalty.Api.Partner";
    public const string ReadPolicy = "Loyalty.Api.Read";
    public const string WritePolicy = "Loyalty.Api.Write";
    public const string AdminPolicy = "Loyalty.Api.Admin";
    public const string ReadScope = "loyalty:read";
    public const string WriteScope = "loyalty:write";
    public const string AdminScope = "loyalty:admin";

    public const string KeyHeader = "X-Api-Key";
    public const string IdempotencyHeader = "Idempotency-Key";

    public const string KeyIdClaim = "loyalty:key";
    public const string PartnerIdClaim = "loyalty:partner";
    public const string ScopeClaim = "loyalty:scope";
    public const string StoreClaim = "loyalty:store";

    public const int MaximumBodyBytes = 16 * 1024;
    public const int MaximumBasketBytes = 128 * 1024;
    public const int MaximumIdempotencyKeyLength = 200;

    /// <summary>Calls a partner, a whole shop, may make in the window of the API's limit.</summary>
    public const int PartnerPermits = 12_000;

    private static readonly PathString _apiPath = new("/" + Prefix);
    private static readonly PathString _documentationPath = new("/" + DocumentationPrefix);

    /// <summary>Whether a request path belongs to this API or its documentation.</summary>
    public static bool Covers(PathString path) =>
        path.StartsWithSegments(_apiPath) || path.StartsWithSegments(_documentationPath);
}
