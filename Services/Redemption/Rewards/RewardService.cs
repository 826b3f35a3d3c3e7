using System.Text.Json;
using Nop.Core.Domain.Discounts;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;

/// <summary>
/// Rewards of the programs
/// </summary>
public class RewardService(IAuditService auditService,
    IDiscountService discountService,
    IEventPublisher eventPublisher,
    IRepository<LoyaltyRedemption> redemptionRepository,
    IRepository<LoyaltyReward> rewardRepository,
    RedemptionDiscounts discounts,
    RewardStock stock,
    RowTurns turns,
    TimeProvider time) : IRewardService
{
    private readonly RewardStock _stock = stock;

    /// <inheritdoc />
    public async Task<LoyaltyReward> GetRewardByIdAsync(int rewardId)
    {
        var reward = await rewardRepository.GetByIdAsync(rewardId);

        return reward is { Deleted: false } ? reward : null;
    }

    /// <inheritdoc />
    public async Task<IList<LoyaltyReward>> GetRewardsAsync(int programId, bool offeredOnly = false)
    {
        // what is offered is shown on every cart; whoever is to change rewards gets rows of his own
        var rewards = await rewardRepository.GetAllAsync(query => query
            .Where(reward => reward.ProgramId == programId && !reward.Deleted)
            .OrderBy(reward => reward.DisplayOrder).ThenBy(reward => reward.Id),
            offeredOnly ? cache => cache.PrepareKeyForDefaultCache(LoyaltyDefaults.RewardsByProgramCacheKey, programId) : null);

        return offeredOnly ? rewards.Where(reward => reward.IsOffered(time.GetUtcNow().UtcDateTime)).ToList() : rewards;
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyReward>> InsertRewardAsync(LoyaltyReward reward, string actor)
    {
        reward.CreatedOnUtc = time.GetUtcNow().UtcDateTime;
        reward.UpdatedOnUtc = reward.CreatedOnUtc;
        if (await WriteAsync(reward, () => rewardRepository.InsertAsync(reward, false)) is { } error)
            return error;

        await eventPublisher.EntityInsertedAsync(reward);
        await OpenDiscountAsync(reward);
        await auditService.LogAsync(actor, AuditActions.Create, reward, null, JsonSerializer.Serialize(reward));

        return reward;
    }

    /// <inheritdoc />
    public async Task<Result<LoyaltyReward>> UpdateRewardAsync(LoyaltyReward reward, string actor)
    {
        var old = await rewardRepository.LoadOriginalCopyAsync(reward);
        reward.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        if (await WriteAsync(reward, () => rewardRepository.UpdateAsync(reward, false)) is { } error)
            return error;

        await eventPublisher.EntityUpdatedAsync(reward);
        if (old is not null && old.DiscountId != reward.DiscountId)
        {
            await OpenDiscountAsync(reward);
            await RetireDiscountAsync(old.DiscountId);
        }
        var (before, after) = EntityChanges.Between(old, reward);
        if (after is not null)
            await auditService.LogAsync(actor, AuditActions.Update, reward, before, after);

        return reward;
    }

    /// <inheritdoc />
    public async Task DeleteRewardAsync(LoyaltyReward reward, string actor)
    {
        reward.Deleted = true;
        reward.Active = false;
        reward.UpdatedOnUtc = time.GetUtcNow().UtcDateTime;
        await rewardRepository.UpdateAsync(reward);
        await RetireDiscountAsync(reward.DiscountId);
        await auditService.LogAsync(actor, AuditActions.Delete, reward, reward.Name, null);
    }

    /// <inheritdoc />
    public async Task<int?> GetLeftAsync(LoyaltyReward reward)
    {
        return reward.Stock is { } stock ? Math.Max(stock - await _stock.GetTakenAsync(reward.Id), 0) : null;
    }

    /// <summary>
    /// Checks a reward and writes it in its discount's turn: of two that are made of one discount at the same moment, one is refused
    /// </summary>
    private Task<LoyaltyError> WriteAsync(LoyaltyReward reward, Func<Task> write)
    {
        return turns.RunAsync<Discount, LoyaltyError>(reward.DiscountId, async () =>
        {
            var error = await CheckAsync(reward);
            if (error is null)
                await write();

            return error;
        });
    }

    private async Task<LoyaltyError> CheckAsync(LoyaltyReward reward)
    {
        if (RewardCheck.Faults(reward) is [var fault, ..])
            return fault.ToError();
        if (await discountService.GetDiscountByIdAsync(reward.DiscountId) is null)
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "There is no such discount.", "discountId");

        var others = await rewardRepository.GetAllAsync(query => query
            .Where(other => other.DiscountId == reward.DiscountId && other.Id != reward.Id && !other.Deleted));
        var amounts = (await discounts.GetSpendDiscountsAsync()).Select(row => row.DiscountId);

        return others.Count > 0 || amounts.Contains(reward.DiscountId)
            ? new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "The discount belongs to another reward.", "discountId")
            : null;
    }

    /// <summary>
    /// Switches off a discount that no reward gives any more, unless shoppers have it in their carts
    /// </summary>
    private async Task RetireDiscountAsync(int discountId)
    {
        var live = await redemptionRepository.GetAllAsync(query => query.Live().Where(row => row.DiscountId == discountId));
        if (live.Count == 0)
            await discounts.CloseAsync(discountId);
    }

    private async Task OpenDiscountAsync(LoyaltyReward reward)
    {
        if (await discountService.GetDiscountByIdAsync(reward.DiscountId) is { } discount)
            await discounts.OpenAsync(discount);
    }
}
