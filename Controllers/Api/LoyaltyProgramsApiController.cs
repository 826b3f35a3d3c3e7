using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Json;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Media;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>The loyalty programs.</summary>
[Route(ApiDefaults.Prefix + "/programs")]
public class LoyaltyProgramsApiController(CatalogOptions catalog, IPictureService pictures, IProgramService programs, IStoreService stores, TimeProvider time) : LoyaltyProgramApiController(programs)
{
    /// <summary>The programs a key may see, the checkout defaults first.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="storeId">Only those open to this store.</param>
    /// <param name="activeOnly">Only those in which points can be earned and spent.</param>
    /// <param name="before">Where the part before ended, by its meta.nextBefore.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<ProgramApiModel, SettingsMeta>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListPrograms([FromQuery, Range(1, int.MaxValue, ErrorMessage = "Must be a store's number, at least 1.")] int? storeId = null,
        [FromQuery] bool activeOnly = false,
        [FromQuery, ListCursor] string before = null,
        [FromQuery, Range(1, SettingsList.Limit, ErrorMessage = "Must be from {1} to {2}.")] int limit = SettingsList.Limit)
    {
        var found = await Programs.GetProgramsAsync(storeId ?? 0, activeOnly);
        var (part, meta) = SettingsList.Part(found.Where(program => ProgramStores.MayRead(User, program)),
            program => SettingsList.Place(program.IsDefault ? 0 : 1, program.Id), before, limit);
        return Page(part.Select(program => program.ToModel()).ToList(), meta);
    }

    /// <summary>A program.</summary>
    /// <remarks>The answer's ETag names its state.</remarks>
    /// <param name="id">The program's number.</param>
    [HttpGet("{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<ProgramApiModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> GetProgram([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int id)
    {
        var (program, refusal) = await FindProgramAsync(id, toChange: false);
        return refusal ?? Program(program);
    }

    /// <summary>Create a program.</summary>
    /// <remarks>It begins without tiers, rules and rewards. Send an Idempotency-Key to make repeating the call harmless.</remarks>
    /// <param name="request">The program.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every program.</param>
    [HttpPost]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ProgramApiModel>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> CreateProgram([JsonBody] ProgramRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        if (string.IsNullOrEmpty(request.SystemName))
            return Refuse(ApiErrorCodes.ValidationFailed, "Is required.", "systemName");

        var program = new LoyaltyProgram { SystemName = request.SystemName.ToLowerInvariant(), StartOnUtc = time.GetUtcNow().UtcDateTime };
        if (await ApplyAsync(request, program) is { } refusal)
            return refusal;

        await Programs.InsertProgramAsync(program, Actor);
        return Program(program);
    }

    /// <summary>Replace what a program says.</summary>
    /// <remarks>What is left out takes its default. Orders placed before keep the terms they were placed with.
    /// Send the ETag you read as If-Match to be refused when somebody else changed the program meanwhile.</remarks>
    /// <param name="id">The program's number.</param>
    /// <param name="request">The program as it shall be.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ProgramApiModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> UpdateProgram([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int id, [JsonBody] ProgramRequest request,
        [IfMatch] string ifMatch = null, [IdempotencyKey] string idempotencyKey = null)
    {
        var (program, refusal) = await FindProgramAsync(id, toChange: true);
        if (refusal is not null)
            return refusal;
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(program)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The program has changed meanwhile.");
        if (request.SystemName is not null && !request.SystemName.Equals(program.SystemName, StringComparison.OrdinalIgnoreCase))
            return Refuse(ApiErrorCodes.ValidationFailed, "Is fixed when the program is created.", "systemName");
        if (await ApplyAsync(request, program) is { } fault)
            return fault;

        await Programs.UpdateProgramAsync(program, Actor);
        return Program(program);
    }

    /// <summary>Delete a program.</summary>
    /// <remarks>Nobody sees or uses it any more. Its members and their ledger stay, and it can be restored.</remarks>
    /// <param name="id">The program's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpDelete("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<DeletedProgramModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> DeleteProgram([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (program, refusal) = await FindProgramAsync(id, toChange: true);
        if (refusal is not null)
            return refusal;

        await Programs.DeleteProgramAsync(program, Actor);
        return Data(new DeletedProgramModel(id));
    }

    /// <summary>Bring a deleted program back.</summary>
    /// <remarks>It is neither active nor a default then.</remarks>
    /// <param name="id">The program's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpPost("{id}/restore")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<ProgramApiModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ProgramNotFound)]
    public async Task<IActionResult> RestoreProgram([Range(1, int.MaxValue, ErrorMessage = ProgramMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (_, refusal) = Admit((await Programs.GetDeletedProgramsAsync()).FirstOrDefault(program => program.Id == id), id, toChange: true);
        if (refusal is not null)
            return refusal;

        var restored = await Programs.RestoreProgramAsync(id, Actor);
        return restored.Success ? Program(restored.Value) : Refuse(restored.Error);
    }

    /// <summary>Writes a request into a program, or says what the stores, the catalogue or other programs have against it.</summary>
    private async Task<IActionResult> ApplyAsync(ProgramRequest request, LoyaltyProgram program)
    {
        request.Apply(program);
        if (!ProgramStores.MayChange(User, program))
            return Refuse(ApiErrorCodes.StoreIsolation, "The key is limited to stores: the program must be open to some of them, and to no other.", "storeIds");
        if (IdList.Parse(program.StoreIds).Except((await stores.GetAllStoresAsync()).Select(store => store.Id)).Any())
            return Refuse(ApiErrorCodes.ValidationFailed, "One of the stores does not exist.", "storeIds");
        if (!await catalog.HasProductsAsync(IdList.Parse(program.ExcludedProductIds)))
            return Refuse(ApiErrorCodes.ValidationFailed, "One of the products does not exist.", "excludedProductIds");
        if (!await catalog.HasCategoriesAsync(IdList.Parse(program.ExcludedCategoryIds)))
            return Refuse(ApiErrorCodes.ValidationFailed, "One of the categories does not exist.", "excludedCategoryIds");
        if (program.PictureId != 0 && await pictures.GetPictureByIdAsync(program.PictureId) is null)
            return Refuse(ApiErrorCodes.ValidationFailed, "The picture does not exist.", "pictureId");

        return await Programs.FindFaultAsync(program) is { } fault ? Refuse(fault) : null;
    }

    private IActionResult Program(LoyaltyProgram program)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(program));
        return Data(program.ToModel());
    }

    /// <summary>A number that differs when anything the API shows of the program does.</summary>
    private static int StateOf(LoyaltyProgram program)
    {
        // databases cut moments in different places, and everything that can change is in the other fields
        var state = program.ToModel() with { CreatedOnUtc = default, UpdatedOnUtc = default, StartOnUtc = default, PointsPerCurrencyUnit = 0, EarnStep = 0, PointValue = 0, MaxRedeemPercent = 0 };
        return IfMatchAttribute.StateOf($"{JsonSerializer.Serialize(state, ApiJson.Options)}{program.PointsPerCurrencyUnit:0.####} {program.EarnStep:0.####} {program.PointValue:0.####} {program.MaxRedeemPercent:0.####}");
    }
}
