using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>How a program's tiers are reached and left, and what it gives for bringing friends.</summary>
[Route(ApiDefaults.Prefix + "/programs/{programId}")]
public class LoyaltyProgramTermsApiController(IProgramService programs, IReferralService referrals, TierPolicies policies, TierPreview preview) : LoyaltyProgramApiController(programs)
{
    /// <summary>How tiers are reached and left.</summary>
    /// <remarks>The answer's ETag names their state.</remarks>
    /// <param name="programId">The program's number.</param>
    [HttpGet("tier-rules")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<TierRulesModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetTierRules([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId) =>
        (await FindProgramAsync(programId, toChange: false)).Refusal ?? Policy(await policies.GetAsync(programId));

    /// <summary>Change how tiers are reached and left.</summary>
    /// <remarks>Members are evaluated in the background. Send the ETag you read as If-Match to be refused when somebody else changed it meanwhile.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="request">The rules as they shall be.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("tier-rules")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<TierRulesModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> UpdateTierRules([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [JsonBody] TierRulesRequest request,
        [IfMatch] string ifMatch = null, [IdempotencyKey] string idempotencyKey = null)
    {
        if ((await FindProgramAsync(programId, toChange: true)).Refusal is { } refusal)
            return refusal;

        var policy = await policies.GetAsync(programId);
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(policy)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The rules have changed meanwhile.");

        Apply(request, policy);
        await policies.SaveAsync(policy, Actor);
        return Policy(policy);
    }

    /// <summary>Who would move if tiers were reached and left otherwise.</summary>
    /// <remarks>Changes nothing.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="request">The rules to try.</param>
    [HttpPost("tier-rules/preview")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<TierPreviewModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> PreviewTierRules([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [JsonBody] TierRulesRequest request)
    {
        if ((await FindProgramAsync(programId, toChange: false)).Refusal is { } refusal)
            return refusal;

        var policy = new TierPolicy { ProgramId = programId };
        Apply(request, policy);
        return Data((await preview.PreviewPolicyAsync(policy)).ToModel());
    }

    /// <summary>What the program gives for bringing friends.</summary>
    /// <remarks>The answer's ETag names its state.</remarks>
    /// <param name="programId">The program's number.</param>
    [HttpGet("referral-terms")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<ReferralTermsApiModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetReferralTerms([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId) =>
        (await FindProgramAsync(programId, toChange: false)).Refusal ?? Terms(await referrals.GetTermsAsync(programId));

    /// <summary>Change what the program gives for bringing friends.</summary>
    /// <remarks>Referrals recorded before keep what was promised then. Send the ETag you read as If-Match to be refused when somebody else changed it meanwhile.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="request">The terms as they shall be.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("referral-terms")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ReferralTermsApiModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> UpdateReferralTerms([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [JsonBody] ReferralTermsRequest request,
        [IfMatch] string ifMatch = null, [IdempotencyKey] string idempotencyKey = null)
    {
        if ((await FindProgramAsync(programId, toChange: true)).Refusal is { } refusal)
            return refusal;

        var terms = await referrals.GetTermsAsync(programId);
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(terms)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The terms have changed meanwhile.");

        terms.Enabled = request.Enabled;
        terms.ReferrerPoints = request.ReferrerPoints;
        terms.RefereePoints = request.RefereePoints;
        terms.MinimumTotal = request.MinimumTotal;
        terms.NeedsCompleteOrder = request.NeedsCompleteOrder;
        terms.LimitPerPeriod = request.LimitPerPeriod;
        terms.PeriodDays = request.PeriodDays;
        terms.SameIpLimit = request.SameIpLimit;
        terms.CookieDays = request.CookieDays;
        await referrals.SaveTermsAsync(terms, Actor);
        return Terms(terms);
    }

    private static void Apply(TierRulesRequest request, TierPolicy policy) =>
        (policy.MetricId, policy.PeriodId, policy.PeriodDays, policy.DowngradeId, policy.GraceDays) =
            ((int)request.Metric!.Value, (int)request.Period, request.PeriodDays, (int)request.Downgrade, request.GraceDays);

    private static int StateOf(TierPolicy policy) => IfMatchAttribute.StateOf(
        $"{policy.MetricId}\n{policy.PeriodId}\n{policy.PeriodDays}\n{policy.DowngradeId}\n{policy.GraceDays}");

    private static int StateOf(ReferralTerms terms) => IfMatchAttribute.StateOf(
        $"{terms.Enabled}\n{terms.ReferrerPoints}\n{terms.RefereePoints}\n{terms.MinimumTotal:0.####}\n{terms.NeedsCompleteOrder}\n{terms.LimitPerPeriod}\n{terms.PeriodDays}\n{terms.SameIpLimit}\n{terms.CookieDays}");

    private IActionResult Policy(TierPolicy policy)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(policy));
        return Data(new TierRulesModel
        {
            ProgramId = policy.ProgramId,
            Metric = (TierMetric)policy.MetricId,
            Period = (TierPeriod)policy.PeriodId,
            PeriodDays = policy.PeriodDays,
            Downgrade = (TierDowngrade)policy.DowngradeId,
            GraceDays = policy.GraceDays
        });
    }

    private IActionResult Terms(ReferralTerms terms)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(terms));
        return Data(new ReferralTermsApiModel
        {
            ProgramId = terms.ProgramId,
            Enabled = terms.Enabled,
            ReferrerPoints = terms.ReferrerPoints,
            RefereePoints = terms.RefereePoints,
            MinimumTotal = terms.MinimumTotal,
            NeedsCompleteOrder = terms.NeedsCompleteOrder,
            LimitPerPeriod = terms.LimitPerPeriod,
            PeriodDays = terms.PeriodDays,
            SameIpLimit = terms.SameIpLimit,
            CookieDays = terms.CookieDays
        });
    }
}
