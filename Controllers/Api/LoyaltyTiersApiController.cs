using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>The tiers of programs.</summary>
[Route(ApiDefaults.Prefix + "/programs/{programId}/tiers")]
public class LoyaltyTiersApiController(IProgramService programs, ITierService tiers, TierPolicies policies,
    TierPreview preview) : LoyaltyProgramApiController(programs)
{
    private const string TierMessage = "Must be a tier's number, at least 1.";

    /// <summary>A program's tiers, as people see them ordered.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="before">Where the part before ended, by its meta.nextBefore.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<TierModel, SettingsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> ListTiers([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [FromQuery, ListCursor] string before = null,
        [FromQuery, Range(1, SettingsList.Limit, ErrorMessage = "Must be from {1} to {2}.")] int limit = SettingsList.Limit)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: false);
        if (refusal is not null)
            return refusal;

        var metric = await GetMetricAsync(program.Id);
        var (part, meta) = SettingsList.Part(await tiers.GetTiersAsync(program.Id), tier => SettingsList.Place(tier.DisplayOrder, tier.Threshold, tier.Id), before, limit);
        return Page(part.Select(tier => ToModel(tier, metric)).ToList(), meta);
    }

    /// <summary>A tier.</summary>
    /// <remarks>The answer's ETag names its state.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The tier's number.</param>
    [HttpGet("{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<TierModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.TIER_NOT_FOUND)]
    public async Task<IActionResult> GetTier([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = TierMessage)] int id)
    {
        var (tier, refusal) = await FindTierAsync(programId, id, toChange: false);
        return refusal ?? await TierAsync(tier);
    }

    /// <summary>Create a tier.</summary>
    /// <remarks>Members are evaluated in the background. Send an Idempotency-Key to make repeating the call harmless.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="request">The tier.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every tier.</param>
    [HttpPost]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<TierModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> CreateTier([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId, [JsonBody] TierRequest request,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange: true);
        if (refusal is not null)
            return refusal;

        var tier = new LoyaltyTier { ProgramId = program.Id };
        if (await RefuseRivalAsync(request, tier) is { } taken)
            return taken;

        Apply(request, tier);
        await tiers.InsertTierAsync(tier, Actor);
        return await TierAsync(tier);
    }

    /// <summary>Replace a tier.</summary>
    /// <remarks>Members are evaluated in the background. Send the ETag you read as If-Match to be refused when somebody else changed the tier meanwhile.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The tier's number.</param>
    /// <param name="request">The tier as it shall be.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<TierModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.TIER_NOT_FOUND)]
    public async Task<IActionResult> UpdateTier([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = TierMessage)] int id, [JsonBody] TierRequest request, [IfMatch] string ifMatch = null,
        [IdempotencyKey] string idempotencyKey = null)
    {
        var (tier, refusal) = await FindTierAsync(programId, id, toChange: true);
        if (refusal is not null)
            return refusal;
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(tier)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The tier has changed meanwhile.");
        if (await RefuseRivalAsync(request, tier) is { } taken)
            return taken;

        Apply(request, tier);
        await tiers.UpdateTierAsync(tier, Actor);
        return await TierAsync(tier);
    }

    /// <summary>Delete a tier.</summary>
    /// <remarks>Its members are put into another in the background; deletion-preview tells who would move. The last tier of a program stays.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The tier's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpDelete("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<DeletedTierModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.TIER_NOT_FOUND)]
    public async Task<IActionResult> DeleteTier([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = TierMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (tier, refusal) = await FindTierAsync(programId, id, toChange: true);
        if (refusal is not null)
            return refusal;
        if (await IsLastAsync(programId))
            return LastTier();

        await tiers.DeleteTierAsync(tier, Actor);
        return Data(new DeletedTierModel(id));
    }

    /// <summary>Who would move if a tier were as in the request.</summary>
    /// <remarks>Changes nothing. Send what you would send to replace the tier.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The tier's number.</param>
    /// <param name="request">The tier to try.</param>
    [HttpPost("{id}/preview")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<TierPreviewModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.TIER_NOT_FOUND)]
    public async Task<IActionResult> PreviewTier([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = TierMessage)] int id, [JsonBody] TierRequest request)
    {
        var (tier, refusal) = await FindTierAsync(programId, id, toChange: false);
        if (refusal is not null)
            return refusal;

        var draft = new LoyaltyTier { Id = tier.Id, ProgramId = tier.ProgramId };
        if (await RefuseRivalAsync(request, draft) is { } taken)
            return taken;

        Apply(request, draft);
        return Data((await preview.PreviewTierAsync(draft)).ToModel());
    }

    /// <summary>Who would move if a tier were deleted.</summary>
    /// <remarks>Changes nothing. The last tier of a program cannot be deleted.</remarks>
    /// <param name="programId">The program's number.</param>
    /// <param name="id">The tier's number.</param>
    [HttpGet("{id}/deletion-preview")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<TierPreviewModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound, LoyaltyErrorCodes.TIER_NOT_FOUND, ApiErrorCodes.InvalidState)]
    public async Task<IActionResult> PreviewTierDeletion([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int programId,
        [Range(1, int.MaxValue, ErrorMessage = TierMessage)] int id)
    {
        var (tier, refusal) = await FindTierAsync(programId, id, toChange: false);
        if (refusal is not null)
            return refusal;

        return await IsLastAsync(programId) ? LastTier() : Data((await preview.PreviewWithoutAsync(tier)).ToModel());
    }

    private async Task<bool> IsLastAsync(int programId) => (await tiers.GetTiersAsync(programId)).Count == 1;

    private static IActionResult LastTier() => Refuse(ApiErrorCodes.InvalidState, "A program that has tiers needs at least one.");

    private async Task<IActionResult> RefuseRivalAsync(TierRequest request, LoyaltyTier tier)
    {
        var wanted = new LoyaltyTier { Id = tier.Id, Threshold = request.Threshold!.Value };
        return TierThreshold.FindRival(wanted, await tiers.GetTiersAsync(tier.ProgramId)) is { } rival
            ? Refuse(ApiErrorCodes.ValidationFailed, $"Tier {rival.Id} is reached with the same figure.", "threshold")
            : null;
    }

    private static void Apply(TierRequest request, LoyaltyTier tier)
    {
        tier.Name = request.Name.Trim();
        tier.Threshold = request.Threshold!.Value;
        tier.EarnMultiplier = request.EarnMultiplier;
        tier.Color = request.Color;
        tier.WelcomeBonus = request.WelcomeBonus;
        tier.DisplayOrder = request.DisplayOrder;
        // the texts of single languages stay: the API knows only the one for all
        tier.Benefits = LocalizedText.Format(LocalizedText.Parse(tier.Benefits).Where(pair => pair.Key != 0).Append(KeyValuePair.Create(0, request.Benefits)));
    }

    private async Task<TierMetric> GetMetricAsync(int programId) => (await policies.GetTermsAsync(programId)).Metric;

    private static TierModel ToModel(LoyaltyTier tier, TierMetric metric) => new()
    {
        Id = tier.Id,
        ProgramId = tier.ProgramId,
        Name = tier.Name,
        Threshold = tier.Threshold,
        Metric = JsonNamingPolicy.CamelCase.ConvertName(metric.ToString()),
        EarnMultiplier = tier.EarnMultiplier,
        Color = tier.Color,
        WelcomeBonus = tier.WelcomeBonus,
        Benefits = LocalizedText.For(tier.Benefits, 0),
        DisplayOrder = tier.DisplayOrder
    };

    private async Task<IActionResult> TierAsync(LoyaltyTier tier)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(tier));
        return Data(ToModel(tier, await GetMetricAsync(tier.ProgramId)));
    }

    /// <summary>A number that differs when anything about the tier does.</summary>
    private static int StateOf(LoyaltyTier tier)
    {
        return IfMatchAttribute.StateOf($"{tier.Name}\n{tier.Threshold:0.####}\n{tier.EarnMultiplier:0.####}\n{tier.Color}\n{tier.CustomerRoleId}\n{tier.DisplayOrder}\n{tier.Benefits}\n{tier.WelcomeBonus}\n{tier.Icon}");
    }

    private async Task<(LoyaltyTier, IActionResult)> FindTierAsync(int programId, int id, bool toChange)
    {
        var (program, refusal) = await FindProgramAsync(programId, toChange);
        if (refusal is not null)
            return (null, refusal);

        var tier = await tiers.GetTierByIdAsync(id);
        return tier?.ProgramId == program.Id ? (tier, null) : (null, Refuse(LoyaltyErrorCodes.TIER_NOT_FOUND, $"The program has no tier {id}."));
    }
}
