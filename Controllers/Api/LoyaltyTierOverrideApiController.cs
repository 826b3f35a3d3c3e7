using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Tiers given to members by hand.</summary>
[Route(ApiDefaults.Prefix + "/members/{memberId}/tier-override")]
public class LoyaltyTierOverrideApiController(IMemberService members, IProgramService programs, ITierService tiers, StoreDays days, TimeProvider time) : LoyaltyMemberApiController(members, programs)
{
    /// <summary>Give a member a tier by hand, or end that.</summary>
    /// <remarks>The tier replaces the earned one until its end. Without a tier the override ends and the earned tier counts again.
    /// Send the ETag of the member as If-Match to be refused when somebody else changed the member meanwhile.</remarks>
    /// <param name="memberId">The membership's number.</param>
    /// <param name="request">The tier and its end.</param>
    /// <param name="ifMatch">The ETag of the member's state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<TierStandingModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.MemberNotFound, LoyaltyErrorCodes.TIER_NOT_FOUND)]
    public async Task<IActionResult> SetTierOverride([Range(1, int.MaxValue, ErrorMessage = MemberMessage)] int memberId,
        [JsonBody] TierOverrideRequest request, [IfMatch] string ifMatch = null, [IdempotencyKey] string idempotencyKey = null)
    {
        var (member, _, refusal) = await FindMemberAsync(memberId, toChange: true);
        if (refusal is not null)
            return refusal;
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(member)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The member has changed meanwhile.");
        var untilUtc = days.ReadEnd(request.UntilUtc);
        if (untilUtc <= time.GetUtcNow().UtcDateTime)
            return Refuse(ApiErrorCodes.ValidationFailed, "Must be a time to come.", "untilUtc");

        var result = await Members.SetTierOverrideAsync(member, request.TierId, untilUtc, Actor);
        if (!result.Success)
            return Refuse(result.Error);

        var tier = result.Value.TierId is { } tierId ? await tiers.GetTierByIdAsync(tierId) : null;
        return Data(new TierStandingModel(member.Id, tier?.Id, tier?.Name, result.Value.TierOverrideId, result.Value.TierOverrideUntilUtc));
    }
}
