using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Providers;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>The stores and the loyalty providers they work with.</summary>
[Route(ApiDefaults.Prefix + "/stores")]
public class LoyaltyStoresApiController(ProviderConfigurations configurations, ProviderHealth health, IStoreService stores) : LoyaltyApiController
{
    private const string StoreMessage = "Must be a store's number, at least 1.";

    /// <summary>The stores, each with its provider.</summary>
    /// <remarks>Needs a key with the scope loyalty:admin; one that is limited to stores sees those. No secret is ever told. Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="before">Where the part before ended, by its meta.nextBefore.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.AdminPolicy)]
    [ProducesResponseType<PageResponse<StoreModel, SettingsMeta>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed)]
    public async Task<IActionResult> ListStores([FromQuery, ListCursor] string before = null,
        [FromQuery, Range(1, SettingsList.Limit, ErrorMessage = "Must be from {1} to {2}.")] int limit = SettingsList.Limit)
    {
        var rows = (await configurations.GetAllAsync()).ToDictionary(row => row.StoreId);
        var scope = ProgramStores.ScopeOf(User);
        var (part, meta) = SettingsList.Part((await stores.GetAllStoresAsync()).Where(store => scope.Includes(store.Id)), store => SettingsList.Place(store.Id), before, limit);
        return Page(part.Select(store => new StoreModel(store.Id, store.Name, store.Url, rows.GetValueOrDefault(store.Id) is { } row ? row.ToModel(health.BreakerOf(row)) : null)).ToList(), meta);
    }

    /// <summary>The provider of a store.</summary>
    /// <remarks>The answer's ETag changes with it.</remarks>
    /// <param name="id">The store's number.</param>
    [HttpGet("{id}/config")]
    [Authorize(Policy = ApiDefaults.AdminPolicy)]
    [ProducesResponseType<DataResponse<StoreProviderModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.STORE_NOT_FOUND, ApiErrorCodes.InvalidState)]
    public async Task<IActionResult> GetStoreConfiguration([Range(1, int.MaxValue, ErrorMessage = StoreMessage)] int id)
    {
        if (await RefuseStoreAsync(id) is { } refusal)
            return refusal;

        return await configurations.FindAsync(id) is { } row ? Provider(row) : NoProvider();
    }

    /// <summary>Say which provider a store works with.</summary>
    /// <remarks>The secret is written only. Left out, the one there is stays; not so when provider or address change, because it is not meant for anybody else.
    /// Sessions that were begun go on with what is configured when they are due. Send the ETag you read as If-Match to be refused when somebody else changed it meanwhile.</remarks>
    /// <param name="id">The store's number.</param>
    /// <param name="request">The provider.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice; repeating the call is harmless without one, too.</param>
    [HttpPut("{id}/config")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.AdminPolicy)]
    [ProducesResponseType<DataResponse<StoreProviderModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.STORE_NOT_FOUND, ApiErrorCodes.PreconditionFailed, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict,
        ApiErrorCodes.PayloadTooLarge, ApiErrorCodes.UnsupportedMediaType)]
    public async Task<IActionResult> ConfigureStore([Range(1, int.MaxValue, ErrorMessage = StoreMessage)] int id, [JsonBody] StoreProviderRequest request,
        [IfMatch] string ifMatch = null, [IdempotencyKey] string idempotencyKey = null)
    {
        if (await RefuseStoreAsync(id) is { } refusal)
            return refusal;
        if (request.AllowedOrigins?.Any(string.IsNullOrWhiteSpace) == true)
            return Refuse(ApiErrorCodes.ValidationFailed, "An origin is missing.", "allowedOrigins");

        if (!IfMatchAttribute.Allows(ifMatch, StateOf(await configurations.FindAsync(id))))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The provider of the store has changed meanwhile.");

        var saved = await configurations.SaveAsync(request.ToConfiguration(id), string.IsNullOrEmpty(request.ClientSecret) ? null : request.ClientSecret, Actor);
        return saved.Success ? Provider(saved.Value) : Refuse(saved.Error);
    }

    /// <summary>Try a store's provider out.</summary>
    /// <remarks>Fetches a token and asks for the status, within the budget of a page. What is wrong is told as a code in the answer; the call itself succeeds.</remarks>
    /// <param name="id">The store's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every try.</param>
    [HttpPost("{id}/test")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.AdminPolicy)]
    [ProducesResponseType<DataResponse<StoreTestModel>>(StatusCodes.Status200OK)]
    [Answers(ApiErrorCodes.ValidationFailed, LoyaltyErrorCodes.STORE_NOT_FOUND, ApiErrorCodes.InvalidState, ApiErrorCodes.IdempotencyConflict)]
    public async Task<IActionResult> TestStore([Range(1, int.MaxValue, ErrorMessage = StoreMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        if (await RefuseStoreAsync(id) is { } refusal)
            return refusal;
        if (await configurations.FindAsync(id) is not { } row)
            return NoProvider();

        var watch = Stopwatch.StartNew();
        var (status, code) = await health.TestAsync(row);
        return Data(new StoreTestModel(code is null, code, status, watch.ElapsedMilliseconds, health.BreakerOf(row)));
    }

    private IActionResult Provider(ProviderConfiguration row)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(row));
        return Data(row.ToModel(health.BreakerOf(row)));
    }

    private static IActionResult NoProvider() => Refuse(ApiErrorCodes.InvalidState, "The store works with no provider yet.");

    private static int StateOf(ProviderConfiguration row) => IfMatchAttribute.StateOf(
        $"{row?.Active}\n{row?.ProviderName}\n{row?.DisplayName}\n{row?.Address}\n{row?.ClientId}\n{row?.SealedSecret}\n{row?.Program}\n{row?.SiteId}\n{row?.BudgetMilliseconds}\n{row?.FinalizeAtId}\n{row?.KeepTryingDays}\n{row?.AllowedOrigins}");

    private async Task<IActionResult> RefuseStoreAsync(int id)
    {
        if (!ProgramStores.ScopeOf(User).Includes(id))
            return Refuse(ApiErrorCodes.StoreIsolation, "This key is limited to other stores.");

        return (await stores.GetAllStoresAsync()).Any(store => store.Id == id) ? null
            : Refuse(LoyaltyErrorCodes.STORE_NOT_FOUND, $"There is no store {id.ToString(CultureInfo.InvariantCulture)}.");
    }
}
