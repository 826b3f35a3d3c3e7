using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Partners;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>How partners come in, and whom they ask about.</summary>
[Route(ProviderProtocol.PREFIX)]
public class LoyaltyProviderAccessApiController(PartnerService partners, PartnerTokens tokens, PartnerEngine engine, IStoreContext storeContext) : LoyaltyProviderApiController(partners, storeContext)
{
    private const string BasicPrefix = "Basic ";
    private const string ClientCredentials = "client_credentials";

    /// <summary>Fetch a token.</summary>
    /// <remarks>OAuth 2.0 client credentials (RFC 6749, section 4.4): a form with grant_type, and the credentials as Basic authorization or in the form.
    /// A token is good for 15 minutes; keep it until shortly before it ends.</remarks>
    /// <param name="grantType">Always "client_credentials".</param>
    /// <param name="clientId">The client id, unless it is sent as Basic authorization.</param>
    /// <param name="clientSecret">The client secret, unless it is sent as Basic authorization.</param>
    [HttpPost("token")]
    [AllowAnonymous]
    [ProducesResponseType<TokenModel>(StatusCodes.Status200OK)]
    [ProducesResponseType<TokenErrorModel>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<TokenErrorModel>(StatusCodes.Status401Unauthorized)]
    [Answers]
    public async Task<IActionResult> CreateToken([FromForm(Name = "grant_type")] string grantType = null, [FromForm(Name = "client_id")] string clientId = null,
        [FromForm(Name = "client_secret")] string clientSecret = null)
    {
        if (string.IsNullOrEmpty(grantType))
            return RefuseToken(StatusCodes.Status400BadRequest, "invalid_request", "Send a form with grant_type.");
        if (grantType != ClientCredentials)
            return RefuseToken(StatusCodes.Status400BadRequest, "unsupported_grant_type", $"The grant_type must be {ClientCredentials}.");

        if (Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
            (clientId, clientSecret) = ReadBasic(authorization);
        var partner = await Partners.AuthenticateAsync(clientId, clientSecret);
        if (partner is null)
        {
            Response.Headers[HeaderNames.WWWAuthenticate] = "Basic realm=\"loyalty-provider\"";
            return RefuseToken(StatusCodes.Status401Unauthorized, "invalid_client", "The credentials are not known, or were revoked.");
        }
        if (!IdList.Contains(partner.StoreIds, await GetStoreIdAsync()))
            return RefuseToken(StatusCodes.Status400BadRequest, "unauthorized_client", "The partner may not use this store.");

        return new ApiResult<TokenModel>(new TokenModel { AccessToken = tokens.Create(partner.Id), TokenType = "Bearer", ExpiresIn = PartnerTokens.LIFETIME_SECONDS });
    }

    /// <summary>Whether this store can be worked with now.</summary>
    /// <remarks>Offline means that no program of the partner's is active here: sell without loyalty and ask again later.</remarks>
    [HttpGet("status")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderStatusModel>>(StatusCodes.Status200OK)]
    [Answers]
    public async Task<IActionResult> GetStatus()
    {
        return Data(await engine.GetStatusAsync(await GetCallerAsync()));
    }

    /// <summary>Find a shopper by phone, e-mail address or card.</summary>
    /// <remarks>A registered customer who is found and is no member yet becomes one where the program is joined without anybody's help. A phone number
    /// or an address identifies a shopper, it does not prove who he is: let nobody spend points by it alone where that matters to you.</remarks>
    /// <param name="request">What the shopper identifies himself by.</param>
    [HttpPost("customers/lookup")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderCustomerModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.InvalidState)]
    public async Task<IActionResult> FindCustomer([JsonBody] ProviderLookupRequest request)
    {
        var found = await engine.FindCustomerAsync(await GetCallerAsync(), request);
        return found.Success ? Data(found.Value) : Refuse(found.Error);
    }

    private static ApiResult<TokenErrorModel> RefuseToken(int status, string error, string description) =>
        new(new TokenErrorModel { Error = error, ErrorDescription = description }, status);

    private static (string ClientId, string ClientSecret) ReadBasic(string authorization)
    {
        if (!authorization.StartsWith(BasicPrefix, StringComparison.OrdinalIgnoreCase))
            return (null, null);

        var buffer = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[BasicPrefix.Length..].Trim(), buffer, out var length))
            return (null, null);

        var pair = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return pair.Length == 2 ? (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])) : (null, null);
    }
}
