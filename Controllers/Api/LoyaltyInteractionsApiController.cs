using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Core;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Services.Customers;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>What customers do outside the store, and reports of it that rules reward.</summary>
[Route(ApiDefaults.Prefix + "/interactions")]
public class LoyaltyInteractionsApiController(ICustomerService customers, IInteractionService interactions, IStoreContext storeContext, RuleBooking booking)
    : LoyaltyApiController
{
    /// <summary>The interactions that are defined, by name.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="before">Where the part before ended, by its meta.nextBefore.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<InteractionModel, SettingsMeta>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListInteractions([FromQuery, ListCursor] string before = null,
        [FromQuery, Range(1, SettingsList.Limit, ErrorMessage = "Must be from {1} to {2}.")] int limit = SettingsList.Limit)
    {
        var (part, meta) = SettingsList.Part(await interactions.GetDefinitionsAsync(), definition => SettingsList.Place(definition.Name, definition.Id), before, limit);
        return Page(part.Select(definition => definition.ToModel()).ToList(), meta);
    }

    /// <summary>Define an interaction.</summary>
    /// <remarks>Send an Idempotency-Key to make repeating the call harmless.</remarks>
    /// <param name="request">The interaction.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every interaction.</param>
    [HttpPost]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<InteractionModel>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> CreateInteraction([JsonBody] InteractionRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        // definitions serve all stores
        if (User.HasClaim(claim => claim.Type == ApiDefaults.StoreClaim))
            return Refuse(ApiErrorCodes.StoreIsolation, "Interactions serve all stores; this key is limited to some.");

        var saved = await interactions.SaveDefinitionAsync(new InteractionDefinition
        {
            SystemName = request.Id, Name = request.Name?.Trim(), Description = request.Description?.Trim(), Active = request.Active
        }, Actor);
        return saved.Success ? Data(saved.Value.ToModel()) : Refuse(saved.Error);
    }

    /// <summary>Report that an interaction happened.</summary>
    /// <remarks>All rules that match give their points at once; the answer says which. A failure of a rule does not fail the report.
    /// Send an Idempotency-Key to make repeating the call harmless.</remarks>
    /// <param name="id">Id of the interaction.</param>
    /// <param name="request">What happened.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every event.</param>
    [HttpPost("{id}/events")]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<InteractionEventModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.INTERACTION_NOT_FOUND, ApiErrorCodes.InvalidState)]
    public async Task<IActionResult> AppendEvent([StringLength(100, ErrorMessage = "Must not be longer than {1} characters.")] string id,
        [JsonBody] InteractionEventRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        var definition = await interactions.GetDefinitionAsync(id);
        if (definition is null)
            return Refuse(LoyaltyErrorCodes.INTERACTION_NOT_FOUND, $"There is no interaction \"{id}\".");

        var customer = await customers.GetCustomerByIdAsync(request.CustomerId!.Value);
        if (customer is null || customer.Deleted || !await customers.IsRegisteredAsync(customer))
            return Refuse(ApiErrorCodes.ValidationFailed, "There is no such registered customer.", "customerId");

        var appended = await interactions.AppendAsync(definition, new InteractionEvent
        {
            StoreId = (await storeContext.GetCurrentStoreAsync()).Id,
            CustomerId = customer.Id,
            Outcome = request.Outcome,
            Scope = request.Scope,
            Status = request.Status,
            EventType = request.EventType,
            Metadata = request.Metadata is { Count: > 0 } ? JsonSerializer.Serialize(request.Metadata) : null,
            IdempotencyKey = idempotencyKey is null ? null : ApiIdempotency.LedgerKey(Caller, idempotencyKey),
            Actor = Actor
        });
        if (!appended.Success)
            return Refuse(appended.Error);

        var happened = appended.Value.Event;
        return Data(happened.ToModel(definition, await booking.GetAwardsAsync([InteractionService.ToRuleEvent(definition, happened).Key])));
    }
}
