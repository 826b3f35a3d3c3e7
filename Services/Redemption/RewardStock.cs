using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption;

/// <summary>
/// The pieces of rewards with a stock. Each piece is a row with a unique number, so that the last one goes to one shopper only
/// </summary>
public class RewardStock
{
    private readonly IRepository<RewardUnit> _unitRepository;

    public RewardStock(IRepository<RewardUnit> unitRepository)
    {
        _unitRepository = unitRepository;
    }

    /// <summary>
    /// Gets how many pieces are taken
    /// </summary>
    public async Task<int> GetTakenAsync(int rewardId)
    {
        return (await GetUnitsAsync(rewardId)).Count;
    }

    /// <summary>
    /// Takes a piece within the caller's transaction. Two who take the same piece at once fail in the database: try again
    /// </summary>
    /// <returns>False when none is left</returns>
    public async Task<bool> TryTakeAsync(int rewardId, int stock, int redemptionId)
    {
        var taken = (await GetUnitsAsync(rewardId)).Select(unit => unit.Number).ToHashSet();
        var free = Enumerable.Range(1, stock).Where(number => !taken.Contains(number)).ToList();
        if (free.Count == 0)
            return false;

        //the last piece is worth a conflict; while many are left, one at random avoids it
        await _unitRepository.InsertAsync(new RewardUnit
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
        foreach (var unit in (await GetUnitsAsync(rewardId)).Where(unit => unit.RedemptionId == redemptionId))
            await _unitRepository.DeleteAsync(unit, false);
    }

    private async Task<IList<RewardUnit>> GetUnitsAsync(int rewardId)
    {
        return await _unitRepository.GetAllAsync(query => query.Where(unit => unit.RewardId == rewardId));
    }
}
