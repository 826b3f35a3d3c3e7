using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;
using Nop.Plugin.Misc.Loyalty.Factories.Api;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Models.Api;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Api;

/// <summary>Addresses that are told what happens, and what was sent to them.</summary>
[Route(ApiDefaults.Prefix + "/webhooks")]
public class LoyaltyWebhooksApiController(IWebhookService webhooks) : LoyaltyApiController
{
    private const string WebhookMessage = "Must be a webhook's number, at least 1.";
    private const string DeliveryMessage = "Must be a message's number, at least 1.";

    /// <summary>The webhooks, newest first.</summary>
    /// <remarks>A key that is limited to stores sees those of its stores. Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="before">Where the part before ended, by its meta.nextBefore.</param>
    /// <param name="limit">How many.</param>
    [HttpGet]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<WebhookModel, SettingsMeta>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListWebhooks([FromQuery, ListCursor] string before = null,
        [FromQuery, Range(1, SettingsList.Limit, ErrorMessage = "Must be from {1} to {2}.")] int limit = SettingsList.Limit)
    {
        var (part, meta) = SettingsList.Part((await webhooks.GetAllAsync()).Where(MayUse), webhook => SettingsList.Place(-webhook.Id), before, limit);
        return Page(part.Select(webhook => webhook.ToModel()).ToList(), meta);
    }

    /// <summary>A webhook.</summary>
    /// <remarks>The answer's ETag names its state.</remarks>
    /// <param name="id">The webhook's number.</param>
    [HttpGet("{id}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<WebhookModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND)]
    public async Task<IActionResult> GetWebhook([Range(1, int.MaxValue, ErrorMessage = WebhookMessage)] int id)
    {
        var (webhook, refusal) = await FindAsync(id);
        return refusal ?? Webhook(webhook);
    }

    /// <summary>Make a webhook.</summary>
    /// <remarks>The answer holds the secret that its messages are signed with, this once. Send an Idempotency-Key to make repeating the call
    /// harmless; the repeated answer holds no secret.</remarks>
    /// <param name="request">The webhook.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every webhook.</param>
    [HttpPost]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<WebhookSecretModel>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> CreateWebhook([JsonBody] WebhookRequest request, [IdempotencyKey] string idempotencyKey = null)
    {
        var webhook = new Webhook();
        request.Apply(webhook);
        if (!MayUse(webhook))
            return NotYours();

        var made = await webhooks.InsertAsync(webhook, Actor);
        return made.Success ? Secret(webhook, made.Value.Secret) : Refuse(made.Error);
    }

    /// <summary>Replace a webhook.</summary>
    /// <remarks>The secret stays. Send the ETag you read as If-Match to be refused when somebody else changed the webhook meanwhile.</remarks>
    /// <param name="id">The webhook's number.</param>
    /// <param name="request">The webhook as it shall be.</param>
    /// <param name="ifMatch">The ETag of the state the change builds upon.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every change.</param>
    [HttpPut("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<WebhookModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND)]
    public async Task<IActionResult> UpdateWebhook([Range(1, int.MaxValue, ErrorMessage = WebhookMessage)] int id, [JsonBody] WebhookRequest request,
        [IfMatch] string ifMatch = null, [IdempotencyKey] string idempotencyKey = null)
    {
        var (webhook, refusal) = await FindAsync(id);
        if (refusal is not null)
            return refusal;
        if (!IfMatchAttribute.Allows(ifMatch, StateOf(webhook)))
            return Refuse(ApiErrorCodes.PreconditionFailed, "The webhook has changed meanwhile.");

        request.Apply(webhook);
        if (!MayUse(webhook))
            return NotYours();

        var updated = await webhooks.UpdateAsync(webhook, Actor);
        return updated.Success ? Webhook(updated.Value) : Refuse(updated.Error);
    }

    /// <summary>Delete a webhook.</summary>
    /// <remarks>What was to be sent to it is not sent any more, and its log goes with it.</remarks>
    /// <param name="id">The webhook's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpDelete("{id}")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<DeletedWebhookModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND)]
    public async Task<IActionResult> DeleteWebhook([Range(1, int.MaxValue, ErrorMessage = WebhookMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (webhook, refusal) = await FindAsync(id);
        if (refusal is not null)
            return refusal;

        await webhooks.DeleteAsync(webhook, Actor);
        return Data(new DeletedWebhookModel(id));
    }

    /// <summary>Make a new secret for a webhook.</summary>
    /// <remarks>The old one counts no longer. The answer holds the new one, this once.</remarks>
    /// <param name="id">The webhook's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every secret.</param>
    [HttpPost("{id}/secret")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<WebhookSecretModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND)]
    public async Task<IActionResult> RotateWebhookSecret([Range(1, int.MaxValue, ErrorMessage = WebhookMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (webhook, refusal) = await FindAsync(id);
        return refusal ?? Secret(webhook, await webhooks.RotateSecretAsync(webhook, Actor));
    }

    /// <summary>Send a message that says nothing, to see one arrive.</summary>
    /// <param name="id">The webhook's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every message.</param>
    [HttpPost("{id}/test")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<WebhookDeliveryModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND)]
    public async Task<IActionResult> TestWebhook([Range(1, int.MaxValue, ErrorMessage = WebhookMessage)] int id, [IdempotencyKey] string idempotencyKey = null)
    {
        var (webhook, refusal) = await FindAsync(id);
        if (refusal is not null)
            return refusal;

        var sent = await webhooks.SendTestAsync(webhook);
        return sent.Success ? Data(sent.Value.ToModel()) : Refuse(sent.Error);
    }

    /// <summary>The messages to a webhook, newest first.</summary>
    /// <remarks>Read on with the answer's meta.nextBefore as "before".</remarks>
    /// <param name="id">The webhook's number.</param>
    /// <param name="status">Only pending, delivered or dead ones.</param>
    /// <param name="before">Only messages with a lower number than this.</param>
    /// <param name="limit">How many.</param>
    [HttpGet("{id}/deliveries")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<PageResponse<WebhookDeliveryModel, WebhookDeliveriesMeta>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND)]
    public async Task<IActionResult> ListWebhookDeliveries([Range(1, int.MaxValue, ErrorMessage = WebhookMessage)] int id,
        [FromQuery, RegularExpression("^(pending|delivered|dead)$", ErrorMessage = "Must be pending, delivered or dead.")] string status = null,
        [FromQuery, Range(1, int.MaxValue, ErrorMessage = DeliveryMessage)] int? before = null,
        [FromQuery, Range(1, 100, ErrorMessage = "Must be from {1} to {2}.")] int limit = 20)
    {
        var (webhook, refusal) = await FindAsync(id);
        if (refusal is not null)
            return refusal;

        WebhookDeliveryStatus? wanted = status is null ? null : Enum.Parse<WebhookDeliveryStatus>(status, ignoreCase: true);
        var rows = await webhooks.GetDeliveriesAsync(webhook.Id, limit + 1, before, wanted);
        var page = rows.Take(limit).Select(delivery => delivery.ToModel()).ToList();
        return Page(page, new WebhookDeliveriesMeta(limit, rows.Count > limit ? page[^1].Id : null));
    }

    /// <summary>A message to a webhook, with what it says and all attempts.</summary>
    /// <param name="id">The webhook's number.</param>
    /// <param name="deliveryId">The message's number.</param>
    [HttpGet("{id}/deliveries/{deliveryId}")]
    [Authorize(Policy = ApiDefaults.ReadPolicy)]
    [ProducesResponseType<DataResponse<WebhookDeliveryDetailsModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND, LoyaltyErrorCodes.DELIVERY_NOT_FOUND)]
    public async Task<IActionResult> GetWebhookDelivery([Range(1, int.MaxValue, ErrorMessage = WebhookMessage)] int id,
        [Range(1, int.MaxValue, ErrorMessage = DeliveryMessage)] int deliveryId)
    {
        var (delivery, refusal) = await FindDeliveryAsync(id, deliveryId);
        return refusal ?? Data(delivery.ToDetails(await webhooks.GetAttemptsAsync(delivery.Id)));
    }

    /// <summary>Send a message again.</summary>
    /// <remarks>At once and with all attempts before it, however it ended. Receivers tell by the event's id that they know it.</remarks>
    /// <param name="id">The webhook's number.</param>
    /// <param name="deliveryId">The message's number.</param>
    /// <param name="idempotencyKey">A key of your choice, a new one for every call.</param>
    [HttpPost("{id}/deliveries/{deliveryId}/resend")]
    [RememberAnswer]
    [Authorize(Policy = ApiDefaults.WritePolicy)]
    [ProducesResponseType<DataResponse<WebhookDeliveryModel>>(StatusCodes.Status200OK)]
    [Answers(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND, LoyaltyErrorCodes.DELIVERY_NOT_FOUND)]
    public async Task<IActionResult> ResendWebhookDelivery([Range(1, int.MaxValue, ErrorMessage = WebhookMessage)] int id,
        [Range(1, int.MaxValue, ErrorMessage = DeliveryMessage)] int deliveryId, [IdempotencyKey] string idempotencyKey = null)
    {
        var (delivery, refusal) = await FindDeliveryAsync(id, deliveryId);
        if (refusal is not null)
            return refusal;

        var resent = await webhooks.ResendAsync(delivery, Actor);
        return resent.Success ? Data(resent.Value.ToModel()) : Refuse(resent.Error);
    }

    /// <summary>A webhook without stores hears of all; a key that is limited to stores may have to do with webhooks of its stores only.</summary>
    private bool MayUse(Webhook webhook) => ProgramStores.ScopeOf(User).MayChange(webhook.StoreIds);

    private static IActionResult NotYours() => Refuse(ApiErrorCodes.StoreIsolation, "This key is limited to stores: a webhook must name stores, and only those.");

    private IActionResult Webhook(Webhook webhook)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(webhook));
        return Data(webhook.ToModel());
    }

    private IActionResult Secret(Webhook webhook, string secret)
    {
        Response.Headers.ETag = IfMatchAttribute.TagOf(StateOf(webhook));
        return new ApiResult<DataResponse<WebhookSecretModel>>(new DataResponse<WebhookSecretModel>(webhook.ToModel(secret)))
        {
            Kept = new DataResponse<WebhookSecretModel>(webhook.ToModel(secret: null))
        };
    }

    private static int StateOf(Webhook webhook) => IfMatchAttribute.StateOf(
        $"{webhook.Name}\n{webhook.Url}\n{webhook.Events}\n{webhook.ProgramIds}\n{webhook.StoreIds}\n{webhook.Active}\n{webhook.Secret}");

    private async Task<(Webhook, IActionResult)> FindAsync(int id)
    {
        var webhook = await webhooks.GetByIdAsync(id);
        if (webhook is null)
            return (null, Refuse(LoyaltyErrorCodes.WEBHOOK_NOT_FOUND, $"There is no webhook {id.ToString(CultureInfo.InvariantCulture)}."));

        return (webhook, MayUse(webhook) ? null : Refuse(ApiErrorCodes.StoreIsolation, "The webhook hears of other stores too."));
    }

    private async Task<(WebhookDelivery, IActionResult)> FindDeliveryAsync(int id, int deliveryId)
    {
        var (webhook, refusal) = await FindAsync(id);
        if (refusal is not null)
            return (null, refusal);

        var delivery = await webhooks.GetDeliveryAsync(deliveryId);
        return delivery?.WebhookId == webhook.Id
            ? (delivery, null)
            : (null, Refuse(LoyaltyErrorCodes.DELIVERY_NOT_FOUND, $"The webhook was not sent a message {deliveryId.ToString(CultureInfo.InvariantCulture)}."));
    }
}
