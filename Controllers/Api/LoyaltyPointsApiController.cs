using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Points of customers, for programs that hold an API key.</summary>
[Route(ApiDefaults.Prefix)]
public class LoyaltyPointsApiController(ILedgerService ledger, IMemberService members, IProgramService programs,
    IStoreContext storeContext, PointsApiModelFactory models) : LoyaltyApiController
{
    private const string CustomerMessage = "Must be a customer's number, at least 1.";

    /// <summary>Points and tier of a customer.</summary>
    /// <remarks>An unknown customer, or one who is not a member, has 0 points and stands in the first tier.</remarks>
    /// <param name="customerId">The customer's number.</param>
    [HttpGet("points/{customerId}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<PointsModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetPoints([Range(1, int.MaxValue, ErrorMessage = CustomerMessage)] int customerId)
    {
        var program = await programs.GetSavedDefaultProgramAsync((await storeContext.GetCurrentStoreAsync()).Id);
        return program is null ? NoProgram() : Data(await models.PreparePointsAsync(program, customerId));
    }

    /// <summary>Ledger of a customer, newest first.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before". A customer who is not a member has an empty ledger.</remarks>
    /// <param name="customerId">The customer's number.</param>
    /// <param name="before">Only entries with a lower version than this.</param>
    /// <param name="limit">How many entries.</param>
    [HttpGet("points/{customerId}/transactions")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<TransactionModel, TransactionsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetTransactions(
        [Range(1, int.MaxValue, ErrorMessage = CustomerMessage)] int customerId,
        [FromQuery, Range(1L, long.MaxValue, ErrorMessage = "Must be the version of an entry, at least 1.")] long? before = null,
        [FromQuery, Range(1, 100, ErrorMessage = "Must be from {1} to {2}.")] int limit = 20)
    {
        var program = await programs.GetSavedDefaultProgramAsync((await storeContext.GetCurrentStoreAsync()).Id);
        if (program is null)
            return NoProgram();

        await SettledAsync(customerId);
        var member = await members.GetMemberAsync(program.Id, customerId);
        var entries = member is null ? [] : await ledger.GetEntriesAsync(member.Id, limit, before);
        // versions have no gaps: below the first entry there is nothing
        long? nextBefore = entries.Count == limit && entries[^1].Version > 1 ? entries[^1].Version : null;
        return Page(entries.Select(models.PrepareTransaction).ToList(), new TransactionsMeta(limit, nextBefore));
    }

    /// <summary>Spend a customer's points.</summary>
    /// <remarks>Send an Idempotency-Key to make repeating the call harmless: the same key and body give the first answer again.</remarks>
    /// <param name="request">What to spend.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every redemption.</param>
    [HttpPost("redeem")]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<RedeemModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound, ApiErrorCodes.InsufficientPoints, ApiErrorCodes.MemberInactive)]
    public async Task<IActionResult> Redeem([JsonBody] RedeemRequest request,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var program = await programs.GetSavedDefaultProgramAsync((await storeContext.GetCurrentStoreAsync()).Id);
        if (program is null)
            return NoProgram();

        await SettledAsync(request.CustomerId!.Value);
        LoyaltyMember member = null;
        var key = ApiIdempotency.LedgerKey(Caller, idempotencyKey);
        var result = await ledger.ExecuteAsync(MemberAddress.OfCustomer(program.Id, request.CustomerId.Value), key, found =>
        {
            member = found.Member;
            return new RedeemPoints(request.Amount!.Value)
            {
                MemberId = member.Id, IdempotencyKey = key, Actor = Actor, Description = request.Description ?? "Points redeemed"
            };
        });
        if (member is null && result.Error?.Code == LoyaltyErrorCodes.MEMBER_NOT_FOUND)
            return Refuse(ApiErrorCodes.MemberNotFound, "This customer is not a member of the program.", "customerId");
        return result.Success ? Data(await models.PrepareRedeemAsync(member, result.Value)) : Refuse(result.Error);
    }
}
