using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Partners;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Api;

/// <summary>Authenticates a request by a partner's token. Only the Authorization header is looked at: a token in an API key's place is none.</summary>
public sealed class PartnerAuthenticationHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger,
    UrlEncoder encoder, PartnerService partners, PartnerTokens tokens) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string BearerPrefix = "Bearer ";
    private const string Unknown = "The token is not known here, or has ended. Fetch a new one.";

    private string Token => Request.Headers.Authorization.ToString() is { } header && header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
        ? header[BearerPrefix.Length..].Trim()
        : null;

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token is not { } token)
            return AuthenticateResult.NoResult();
        if (tokens.Read(token) is not { } partnerId || await partners.FindActiveAsync(partnerId) is not { } partner)
            return AuthenticateResult.Fail(Unknown);

        var identity = new ClaimsIdentity(ApiDefaults.PartnerScheme);
        identity.AddClaim(new Claim(ApiDefaults.PartnerIdClaim, partner.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(IdList.Parse(partner.StoreIds).Select(storeId => new Claim(ApiDefaults.StoreClaim, storeId.ToString(CultureInfo.InvariantCulture))));

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = Token is null ? "Bearer realm=\"loyalty-provider\"" : "Bearer realm=\"loyalty-provider\", error=\"invalid_token\"";

        return ApiProblem.Of(ApiErrorCodes.Unauthorized, Token is null ? "Send a token as Authorization: Bearer." : Unknown).WriteAsync(Context);
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.Of(ApiErrorCodes.Forbidden).WriteAsync(Context);
}
