using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// The pieces of rewards with a stock. Each piece is a row with a unique number, so that the last one goes to one shopper only; they
/// are counted by the database, however many there are
/// </summary>
public class RewardStock(IRepository<RewardUnit> unitRepository)
{
    private const int SAMPLE = 16;

    /// <summary>
    /// Gets how many pieces are taken
    /// </summary>
    public async Task<int> GetTakenAsync(int rewardId)
    {
        return (await unitRepository.GetAllPagedAsync(query => query.Where(unit => unit.RewardId == rewardId), getOnlyTotalCount: true)).TotalCount;
    }

    /// <summary>
    /// Takes a piece within the caller's transaction. Two who take the same piece at once fail in the database: try again
    /// </summary>
    /// <returns>False when none is left</returns>
    public async Task<bool> TryTakeAsync(int rewardId, int stock, int redemptionId)
    {
        if (await GetTakenAsync(rewardId) >= stock)
            return false;

        var free = await FindFreeAsync(rewardId, stock);
        if (free.Count == 0)
            return false;

        //the last piece is worth a conflict; while many are left, one at random avoids it
        await unitRepository.InsertAsync(new RewardUnit
        {
            RewardId = rewardId, Number = free[Random.Shared.Next(free.Count)], RedemptionId = redemptionId
        }, false);

        return true;
    }

    /// <summary>
    /// Puts the piece of a redemption back
    /// </summary>
    public async Task PutBackAsync(int rewardId, int redemptionId)
    {
        foreach (var unit in await unitRepository.GetAllAsync(query => query.Where(unit => unit.RewardId == rewardId && unit.RedemptionId == redemptionId)))
            await unitRepository.DeleteAsync(unit, false);
    }

    /// <summary>
    /// Some numbers that are free: a few at random, and where those are taken, what follows numbers that are
    /// </summary>
    private async Task<IList<int>> FindFreeAsync(int rewardId, int stock)
    {
        var sample = stock <= SAMPLE
            ? Enumerable.Range(1, stock).ToArray()
            : Enumerable.Range(0, SAMPLE).Select(_ => Random.Shared.Next(1, stock + 1)).Append(1).Distinct().ToArray();
        var taken = await unitRepository.GetAllAsync(query => query.Where(unit => unit.RewardId == rewardId && sample.Contains(unit.Number)));
        var free = sample.Except(taken.Select(unit => unit.Number)).ToList();
        if (free.Count > 0 || stock <= SAMPLE)
            return free;

        var beforeGaps = await unitRepository.GetAllAsync(query => query
            .Where(unit => unit.RewardId == rewardId && unit.Number < stock
                && !query.Any(next => next.RewardId == rewardId && next.Number == unit.Number + 1))
            .OrderBy(unit => unit.Number).Take(SAMPLE));

        return beforeGaps.Select(unit => unit.Number + 1).ToList();
    }
}
