using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.Partners;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Baskets at partners': what they earn, the rewards for them, and what of it was fulfilled.</summary>
[Route(ProviderProtocol.PREFIX + "/sessions/{session}")]
public class LoyaltyProviderSessionsApiController(PartnerService partners, PartnerEngine engine, IStoreContext storeContext) : LoyaltyProviderApiController(partners, storeContext)
{
    private const string NamePattern = "^[A-Za-z0-9._~-]{1,64}$";
    private const string NameMessage = "Must have from 1 to 64 letters, digits, dots, hyphens, underscores and tildes.";

    /// <summary>Where a session stands.</summary>
    /// <param name="session">Your name of the session.</param>
    [HttpGet("")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderStateModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.NotFound)]
    public async Task<IActionResult> GetSession([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session)
    {
        var state = await engine.GetStateAsync(await GetCallerAsync(), session);
        return state.Success ? Data(state.Value) : Refuse(state.Error);
    }

    /// <summary>Get rewards: what a basket earns, and which rewards there are for it.</summary>
    /// <remarks>The first call begins the session. Call again, under a higher number, whenever the basket changes: what was accepted is weighed anew,
    /// and what holds no longer is named under "lost".</remarks>
    /// <param name="session">Your name of the session, a new one for every basket.</param>
    /// <param name="request">The basket.</param>
    [HttpPost("rewards")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderSessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict)]
    public async Task<IActionResult> GetRewards([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderBasketRequest request)
    {
        return Answer(await engine.GetRewardsAsync(await GetCallerAsync(), session, request));
    }

    /// <summary>Accept and decline rewards.</summary>
    /// <remarks>Exactly what is named is accepted; its points are reserved at once, for the program's time limit, as a cart reserves them.</remarks>
    /// <param name="session">Your name of the session.</param>
    /// <param name="request">What the shopper wants.</param>
    [HttpPost("accept")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderSessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.NotFound, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.InsufficientPoints, LoyaltyErrorCodes.REWARD_NOT_FOUND, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict)]
    public async Task<IActionResult> AcceptRewards([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderAcceptRequest request)
    {
        return Answer(await engine.AcceptAsync(await GetCallerAsync(), session, request));
    }

    /// <summary>Keep what is accepted for the order that was placed.</summary>
    /// <remarks>Call it when the order is placed. The points are kept for 30 days; finalize the session when the order is fulfilled, or cancel it.
    /// Refused with REDEMPTION_EXPIRED when a reservation ran out before: get the rewards again, and let the shopper see the new total.</remarks>
    /// <param name="session">Your name of the session.</param>
    /// <param name="request">Number of the call.</param>
    [HttpPost("claim")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderSessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.NotFound, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, LoyaltyErrorCodes.REDEMPTION_EXPIRED, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict)]
    public async Task<IActionResult> ClaimSession([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderCallRequest request) =>
        Answer(await engine.ClaimAsync(await GetCallerAsync(), session, request));

    /// <summary>Finalize rewards: book what was fulfilled.</summary>
    /// <remarks>Call it at fulfilment, with the lines as they were handed over after substitutions and removals. Call it again, under a higher number and
    /// with what is left, when some of it comes back: the difference is booked. No lines mean that all came back.</remarks>
    /// <param name="session">Your name of the session.</param>
    /// <param name="request">The lines.</param>
    [HttpPost("finalize")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderSummaryModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.NotFound, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict)]
    public async Task<IActionResult> FinalizeRewards([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderFinalizeRequest request)
    {
        return Answer(await engine.FinalizeAsync(await GetCallerAsync(), session, request));
    }

    /// <summary>Cancel a transaction that was not finalized.</summary>
    /// <remarks>All points go back. What was finalized is not cancelled but finalized again, with no lines.</remarks>
    /// <param name="session">Your name of the session.</param>
    /// <param name="request">Number of the call.</param>
    [HttpPost("cancel")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderStateModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.NotFound, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict)]
    public async Task<IActionResult> CancelTransaction([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderCallRequest request) =>
        Answer(await engine.CancelAsync(await GetCallerAsync(), session, request));

    private static IActionResult Answer(Result<string> answer) =>
        answer.Success ? new ApiResult<JsonElement>(JsonDocument.Parse(answer.Value).RootElement) : Refuse(answer.Error);
}
