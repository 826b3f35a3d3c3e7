using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// Tells which memberships are one person's: the one that stands, and those that were merged into it
/// </summary>
public class MergedMembers(IRepository<LoyaltyMember> memberRepository, RowTurns turns)
{
    /// <summary>
    /// Gets the membership that stands for a member now: its own, unless it was merged into another. Null for null
    /// </summary>
    public async Task<LoyaltyMember> GetStandingAsync(LoyaltyMember member)
    {
        return member?.MergedIntoId is { } otherId ? await memberRepository.GetByIdAsync(otherId) : member;
    }

    /// <summary>
    /// Gets the identifiers of a membership and of those that were merged into it
    /// </summary>
    public async Task<IList<int>> GetMemberIdsAsync(int memberId)
    {
        return [memberId, .. (await GetMergedAsync(memberId)).Select(member => member.Id)];
    }

    /// <summary>
    /// Gets the identifiers of a customer and of those whose memberships in a program were merged into his
    /// </summary>
    public async Task<IList<int>> GetCustomerIdsAsync(int programId, int customerId)
    {
        var own = memberRepository.Table.Where(member => member.ProgramId == programId && member.CustomerId == customerId);
        var merged = await (
            from member in own
            join other in memberRepository.Table on (int?)member.Id equals other.MergedIntoId
            select other.CustomerId).ToListAsync();

        return [customerId, .. merged];
    }

    /// <summary>
    /// Lets those that were merged into a membership follow it into another, within the caller's transaction: they never point to a closed one
    /// </summary>
    public async Task FollowAsync(int memberId, int intoId)
    {
        foreach (var mergedId in (await GetMergedAsync(memberId)).Select(row => row.Id).Order())
        {
            await turns.TakeAsync<LoyaltyMember>(mergedId);
            var member = await memberRepository.GetByIdAsync(mergedId);
            member.MergedIntoId = intoId;
            await memberRepository.UpdateAsync(member, false);
        }
    }

    private async Task<IList<LoyaltyMember>> GetMergedAsync(int memberId)
    {
        return await memberRepository.GetAllAsync(query => query.Where(member => member.MergedIntoId == memberId));
    }
}
