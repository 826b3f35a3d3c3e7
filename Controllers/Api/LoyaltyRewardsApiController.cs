using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Checks;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Services.Discounts;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>What points buy.</summary>
[Route(ApiDefaults.Prefix + "/programs/{programId}/rewards")]
public class LoyaltyRewardsApiController(CatalogOptions catalog, IDiscountService discounts, IProgramService programs, IRewardService rewards, ITierService tiers,
    RewardDiscounts benefits, RewardEditor editor, StoreDays days) : LoyaltyProgramApiController(programs)
{
    private const string RewardMessage = "Must be a reward's number, at least 1.";

    /// <summary>A program's rewards, as people see them ordered.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="offeredOnly">Only rewards that are active and within their dates.</param>
    /// <param name="before">Where the part before ended, by its meta.nextBefore.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<RewardModel, SettingsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> ListRewards([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [FromQuery] bool offeredOnly = false,
        [FromQuery, ListCursor] string before = null,
        [FromQuery, Range(1, SettingsList.Limit, ErrorMessage = "Must be from {1} to {2}.")] int limit = SettingsList.Limit)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: false);
        if (refusal is not null)
            return refusal;

        var models = new List<RewardModel>();
        var (part, meta) = SettingsList.Part(await rewards.GetRewardsAsync(program.Id, offeredOnly), reward => SettingsList.Place(reward.DisplayOrder, reward.Id), before, limit);
        foreach (var reward in part)
            models.Add(await ToModelAsync(reward));
        return Page(models, meta);
    }

    /// <summary>A reward.</summary>
    /// <remarks>The answer's ETag names its state.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The reward's number.</param>
    [HttpGet("{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<RewardModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.REWARD_NOT_FOUND)]
    public async Task<IActionResult> GetReward([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = RewardMessage)] int id)
    {
        var (reward, refusal) = await FindRewardAsync(programId, id, toChange: false);
        return refusal ?? await RewardAsync(reward);
    }

    /// <summary>Create a reward.</summary>
    /// <remarks>Its discount is made with it, and is open to nobody but those who redeemed points for it.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="request">The reward.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every reward.</param>
    [HttpPost]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<RewardModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.ACCEPTANCE_REQUIRED)]
    public async Task<IActionResult> CreateReward([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [JsonBody] RewardWriteRequest request,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: true);
        return refusal ?? await SaveAsync(request, new LoyaltyReward { ProgramId = program.Id });
    }

    /// <summary>Replace a reward.</summary>
    /// <remarks>What shoppers have in their carts stays as it was redeemed. Send the ETag you read as If-Match to be refused when somebody else changed
    /// the reward meanwhile.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The reward's number.</param>
    /// <param name="request">The reward as it shall be.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<RewardModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.REWARD_NOT_FOUND, LoyaltyErrorCodes.ACCEPTANCE_REQUIRED)]
    public async Task<IActionResult> UpdateReward([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = RewardMessage)] int id, [JsonBody] RewardWriteRequest request, [IfMatch] string ifMatch = null,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (reward, refusal) = await FindRewardAsync(programId, id, toChange: true);
        if (refusal is not null)
            return refusal;

        return IfMatchAttribute.Allows(ifMatch, StateOf(await ToModelAsync(reward)))
            ? await SaveAsync(request, reward)
            : Refuse(ApiErrorCodes.PreconditionFailed, "The reward has changed meanwhile.");
    }

    /// <summary>Delete a reward.</summary>
    /// <remarks>It is offered no more. What shoppers have in their carts stays theirs until it is used or times out.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The reward's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpDelete("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<DeletedRewardModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.REWARD_NOT_FOUND)]
    public async Task<IActionResult> DeleteReward([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = RewardMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (reward, refusal) = await FindRewardAsync(programId, id, toChange: true);
        if (refusal is not null)
            return refusal;

        var deleted = await editor.DeleteAsync(reward, AuthorOf(false));
        return deleted.Success ? Data(new DeletedRewardModel(id)) : Refuse(deleted.Error);
    }

    private RewardAuthor AuthorOf(bool acceptsChanges) => new(Actor, ProgramStores.ScopeOf(User), MayChangeDiscounts: true, acceptsChanges);

    private async Task<IActionResult> SaveAsync(RewardWriteRequest request, LoyaltyReward reward)
    {
        request = request with { StartOnUtc = days.ReadStart(request.StartOnUtc), EndOnUtc = days.ReadEnd(request.EndOnUtc) };
        if (await FindFaultAsync(request, reward.ProgramId) is { } fault)
            return Refuse(fault);

        var nameBefore = reward.Name;
        request.Apply(reward);
        var saved = await editor.SaveAsync(reward, nameBefore, request.ToBenefit(), request.DiscountId ?? 0, AuthorOf(request.AcceptDiscountChanges));
        return saved.Success ? await RewardAsync(saved.Value) : Refuse(saved.Error);
    }

    private async Task<LoyaltyError> FindFaultAsync(RewardRequest request, int programId)
    {
        if (RewardCheck.Faults(request) is [var fault, ..])
            return fault.ToError();
        if ((request.TierIds ?? []).Except((await tiers.GetTiersAsync(programId)).Select(tier => tier.Id)).Any())
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "One of the tiers does not exist.", "tierIds");
        if (request.Kind == RewardKind.Products && !await catalog.HasProductsAsync(request.ProductIds.ToList()))
            return new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "One of the products does not exist.", "productIds");

        return request.Kind == RewardKind.Categories && !await catalog.HasCategoriesAsync(request.CategoryIds.ToList())
            ? new LoyaltyError(LoyaltyErrorCodes.VALIDATION_FAILED, "One of the categories does not exist.", "categoryIds")
            : null;
    }

    private async Task<IActionResult> RewardAsync(LoyaltyReward reward)
    {
        var model = await ToModelAsync(reward);
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(model));
        return Data(model);
    }

    private async Task<RewardModel> ToModelAsync(LoyaltyReward reward)
    {
        var discount = await discounts.GetDiscountByIdAsync(reward.DiscountId);
        var benefit = discount is null ? new RewardBenefit(RewardKind.ExistingDiscount) : await benefits.ReadAsync(discount);
        return reward.ToModel(benefit, await rewards.GetLeftAsync(reward));
    }

    private static int StateOf(RewardModel reward)
    {
        // what is sold meanwhile is no change, moments are cut in different places by databases, and money has more or fewer zeros
        var state = JsonSerializer.Serialize(reward with { Left = null, StartOnUtc = null, EndOnUtc = null, Amount = 0, Percentage = 0, MaximumAmount = null }, ApiJson.Options);
        return IfMatchAttribute.StateOf($"{state}\n{reward.StartOnUtc:s}\n{reward.EndOnUtc:s}\n{reward.Amount:0.####}\n{reward.Percentage:0.####}\n{reward.MaximumAmount:0.####}");
    }

    private async Task<(LoyaltyReward, IActionResult)> FindRewardAsync(int programId, int id, bool toChange)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange);
        if (refusal is not null)
            return (null, refusal);

        var reward = await rewards.GetRewardByIdAsync(id);
        return reward?.ProgramId == program.Id ? (reward, null) : (null, Refuse(LoyaltyErrorCodes.REWARD_NOT_FOUND, $"The program has no reward {id}."));
    }
}
