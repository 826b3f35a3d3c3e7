using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Earning;
using Nop.Plugin.Misc.Loyalty.Domain.Ledger;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>A member's ledger: reading it, and booking by hand.</summary>
[Route(ApiDefaults.Prefix + "/members/{memberId}/transactions")]
public class LoyaltyTransactionsApiController(ILedgerService ledger, IMemberService members, IProgramService programs, PointsApiModelFactory models, TimeProvider time)
    : LoyaltyMemberApiController(members, programs)
{
    /// <summary>A member's ledger, newest first.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="memberId">The membership's number.</param>
    /// <param name="before">Only entries with a lower version than this.</param>
    /// <param name="limit">How many entries.</param>
    /// <param name="referenceType">Only entries caused by this kind of thing, for example "order".</param>
    /// <param name="referenceId">Only entries caused by this one.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<TransactionModel, TransactionsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public async Task<IActionResult> ListMemberTransactions([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int memberId,
        [FromQuery, Range(1L, long.MaxValue, ErrorMessage = "Must be the version of an entry, at least 1.")] long? before = null,
        [FromQuery, Range(1, 100, ErrorMessage = "Must be from {1} to {2}.")] int limit = 20,
        [FromQuery, StringLength(40, ErrorMessage = "Must not be longer than {1} characters.")] string referenceType = null,
        [FromQuery, StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")] string referenceId = null)
    {
        var (member, _, refusal) = await FindMemberAsync(memberId, toChange: false);
        if (refusal is not null)
            return refusal;

        var entries = await ledger.GetEntriesAsync(member.Id, limit, before, new EntryReference(referenceType, referenceId));
        // versions have no gaps: below the first entry there is nothing
        long? nextBefore = entries.Count == limit && entries[^1].Version > 1 ? entries[^1].Version : null;
        return Page(entries.Select(models.PrepareTransaction).ToList(), new TransactionsMeta(limit, nextBefore));
    }

    /// <summary>Give or take points by hand.</summary>
    /// <remarks>Positive points are an adjustment, which leaves the points ever earned as they are, unless "earning" says that they were earned; negative
    /// ones are spent. Refused when the balance would fall below zero and when the member is not active. Send an Idempotency-Key to make repeating the
    /// call harmless: the same key and body give the first answer again, another body is refused.</remarks>
    /// <param name="memberId">The membership's number.</param>
    /// <param name="request">The points.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every transaction.</param>
    [HttpPost]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<TransactionResultModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive, ApiErrorCodes.InsufficientPoints, ApiErrorCodes.InvalidState)]
    public async Task<IActionResult> CreateMemberTransaction([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int memberId,
        [JsonBody] TransactionRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        if (request.Points == 0)
            return Refuse(ApiErrorCodes.ValidationFailed, "Must not be 0.", "points");
        if (request.ExpiresOnUtc <= time.GetUtcNow().UtcDateTime)
            return Refuse(ApiErrorCodes.ValidationFailed, "Must be a time to come.", "expiresOnUtc");
        if (request.Reference is not null && request.ReferenceId is not null && request.Reference != request.ReferenceId)
            return Refuse(ApiErrorCodes.ValidationFailed, "Must be the same as \"reference\", or not given.", "referenceId");

        IActionResult refusal = null;
        var key = ApiIdempotency.LedgerKey(Caller, idempotencyKey);
        var result = await ledger.ExecuteAsync(MemberAddress.Of(memberId), key, found =>
        {
            (_, refusal) = Admit(found.Member, found.Program, Missing(memberId), toChange: true);
            // what was booked before is answered whatever became of the member since
            if (refusal is null && found.Booked is null && found.Member.Status != MemberStatus.Active)
                return new LoyaltyError(ApiErrorCodes.MemberInactive, "The member is not active.");

            return refusal is null ? Command(found, request, key) : new LoyaltyError(ApiErrorCodes.Forbidden, "Refused.");
        });
        if (refusal is not null)
            return refusal;
        if (result.Error?.Code == LoyaltyErrorCodes.MEMBER_NOT_FOUND)
            return Refuse(ApiErrorCodes.MemberNotFound, Missing(memberId));
        return result.Success
            ? Data(new TransactionResultModel(models.PrepareTransaction(result.Value.Entry), result.Value.Entry.BalanceAfter))
            : Refuse(result.Error);
    }

    /// <summary>Makes the command. The end of the points comes from the program unless the request says it, so a repeated request is told by its own words.</summary>
    private LedgerCommand Command(LedgerReading found, TransactionRequest request, string key)
    {
        var points = request.Points!.Value;
        var (member, program) = (found.Member, found.Program);
        var expires = request.ExpiresOnUtc?.ToUniversalTime() ?? PointsExpiry.For(program.ExpiryMode, program.ExpireAfterDays, time.GetUtcNow().UtcDateTime.Date);
        LedgerCommand command = points > 0
            ? request.Earning
                ? new EarnPoints(points, expires) { MemberId = member.Id, IdempotencyKey = key, Actor = Actor }
                : new AdjustPoints(points, expires) { MemberId = member.Id, IdempotencyKey = key, Actor = Actor }
            : new RedeemPoints(-points) { MemberId = member.Id, IdempotencyKey = key, Actor = Actor };

        return command with
        {
            Description = request.Reason.Trim(), ReferenceType = EntryReference.Stored(request.ReferenceType), ReferenceId = request.ReferenceId ?? request.Reference,
            Request = JsonSerializer.Serialize(request, ApiJson.Options)
        };
    }
}
