using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;

/// <summary>
/// Cleans up behind shoppers who left and processes that died
/// </summary>
public class RedemptionSweep(CheckoutClaims claims,
    ILogger logger,
    IRedemptionService redemptionService,
    IRepository<LoyaltyRedemption> redemptionRepository,
    RedemptionDiscounts discounts,
    TimeProvider time)
{
    private const int BATCH = 200;

    /// <summary>
    /// Gives back the points of reservations whose time is over
    /// </summary>
    /// <returns>Number of reservations that ended</returns>
    public Task<int> ReleaseExpiredAsync()
    {
        var nowUtc = time.GetUtcNow().UtcDateTime;

        return ForEachAsync(
            query => query.Where(row => row.StatusId == (int)RedemptionStatus.Reserved && row.ExpiresOnUtc <= nowUtc),
            async redemption => (await redemptionService.ReleaseAsync(redemption, new RedemptionProblem(RedemptionObstacle.TimedOut),
                LoyaltyDefaults.SystemActor)).Success);
    }

    /// <summary>
    /// Finishes claims whose process died, by what became of their orders
    /// </summary>
    /// <returns>Number of claims settled</returns>
    public async Task<int> SettleAbandonedAsync()
    {
        var deadline = time.GetUtcNow().UtcDateTime - await claims.GetClaimTimeoutAsync();

        return await ForEachAsync(
            query => query.Where(row => row.StatusId == (int)RedemptionStatus.Claimed && row.UpdatedOnUtc <= deadline),
            async redemption =>
            {
                await claims.SettleAsync(redemption);

                return true;
            });
    }

    /// <summary>
    /// Puts away the discounts for amounts nobody has used for a day
    /// </summary>
    /// <returns>Number of discounts put away</returns>
    public Task<int> PutAwayDiscountsAsync()
    {
        return discounts.PutAwayUnusedAsync(time.GetUtcNow().UtcDateTime.AddDays(-1));
    }

    /// <summary>
    /// Works through rows in batches; one that fails is logged and passed over
    /// </summary>
    private async Task<int> ForEachAsync(Func<IQueryable<LoyaltyRedemption>, IQueryable<LoyaltyRedemption>> filter, Func<LoyaltyRedemption, Task<bool>> work)
    {
        var done = 0;
        var last = 0;
        while (true)
        {
            var after = last;
            var batch = await redemptionRepository.GetAllAsync(query => filter(query).Where(row => row.Id > after).OrderBy(row => row.Id).Take(BATCH));
            if (batch.Count == 0)
                return done;

            last = batch[^1].Id;
            foreach (var redemption in batch)
            {
                try
                {
                    done += await work(redemption) ? 1 : 0;
                }
                catch (Exception exception)
                {
                    await logger.ErrorAsync($"Loyalty: redemption {redemption.Id} could not be cleaned up; the next run will try again", exception);
                }
            }
        }
    }
}
