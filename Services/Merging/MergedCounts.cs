using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;

namespace Nop.Plugin.Misc.Loyalty.Services.Merging;

/// <summary>
/// Adds up what limits count when two memberships become one, so that merging opens none again: what earning rules gave, and the friends
/// brought in each period
/// </summary>
public class MergedCounts(IRepository<ReferralSlot> slotRepository, IRepository<RuleUse> useRepository)
{
    /// <summary>
    /// Moves the counts of one member to another within the caller's transaction. When somebody counts a step of either meanwhile, the
    /// database refuses one of the two
    /// </summary>
    public async Task MoveAsync(int sourceId, int targetId)
    {
        await MoveUsesAsync(sourceId, targetId);
        await MoveSlotsAsync(sourceId, targetId);
    }

    private async Task MoveUsesAsync(int sourceId, int targetId)
    {
        var moving = (await useRepository.GetAllAsync(query => query.Where(use => use.MemberId == sourceId))).ToLookup(use => use.RuleId);
        foreach (var rule in moving)
        {
            var ruleId = rule.Key;
            var kept = await useRepository.GetAllAsync(query => query.Where(use => use.RuleId == ruleId && use.MemberId == targetId));
            var steps = Points(kept).Concat(Points(rule)).OrderBy(step => step.UsedOnUtc).ToList();

            // the rows are numbered on, and tell in the order of their numbers what both were given in the order of time
            var rows = kept.OrderBy(use => use.Number).Concat(rule.OrderBy(use => use.Number)).ToList();
            var soFar = 0L;
            for (var i = 0; i < rows.Count; i++)
            {
                soFar += steps[i].Points;
                await SetAsync(rows[i], targetId, i + 1, soFar, steps[i].UsedOnUtc);
            }
        }
    }

    private async Task SetAsync(RuleUse use, int memberId, int number, long pointsSoFar, DateTime usedOnUtc)
    {
        if (use.MemberId == memberId && use.Number == number && use.PointsSoFar == pointsSoFar && use.UsedOnUtc == usedOnUtc)
            return;

        use.MemberId = memberId;
        use.Number = number;
        use.PointsSoFar = pointsSoFar;
        use.UsedOnUtc = usedOnUtc;
        await useRepository.UpdateAsync(use, false);
    }

    /// <summary>
    /// What each step gave by itself
    /// </summary>
    private static IEnumerable<(DateTime UsedOnUtc, long Points)> Points(IEnumerable<RuleUse> uses)
    {
        var before = 0L;
        foreach (var use in uses.OrderBy(use => use.Number))
        {
            yield return (use.UsedOnUtc, use.PointsSoFar - before);
            before = use.PointsSoFar;
        }
    }

    private async Task MoveSlotsAsync(int sourceId, int targetId)
    {
        var taken = (await slotRepository.GetAllAsync(query => query.Where(slot => slot.MemberId == targetId)))
            .Select(slot => (slot.Period, slot.Number)).ToHashSet();
        foreach (var slot in await slotRepository.GetAllAsync(query => query.Where(slot => slot.MemberId == sourceId)))
        {
            while (!taken.Add((slot.Period, slot.Number)))
                slot.Number++;
            slot.MemberId = targetId;
            await slotRepository.UpdateAsync(slot, false);
        }
    }
}
