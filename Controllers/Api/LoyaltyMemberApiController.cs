using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Programs;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>What the controllers of members share: finding a member, within the stores of the key.</summary>
public abstract class LoyaltyMemberApiController(IMemberService members, IProgramService programs) : LoyaltyProgramApiController(programs)
{
    /// <summary>What is wrong with a number of a membership below 1.</summary>
    protected const string MemberMessage = "Must be a membership's number, at least 1.";

    /// <summary>Members.</summary>
    protected IMemberService Members => members;

    /// <summary>Finds a member and the program, or says why the key may not read or change them.</summary>
    protected async Task<(LoyaltyMember Member, LoyaltyProgram Program, IActionResult Refusal)> FindMemberAsync(int memberId, bool toChange) =>
        await AdmitAsync(await members.GetMemberByIdAsync(memberId), Missing(memberId), toChange);

    /// <summary>Finds a member's program, or says why the key may not read or change the member.</summary>
    /// <param name="member">The member; null when there is none.</param>
    /// <param name="missing">What to say when there is none.</param>
    /// <param name="toChange">Whether the key wants to change the member.</param>
    protected async Task<(LoyaltyMember Member, LoyaltyProgram Program, IActionResult Refusal)> AdmitAsync(LoyaltyMember member, string missing, bool toChange)
    {
        if (member is not null)
            await SettledAsync(member.CustomerId);
        var program = member is null ? null : await Programs.GetSavedProgramAsync(member.ProgramId);
        var (admitted, refusal) = Admit(member, program, missing, toChange);

        return (admitted, admitted is null ? null : program, refusal);
    }

    /// <summary>Says why the key may not read or change a member.</summary>
    protected (LoyaltyMember Member, IActionResult Refusal) Admit(LoyaltyMember member, LoyaltyProgram program, string missing, bool toChange)
    {
        if (member is null || program is null)
            return (null, Refuse(ApiErrorCodes.MemberNotFound, missing));

        return (member, IsAllowed(program, toChange) ? null : Refuse(ApiErrorCodes.StoreIsolation, "The member's program belongs to other stores too."));
    }

    /// <summary>What to say when there is no such member.</summary>
    protected static string Missing(int memberId) => $"There is no member {memberId}.";

    /// <summary>A number that differs when anything about a member that the API changes does.</summary>
    protected static int StateOf(LoyaltyMember member) => IfMatchAttribute.StateOf(
        $"{member.StatusId}\n{member.StatusReason}\n{member.CardNumber}\n{member.ExternalType}\n{member.ExternalId}\n{member.TierOverrideId}\n{member.TierOverrideUntilUtc:s}");
}
