using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Authenticates a request by its API key and answers refusals as problems, never as redirects.</summary>
public sealed class ApiKeyAuthenticationHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger,
    UrlEncoder encoder, IApiKeyService apiKeys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string BearerPrefix = "Bearer ";

    /// <summary>The key a request carries, or null: the key header first, then a bearer token.</summary>
    public static string KeyOf(HttpRequest request)
    {
        if (request.Headers.TryGetValue(ApiDefaults.KeyHeader, out var header))
            return header.Count == 1 ? header[0] : string.Empty;

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? authorization[BearerPrefix.Length..].Trim()
            : null;
    }

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = KeyOf(Request);
        if (secret is null)
            return AuthenticateResult.NoResult();

        var key = await apiKeys.FindActiveAsync(secret);
        if (key is null)
            return AuthenticateResult.Fail("The API key is not known, or was revoked.");

        var identity = new ClaimsIdentity(ApiDefaults.KeyScheme);
        identity.AddClaim(new Claim(ApiDefaults.KeyIdClaim, key.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(apiKeys.ScopesOf(key).Select(scope => new Claim(ApiDefaults.ScopeClaim, scope)));
        identity.AddClaims(apiKeys.StoreIdsOf(key)
            .Select(storeId => new Claim(ApiDefaults.StoreClaim, storeId.ToString(CultureInfo.InvariantCulture))));

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"loyalty\"";
        var detail = KeyOf(Request) is null
            ? $"Send an API key in the {ApiDefaults.KeyHeader} header."
            : "The API key is not known, or was revoked.";
        return ApiProblem.Of(ApiErrorCodes.Unauthorized, detail).WriteAsync(Context);
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.Of(ApiErrorCodes.Forbidden).WriteAsync(Context);
}
