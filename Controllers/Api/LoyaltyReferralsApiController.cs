using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Friends whom members bring.</summary>
[Route(ApiDefaults.Prefix + "/referrals")]
public class LoyaltyReferralsApiController(ICustomerService customers, IMemberService members, IProgramService programs, IReferralService referrals,
    IStoreContext storeContext, IWebHelper webHelper) : LoyaltyProgramApiController(programs)
{
    private const string IdMessage = "Must be a referral's number, at least 1.";

    /// <summary>A customer's referral code and link.</summary>
    /// <remarks>The code is made with the first call and never changes.</remarks>
    /// <param name="request">The customer.</param>
    /// <param name="idempotencyKey">A key of your choice; repeating the call is harmless without one, too.</param>
    [HttpPost("code")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ReferralCodeModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, ApiErrorCodes.MemberNotFound)]
    public async Task<IActionResult> GetReferralCode([JsonBody] ReferralCodeRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        var program = await Programs.GetSavedDefaultProgramAsync((await storeContext.GetCurrentStoreAsync()).Id);
        if (program is null)
            return NoProgram();
        if (!(await referrals.GetTermsAsync(program.Id)).Enabled)
            return Refuse(ApiErrorCodes.InvalidState, "The program does not reward referrals.");

        var member = await members.GetMemberAsync(program.Id, request.CustomerId!.Value);
        if (member is null)
            return Refuse(ApiErrorCodes.MemberNotFound, "This customer is not a member of the program.", "customerId");

        var code = await referrals.GetCodeAsync(member);
        return Data(new ReferralCodeModel(code, $"{webHelper.GetStoreLocation()}loyalty/r/{code}"));
    }

    /// <summary>Record that a customer came by a member's code.</summary>
    /// <remarks>The answer is pending, or blocked with what speaks against it. Who refers himself, and who comes when the member's limit is reached,
    /// is refused; an admin still finds it in the queue and may approve the latter.</remarks>
    /// <param name="request">Code and friend.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every friend.</param>
    [HttpPost]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ReferralApiModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.DUPLICATE_REFERRAL, LoyaltyErrorCodes.SELF_REFERRAL, LoyaltyErrorCodes.REFERRAL_LIMIT_EXCEEDED)]
    public async Task<IActionResult> RecordReferral([JsonBody] ReferralRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        var customer = await customers.GetCustomerByIdAsync(request.CustomerId!.Value);
        var recorded = await referrals.RecordAsync(request.Code, customer, (await storeContext.GetCurrentStoreAsync()).Id, request.IpAddress, Actor);
        return recorded.Success ? Data(ToModel(recorded.Value)) : Refuse(recorded.Error);
    }

    /// <summary>Referrals, newest first.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="status">pending, rewarded, blocked, rejected or reversed; all without it.</param>
    /// <param name="before">Only referrals with a lower number than this.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<ReferralApiModel, ReferralsMeta>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListReferrals(
        [FromQuery, RegularExpression("^(pending|rewarded|blocked|rejected|reversed)$", ErrorMessage = "Must be pending, rewarded, blocked, rejected or reversed.")] string status = null,
        [FromQuery, Range(1, int.MaxValue, ErrorMessage = IdMessage)] int? before = null,
        [FromQuery, Range(1, 100, ErrorMessage = "Must be from {1} to {2}.")] int limit = 20)
    {
        var visible = (await Programs.GetProgramsAsync(activeOnly: false)).Where(program => ProgramStores.MayRead(User, program)).Select(program => program.Id).ToList();
        var rows = await referrals.SearchAsync(visible, status is null ? null : Enum.Parse<ReferralStatus>(status, true), before, 0, limit + 1);
        var page = rows.Take(limit).Select(ToModel).ToList();
        return Page(page, new ReferralsMeta(limit, rows.Count > limit ? page[^1].Id : null));
    }

    /// <summary>A referral.</summary>
    /// <param name="id">The referral's number.</param>
    [HttpGet("{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<ReferralApiModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.REFERRAL_NOT_FOUND)]
    public async Task<IActionResult> GetReferral([Range(1, int.MaxValue, ErrorMessage = IdMessage)] int id)
    {
        var (referral, refusal) = await FindAsync(id, toChange: false);
        return refusal ?? Data(ToModel(referral));
    }

    /// <summary>Let a blocked referral count.</summary>
    /// <remarks>Repeating the call gives the same answer.</remarks>
    /// <param name="id">The referral's number.</param>
    /// <param name="idempotencyKey">A key of your choice; repeating the call is harmless without one, too.</param>
    [HttpPost("{id}/approve")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ReferralApiModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.REFERRAL_NOT_FOUND)]
    public Task<IActionResult> ApproveReferral([Range(1, int.MaxValue, ErrorMessage = IdMessage)] int id, [IdempotencyKey] string idempotencyKey = null) =>
        DecideAsync(id, referrals.ApproveAsync);

    /// <summary>Refuse a referral for good.</summary>
    /// <remarks>Points given for it are taken back. Repeating the call gives the same answer.</remarks>
    /// <param name="id">The referral's number.</param>
    /// <param name="idempotencyKey">A key of your choice; repeating the call is harmless without one, too.</param>
    [HttpPost("{id}/reject")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ReferralApiModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.REFERRAL_NOT_FOUND)]
    public Task<IActionResult> RejectReferral([Range(1, int.MaxValue, ErrorMessage = IdMessage)] int id, [IdempotencyKey] string idempotencyKey = null) =>
        DecideAsync(id, referrals.RejectAsync);

    private async Task<IActionResult> DecideAsync(int id, Func<Referral, string, Task<Result<Referral>>> decide)
    {
        var (referral, refusal) = await FindAsync(id, toChange: true);
        if (refusal is not null)
            return refusal;

        var decided = await decide(referral, Actor);
        return decided.Success ? Data(ToModel(decided.Value)) : Refuse(decided.Error);
    }

    private async Task<(Referral, IActionResult)> FindAsync(int id, bool toChange)
    {
        var referral = await referrals.GetByIdAsync(id);
        var program = referral is null ? null : await Programs.GetProgramByIdAsync(referral.ProgramId);
        if (program is null)
            return (null, Refuse(LoyaltyErrorCodes.REFERRAL_NOT_FOUND, $"There is no referral {id}."));

        return (referral, IsAllowed(program, toChange) ? null : Refuse(ApiErrorCodes.StoreIsolation, "The referral belongs to a program of other stores too."));
    }

    private static ReferralApiModel ToModel(Referral referral) => new()
    {
        Id = referral.Id,
        ProgramId = referral.ProgramId,
        ReferrerMemberId = referral.ReferrerMemberId,
        RefereeCustomerId = referral.RefereeCustomerId,
        Status = JsonNamingPolicy.CamelCase.ConvertName(referral.Status.ToString()),
        Reason = JsonNamingPolicy.CamelCase.ConvertName(referral.Reason.ToString()),
        ReferrerPoints = referral.ReferrerPoints,
        RefereePoints = referral.RefereePoints,
        OrderId = referral.OrderId,
        CreatedOnUtc = referral.CreatedOnUtc
    };
}
