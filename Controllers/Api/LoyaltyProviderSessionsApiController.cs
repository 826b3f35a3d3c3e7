using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Core.Domain.Directory;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Factories;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Partners;
using Nop.Services.Directory;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Baskets at partners': what they earn, the rewards for them, and what of it was fulfilled.</summary>
[Route(ApiDefaults.ProviderPrefix + "/sessions/{session}")]
public class LoyaltyProviderSessionsApiController(PartnerService partners, PartnerPrograms programs, PartnerCustomers customers, PartnerSessions sessions,
    PartnerSessionWork work, ICurrencyService currencies, CurrencySettings currencySettings, IStoreContext storeContext, TimeProvider time)
    : LoyaltyProviderApiController(partners, storeContext)
{
    private const decimal MostMoney = 1_000_000_000;
    private const string NamePattern = "^[A-Za-z0-9._~-]{1,64}$";
    private const string NameMessage = "Must have from 1 to 64 letters, digits, dots, hyphens, underscores and tildes.";

    /// <summary>Where a session stands.</summary>
    /// <param name="session">Your name of the session.</param>
    [HttpGet("")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderStateModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, ApiErrorCodes.NotFound)]
    public async Task<IActionResult> GetSession([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session)
    {
        var (found, refusal) = await FindAsync(session);

        return refusal ?? (found is null ? Refuse(ApiErrorCodes.NotFound, "There is no such session.") : Data(found.ToModel(found.Status)));
    }

    /// <summary>Get rewards: what a basket earns, and which rewards there are for it.</summary>
    /// <remarks>The first call begins the session. Call again, under a higher number, whenever the basket changes: what was accepted is weighed anew,
    /// and what holds no longer is named under "lost".</remarks>
    /// <param name="session">Your name of the session, a new one for every basket.</param>
    /// <param name="request">The basket.</param>
    [HttpPost("rewards")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderSessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.InvalidState,
        ApiErrorCodes.IdempotencyConflict, ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public async Task<IActionResult> GetRewards([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderBasketRequest request)
    {
        var currency = await GetCurrencyAsync();
        if (FaultOf(request, currency) is { } fault)
            return Refuse(fault);

        var (found, refusal) = await FindAsync(session);
        if (refusal is not null)
            return refusal;

        var storeId = await GetStoreIdAsync();
        var program = await programs.FindAsync(await GetPartnerAsync(), storeId, request.Program);
        if (!program.Success)
            return Refuse(program.Error);
        var shopper = await customers.FindByCardAsync(program.Value, request.LoyaltyId);
        if (!shopper.Success)
            return Refuse(shopper.Error with { Field = nameof(request.LoyaltyId) });
        if (shopper.Value.Member.Status != MemberStatus.Active)
            return Refuse(ApiErrorCodes.MemberInactive, "The shopper's membership is not active.", "loyaltyId");
        if (found is not null && (await customers.FindByMemberAsync(found.MemberId))?.Member.Id != shopper.Value.Member.Id)
            return Refuse(ApiErrorCodes.ValidationFailed, "The session is another shopper's. Begin a new one.", "loyaltyId");

        return Answer(await sessions.RunAsync(CallOf(session, PartnerSessionAction.GetRewards, request),
            () => new PartnerSession { StoreId = storeId, ProgramId = program.Value.Id, MemberId = shopper.Value.Member.Id, SiteId = request.SiteId },
            async open => Json((await work.GetRewardsAsync(open, program.Value, shopper.Value, request.Lines.ToLines(), PartnerActor))
                .ToModel(open, PartnerSessionStatus.Active, program.Value, currency))));
    }

    /// <summary>Accept and decline rewards.</summary>
    /// <remarks>Exactly what is named is accepted; its points are reserved at once, for the program's time limit, as a cart reserves them.</remarks>
    /// <param name="session">Your name of the session.</param>
    /// <param name="request">What the shopper wants.</param>
    [HttpPost("accept")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderSessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, ApiErrorCodes.NotFound, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.InsufficientPoints,
        LoyaltyErrorCodes.REWARD_NOT_FOUND, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict, ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public async Task<IActionResult> AcceptRewards([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderAcceptRequest request)
    {
        var call = CallOf(session, PartnerSessionAction.Accept, request);

        return await RunAsync(call, async (open, program, shopper) =>
        {
            var evaluation = await work.AcceptAsync(open, program, shopper, request.Rewards.Distinct().ToList(), request.Points ?? 0, call);
            return evaluation.Success ? Json(evaluation.Value.ToModel(open, PartnerSessionStatus.Active, program, await GetCurrencyAsync())) : evaluation.Error;
        });
    }

    /// <summary>Keep what is accepted for the order that was placed.</summary>
    /// <remarks>Call it when the order is placed. The points are kept for 30 days; finalize the session when the order is fulfilled, or cancel it.
    /// Refused with REDEMPTION_EXPIRED when a reservation ran out before: get the rewards again, and let the shopper see the new total.</remarks>
    /// <param name="session">Your name of the session.</param>
    /// <param name="request">Number of the call.</param>
    [HttpPost("claim")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderSessionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, ApiErrorCodes.NotFound, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, LoyaltyErrorCodes.REDEMPTION_EXPIRED, ApiErrorCodes.InvalidState,
        ApiErrorCodes.IdempotencyConflict, ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public Task<IActionResult> ClaimSession([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderCallRequest request) =>
        RunAsync(CallOf(session, PartnerSessionAction.Claim, request), async (open, program, shopper) =>
        {
            var evaluation = await work.ClaimAsync(open, program, shopper, time.GetUtcNow().UtcDateTime, PartnerActor);
            return evaluation.Success ? Json(evaluation.Value.ToModel(open, PartnerSessionStatus.PendingFinalization, program, await GetCurrencyAsync())) : evaluation.Error;
        });

    /// <summary>Finalize rewards: book what was fulfilled.</summary>
    /// <remarks>Call it at fulfilment, with the lines as they were handed over after substitutions and removals. Call it again, under a higher number and
    /// with what is left, when some of it comes back: the difference is booked. No lines mean that all came back.</remarks>
    /// <param name="session">Your name of the session.</param>
    /// <param name="request">The lines.</param>
    [HttpPost("finalize")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderSummaryModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, ApiErrorCodes.NotFound, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict,
        ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public async Task<IActionResult> FinalizeRewards([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderFinalizeRequest request)
    {
        if (FaultOf(request, await GetCurrencyAsync()) is { } fault)
            return Refuse(fault);

        var partner = await GetPartnerAsync();
        return await RunAsync(CallOf(session, PartnerSessionAction.Finalize, request), async (open, program, shopper) =>
            Json((await work.FinalizeAsync(open, program, shopper, request.Lines.ToLines(), partner.Name, PartnerActor)).ToModel(open)));
    }

    /// <summary>Cancel a transaction that was not finalized.</summary>
    /// <remarks>All points go back. What was finalized is not cancelled but finalized again, with no lines.</remarks>
    /// <param name="session">Your name of the session.</param>
    /// <param name="request">Number of the call.</param>
    [HttpPost("cancel")]
    [Authorize(Policy = ApiDefaults.PartnerPolicy)]
    [ProducesResponseType<DataResponse<ProviderStateModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, ApiErrorCodes.NotFound, ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict,
        ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public Task<IActionResult> CancelTransaction([RegularExpression(NamePattern, ErrorMessage = NameMessage)] string session, [JsonBody] ProviderCallRequest request) =>
        RunAsync(CallOf(session, PartnerSessionAction.Cancel, request), async (open, _, _) =>
        {
            await work.CancelAsync(open, PartnerActor);
            return Json(open.ToModel(PartnerSessionStatus.Failed));
        });

    private async Task<IActionResult> RunAsync(PartnerCall call, Func<PartnerSession, LoyaltyProgram, PartnerCustomer, Task<Result<string>>> act)
    {
        var (found, refusal) = await FindAsync(call.Session);
        if (refusal is not null)
            return refusal;
        if (found is null)
            return Refuse(ApiErrorCodes.NotFound, "There is no such session.");

        // what was begun is brought to its end, whether the program is still active or not
        var program = await programs.FindOwnAsync(await GetPartnerAsync(), found.ProgramId);
        if (program is null)
            return Refuse(ApiErrorCodes.ProgramNotFound, "The program of the session is gone, or not for this partner any more.");
        var shopper = await customers.FindByMemberAsync(found.MemberId);
        if (shopper is null)
            return Refuse(ApiErrorCodes.MemberNotFound, "The shopper is no member any more.");
        if (call.Action == PartnerSessionAction.Accept && shopper.Member.Status != MemberStatus.Active)
            return Refuse(ApiErrorCodes.MemberInactive, "The shopper's membership is not active.");

        return Answer(await sessions.RunAsync(call, null, open => act(open, program, shopper)));
    }

    private async Task<(PartnerSession, IActionResult)> FindAsync(string name)
    {
        var found = await sessions.FindAsync(PartnerId, name);

        return found is null || found.StoreId == await GetStoreIdAsync() ? (found, null) : (null, Refuse(ApiErrorCodes.StoreIsolation, "The session belongs to another store."));
    }

    private PartnerCall CallOf<TRequest>(string session, PartnerSessionAction action, TRequest request) where TRequest : ProviderCallRequest => new(PartnerId, session, request.Sequence!.Value, action,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{action}\n{JsonSerializer.Serialize(request, ApiJson.Options)}"))));

    private async Task<string> GetCurrencyAsync() => (await currencies.GetCurrencyByIdAsync(currencySettings.PrimaryStoreCurrencyId)).CurrencyCode;

    private static LoyaltyError FaultOf(ProviderLinesRequest request, string currency)
    {
        if (!string.Equals(request.Currency, currency, StringComparison.OrdinalIgnoreCase))
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"All amounts must be in {currency}.", nameof(request.Currency));
        if (request.Lines.Any(line => line is null))
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "A line is missing.", nameof(request.Lines));
        if (request.Lines.Select(line => line.LineId).Distinct().Count() < request.Lines.Count)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "Each line needs a name of its own.", nameof(ProviderLineRequest.LineId));
        if (request.Lines.ToLines().Sum(line => line.Price) > MostMoney)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, $"Must not come to more than {MostMoney}.", nameof(request.Lines));

        return null;
    }

    private static Result<string> Json<T>(T model) => JsonSerializer.Serialize(new DataResponse<T>(model), ApiJson.Options);

    private static IActionResult Answer(Result<string> answer) =>
        answer.Success ? new ApiResult<JsonElement>(JsonDocument.Parse(answer.Value).RootElement) : Refuse(answer.Error);
}
