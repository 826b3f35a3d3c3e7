using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Merging;
using Nop.Plugin.Misc.Loyalty.Services.Privacy;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Members of the programs.</summary>
[Route(ApiDefaults.Prefix)]
public class LoyaltyMembersApiController(IMemberService members, IProgramService programs, PointsApiModelFactory models, MemberExport export,
    MemberMerge merge)
    : LoyaltyMemberApiController(members, programs)
{
    /// <summary>A program's members, newest first.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="before">Only members with a lower number than this.</param>
    /// <param name="limit">How many members.</param>
    /// <param name="status">Only active, suspended or inactive ones.</param>
    /// <param name="externalId">Only the one that another system knows by this.</param>
    /// <param name="externalType">Only those with this kind of identifier.</param>
    [HttpGet("programs/{programId}/members")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<MemberModel, MembersMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> ListMembers([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [FromQuery, Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int? before = null,
        [FromQuery, Range(1, 100, ErrorMessage = "Must be from {1} to {2}.")] int limit = 20,
        [FromQuery, RegularExpression("^(active|suspended|inactive)$", ErrorMessage = "Must be active, suspended or inactive.")] string status = null,
        [FromQuery, StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")] string externalId = null,
        [FromQuery, StringLength(40, ErrorMessage = "Must not be longer than {1} characters.")] string externalType = null)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: false);
        if (refusal is not null)
            return refusal;

        MemberStatus? wanted = status is null ? null : Enum.Parse<MemberStatus>(status, ignoreCase: true);
        var found = await Members.GetMembersAsync(program.Id, limit + 1, before, wanted, externalId, externalType);
        int? nextBefore = found.Count > limit ? found[limit - 1].Id : null;
        return Page(await models.PrepareMembersAsync(found.Take(limit).ToList()), new MembersMeta(limit, nextBefore));
    }

    /// <summary>Enrol a customer in a program.</summary>
    /// <param name="programId">The program's number.</param>
    /// <param name="request">The customer.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every enrolment.</param>
    [HttpPost("programs/{programId}/members")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<MemberModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.MEMBER_ALREADY_ENROLLED)]
    public async Task<IActionResult> Enrol([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [JsonBody] EnrolRequest request,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: true);
        if (refusal is not null)
            return refusal;

        if (request.ExternalId is not null && (await Members.GetMembersAsync(program.Id, 100, externalId: request.ExternalId.Trim()))
            .Any(other => other.ExternalType == request.ExternalType?.Trim()))
            return Refuse(ApiErrorCodes.InvalidState, "Another member of the program has this identifier.", "externalId");

        var result = await Members.EnrolAsync(program.Id, request.CustomerId!.Value, Actor);
        if (result.Success && request.ExternalId is not null)
            result = await Members.SetExternalAsync(result.Value, request.ExternalId, request.ExternalType, Actor);
        return result.Success ? await MemberAsync(result.Value) : Refuse(result.Error);
    }

    /// <summary>A member.</summary>
    /// <remarks>The answer's ETag names the state of status, identifiers and tier override.</remarks>
    /// <param name="id">The membership's number.</param>
    [HttpGet("members/{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<MemberModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public async Task<IActionResult> GetMember([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int id)
    {
        var (member, _, refusal) = await FindMemberAsync(id, toChange: false);
        return refusal ?? await MemberAsync(member);
    }

    /// <summary>The member with a card.</summary>
    /// <remarks>Spaces, dashes and small letters are allowed. The last character reveals a mistyped one.</remarks>
    /// <param name="cardId">The card number.</param>
    [HttpGet("members/by-card/{cardId}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<MemberModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public async Task<IActionResult> GetMemberByCard([StringLength(40, ErrorMessage = "Must not be longer than {1} characters.")] string cardId)
    {
        var found = await Members.GetMemberByCardAsync(cardId);
        if (found is null && !CardNumbers.IsValid(CardNumbers.Normalise(cardId)))
            return Refuse(ApiErrorCodes.MemberNotFound, "No card has this number; its last character says that it was mistyped.", "cardId");

        var (member, _, refusal) = await AdmitAsync(found, "There is no such member.", toChange: false);
        return refusal ?? await MemberAsync(member);
    }

    /// <summary>A customer's memberships, in all programs the key may see.</summary>
    /// <param name="customerId">The customer's number.</param>
    [HttpGet("members/by-customer/{customerId}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<IReadOnlyList<MemberModel>>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public async Task<IActionResult> GetMembersByCustomer([Range(1, int.MaxValue, ErrorMessage = "Must be a customer's number, at least 1.")] int customerId)
    {
        var visible = new List<LoyaltyMember>();
        IActionResult hidden = null;
        foreach (var member in await Members.GetMembershipsAsync(customerId))
        {
            var (found, _, refusal) = await AdmitAsync(member, $"There is no member {member.Id}.", toChange: false);
            hidden ??= refusal;
            if (refusal is null)
                visible.Add(found);
        }

        return visible.Count > 0
            ? Data(await models.PrepareMembersAsync(visible))
            : hidden ?? Refuse(ApiErrorCodes.MemberNotFound, $"Customer {customerId} is not a member.");
    }

    /// <summary>Tell what another system knows a member by.</summary>
    /// <remarks>Send the ETag you read as If-Match to be refused when somebody else changed the member meanwhile.</remarks>
    /// <param name="id">The membership's number.</param>
    /// <param name="request">The identifier.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("members/{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<MemberModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public async Task<IActionResult> UpdateMember([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int id, [JsonBody] MemberRequest request,
        [IfMatch] string ifMatch = null, [IdempotencyKey] string idempotencyKey = null)
    {
        var (member, _, refusal) = await FindMemberAsync(id, toChange: true);
        if (refusal is not null)
            return refusal;
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(member)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The member has changed meanwhile.");

        var result = await Members.SetExternalAsync(member, request.ExternalId, request.ExternalType, Actor);
        return result.Success ? await MemberAsync(result.Value) : Refuse(result.Error);
    }

    /// <summary>Suspend a member.</summary>
    /// <remarks>A suspended member keeps the points and neither earns nor spends.</remarks>
    /// <param name="id">The membership's number.</param>
    /// <param name="request">Why.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPost("members/{id}/suspend")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<MemberModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public Task<IActionResult> Suspend([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int id, [JsonBody] StatusRequest request,
        [IdempotencyKey] string idempotencyKey = null) => MoveAsync(id, MemberStatus.Suspended, request.Reason);

    /// <summary>Reactivate a suspended or inactive member.</summary>
    /// <param name="id">The membership's number.</param>
    /// <param name="request">Why.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPost("members/{id}/reactivate")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<MemberModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public Task<IActionResult> Reactivate([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int id, [JsonBody] StatusRequest request,
        [IdempotencyKey] string idempotencyKey = null) => MoveAsync(id, MemberStatus.Active, request.Reason);

    /// <summary>Deactivate a member for good, or until reactivated.</summary>
    /// <param name="id">The membership's number.</param>
    /// <param name="request">Why.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPost("members/{id}/deactivate")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<MemberModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public Task<IActionResult> Deactivate([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int id, [JsonBody] StatusRequest request,
        [IdempotencyKey] string idempotencyKey = null) => MoveAsync(id, MemberStatus.Inactive, request.Reason);

    /// <summary>Merge another member of the program into a member.</summary>
    /// <remarks>Points, orders, referrals and what limits count move to the member of the route; the other is closed for good and its referral code
    /// leads to the member. Repeating the call moves what came to the closed membership since. Send the ETag you read as If-Match to be refused when
    /// somebody else changed the member meanwhile.</remarks>
    /// <param name="id">The membership that stays.</param>
    /// <param name="request">The membership to merge into it.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every merge.</param>
    [HttpPost("members/{id}/merge")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<MergeResultModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound, ApiErrorCodes.MemberInactive)]
    public async Task<IActionResult> MergeMembers([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int id, [JsonBody] MergeRequest request,
        [IfMatch] string ifMatch = null, [IdempotencyKey] string idempotencyKey = null)
    {
        var (member, _, refusal) = await FindMemberAsync(id, toChange: true);
        if (refusal is not null)
            return refusal;
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(member)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The member has changed meanwhile.");

        var (other, _, otherRefusal) = await FindMemberAsync(request.MemberId!.Value, toChange: true);
        if (other is null)
            return Refuse(ApiErrorCodes.MemberNotFound, $"There is no member {request.MemberId}.", "memberId");
        if (otherRefusal is not null)
            return otherRefusal;

        var reason = string.IsNullOrWhiteSpace(request.Reason) ? $"Merged into card {member.CardNumber}" : request.Reason.Trim();
        var merged = await merge.MergeAsync(other.Id, member.Id, reason, Actor);
        if (!merged.Success)
            return Refuse(merged.Error.Code, merged.Error.Message, merged.Error.Code == LoyaltyErrorCodes.MEMBER_INACTIVE ? null : "memberId");

        var after = await Members.GetMemberByIdAsync(id);
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(after));
        return Data(new MergeResultModel((await models.PrepareMembersAsync([after]))[0], other.Id, merged.Value));
    }

    /// <summary>All that is held about a member.</summary>
    /// <remarks>For the people themselves: member, account, entries, lots, redemptions, referrals, changes. The fields follow the tables.</remarks>
    /// <param name="id">The membership's number.</param>
    [HttpGet("members/{id}/export")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<object>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound)]
    public async Task<IActionResult> ExportMember([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int id)
    {
        var (member, _, refusal) = await FindMemberAsync(id, toChange: false);
        return refusal ?? Data<object>(await export.ExportMemberAsync(member));
    }

    private async Task<IActionResult> MoveAsync(int id, MemberStatus status, string reason)
    {
        var (member, _, refusal) = await FindMemberAsync(id, toChange: true);
        if (refusal is not null)
            return refusal;

        var result = await Members.MoveAsync(member, status, reason, Actor);
        return result.Success ? await MemberAsync(result.Value) : Refuse(result.Error);
    }

    private async Task<IActionResult> MemberAsync(LoyaltyMember member)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(member));
        return Data((await models.PrepareMembersAsync([member]))[0]);
    }
}
