using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Redemptions outside the store's own checkout, for programs that hold an API key.</summary>
[Route(ApiDefaults.Prefix + "/redemptions")]
public class LoyaltyRedemptionsApiController(ExternalRedemptions redemptions, ILedgerService ledger, IMemberService members,
    IProgramService programs, IRedemptionService redemptionService, IStoreContext storeContext) : LoyaltyApiController
{
    private const string IdMessage = "Must be a redemption's number, at least 1.";

    /// <summary>Whether a customer could redeem something now.</summary>
    /// <remarks>Changes nothing. A refusal says why, with the field at fault.</remarks>
    /// <param name="request">What to redeem.</param>
    [HttpPost("validate")]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<RedemptionQuoteModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.InsufficientPoints, ApiErrorCodes.InvalidState, LoyaltyErrorCodes.REWARD_NOT_FOUND)]
    public async Task<IActionResult> ValidateRedemption([JsonBody] RedemptionRequest request)
    {
        var (program, member, refusal) = await FindAsync(request.CustomerId!.Value);
        if (refusal is not null)
            return refusal;

        var quote = await redemptions.QuoteAsync(program, member, await StoreIdAsync(), ToRequest(request));
        var balance = (await ledger.GetAccountAsync(member.Id)).Balance;
        return quote.Success
            ? Data(new RedemptionQuoteModel(quote.Value.Points, quote.Value.Amount, quote.Value.Reward?.Id, balance))
            : Refuse(quote.Error);
    }

    /// <summary>Reserve points or a reward for a customer.</summary>
    /// <remarks>The points are taken at once and come back when the time limit passes. Confirm or release the reservation before.
    /// Send an Idempotency-Key to make repeating the call harmless.</remarks>
    /// <param name="request">What to redeem.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every reservation.</param>
    [HttpPost("reserve")]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<RedemptionModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.InsufficientPoints, ApiErrorCodes.InvalidState, LoyaltyErrorCodes.REWARD_NOT_FOUND)]
    public async Task<IActionResult> Reserve([JsonBody] RedemptionRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        await SettledAsync(request.CustomerId!.Value);
        var key = ApiIdempotency.LedgerKey(Caller, idempotencyKey);
        if (request.RewardId is null)
        {
            var program = await programs.GetSavedDefaultProgramAsync(await StoreIdAsync());
            if (program is null)
                return NoProgram();

            var taken = await redemptions.ReservePointsAsync(program, request.CustomerId.Value, await StoreIdAsync(), ToRequest(request), Actor, key);
            return taken.Success ? Data(taken.Value.ToModel()) : taken.Error.Code == LoyaltyErrorCodes.MEMBER_NOT_FOUND ? NoMember() : Refuse(taken.Error);
        }

        var (offering, member, refusal) = await FindAsync(request.CustomerId.Value);
        if (refusal is not null)
            return refusal;

        var reserved = await redemptions.ReserveAsync(offering, member, await StoreIdAsync(), ToRequest(request), Actor, key);
        return reserved.Success ? Data(reserved.Value.ToModel()) : Refuse(reserved.Error);
    }

    /// <summary>A redemption.</summary>
    /// <param name="id">The redemption's number.</param>
    [HttpGet("{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<RedemptionModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.REDEMPTION_NOT_FOUND)]
    public async Task<IActionResult> GetRedemption([Range(1, int.MaxValue, ErrorMessage = IdMessage)] int id)
    {
        var (redemption, refusal) = await FindRedemptionAsync(id);
        return refusal ?? Data(redemption.ToModel());
    }

    /// <summary>Confirm that a reservation was used.</summary>
    /// <remarks>Repeating the call gives the same answer. Points that were not used are given back.</remarks>
    /// <param name="id">The redemption's number.</param>
    /// <param name="request">How much of it was used.</param>
    /// <param name="idempotencyKey">A key of your choice; repeating the call is harmless without one, too.</param>
    [HttpPost("{id}/confirm")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<RedemptionModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.REDEMPTION_NOT_FOUND, LoyaltyErrorCodes.REDEMPTION_EXPIRED)]
    public async Task<IActionResult> Confirm([Range(1, int.MaxValue, ErrorMessage = IdMessage)] int id, [JsonBody] ConfirmRequest request,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (redemption, refusal) = await FindRedemptionAsync(id);
        if (refusal is not null)
            return refusal;

        var confirmed = await redemptions.ConfirmAsync(redemption, request.Points, request.Reference, Actor);
        return confirmed.Success ? Data(confirmed.Value.ToModel()) : Refuse(confirmed.Error);
    }

    /// <summary>Give a reservation's points back.</summary>
    /// <remarks>Repeating the call gives the same answer.</remarks>
    /// <param name="id">The redemption's number.</param>
    /// <param name="request">Why.</param>
    /// <param name="idempotencyKey">A key of your choice; repeating the call is harmless without one, too.</param>
    [HttpPost("{id}/release")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<RedemptionModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.REDEMPTION_NOT_FOUND, LoyaltyErrorCodes.REDEMPTION_EXPIRED)]
    public async Task<IActionResult> Release([Range(1, int.MaxValue, ErrorMessage = IdMessage)] int id, [JsonBody] ReleaseRequest request,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (redemption, refusal) = await FindRedemptionAsync(id);
        if (refusal is not null)
            return refusal;

        var released = redemption.DiscountId is null
            ? await redemptions.ReleaseAsync(redemption, request.Reason, Actor)
            : await redemptionService.ReleaseAsync(redemption, null, Actor);
        return released.Success ? Data(released.Value.ToModel()) : Refuse(released.Error);
    }

    private async Task<int> StoreIdAsync() => (await storeContext.GetCurrentStoreAsync()).Id;

    private async Task<(LoyaltyProgram, LoyaltyMember, IActionResult)> FindAsync(int customerId)
    {
        var program = await programs.GetSavedDefaultProgramAsync(await StoreIdAsync());
        if (program is null)
            return (null, null, NoProgram());

        var member = await members.GetMemberAsync(program.Id, customerId);
        return (program, member, member is null ? NoMember() : null);
    }

    private static IActionResult NoMember() => Refuse(ApiErrorCodes.MemberNotFound, "This customer is not a member of the program.", "customerId");

    private async Task<(LoyaltyRedemption, IActionResult)> FindRedemptionAsync(int id)
    {
        var redemption = await redemptionService.GetRedemptionByIdAsync(id);
        if (redemption is null)
            return (null, Refuse(LoyaltyErrorCodes.REDEMPTION_NOT_FOUND, $"There is no redemption {id.ToString(CultureInfo.InvariantCulture)}."));

        var program = await programs.GetProgramByIdAsync(redemption.ProgramId);
        if (program is null)
            return (null, Refuse(LoyaltyErrorCodes.REDEMPTION_NOT_FOUND, $"There is no redemption {id.ToString(CultureInfo.InvariantCulture)}."));

        var allowed = KeyStoreAttribute.Allows(User, redemption.StoreId) && ProgramStores.MayRead(User, program);
        return (redemption, allowed ? null : Refuse(ApiErrorCodes.StoreIsolation, "The redemption belongs to another store."));
    }

    private static ExternalRequest ToRequest(RedemptionRequest request) => new(request.Points, request.RewardId, request.OrderTotal, request.Reference);
}
